// Starts the servers of one command, and ends them together.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from './project.mjs'

const PATIENCE = 3000

/** Servers that live and die together. `failed` rejects with a sentence when one of them ends by itself. */
export function family({ quiet = false } = {}) {
  const stdio = ['ignore', quiet ? 'ignore' : 'inherit', 'inherit']
  const children = new Map()
  let ending = false
  const { promise: failed, reject } = withResolvers()
  // Whoever waits for it hears of it; whoever doesn't has ended already.
  failed.catch(() => {})

  /** Runs a script in Node, unless another command is named. */
  const start = (name, args, env, command = process.execPath) => {
    const child = spawn(command, args, { cwd: root, env, stdio })
    children.set(name, child)
    child.once('exit', (code, signal) => {
      children.delete(name)
      if (!ending) reject(new Error(`${name} ended (${signal ?? `exit status ${code}`}).`))
    })
  }

  const end = async () => {
    ending = true
    const left = [...children.values()]
    for (const child of left) child.kill('SIGTERM')
    await Promise.race([
      Promise.all(left.map((child) => once(child, 'exit'))),
      pause(PATIENCE, null, { ref: false }),
    ])
    for (const child of children.values()) child.kill('SIGKILL')
  }

  return { start, end, failed }
}

/**
 * Resolves when the address answers.
 * @param isOurs tells from the answer whether it is the one that was started: on a port that somebody else took
 *   meanwhile, somebody else answers
 */
export async function answers(address, isOurs = async () => true, patience = 60_000) {
  for (const started = Date.now(); Date.now() - started < patience; await pause(100, null, { ref: false })) {
    try {
      if (await isOurs(await fetch(address, { signal: AbortSignal.timeout(5000) }))) return
    } catch {
      // Not there yet.
    }
  }
  throw new Error(`${address} did not answer within ${patience / 1000} s.`)
}

/** Resolves at Ctrl-C, or when the terminal or a supervisor asks to end. */
export function askedToEnd() {
  return Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
}

/** Promise.withResolvers, which Node 20 lacks. */
function withResolvers() {
  let resolve, reject
  const promise = new Promise((...both) => ([resolve, reject] = both))
  return { promise, resolve, reject }
}
