// npm test: every check that the project has, from a fresh clone on. One that fails does not keep the others from
// running. `--only unit,e2e` runs some, and what they need.
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, fonts } from './chromium.mjs'
import { nginx, NO_NGINX } from './nginx.mjs'
import { forVite, main, root } from './project.mjs'
import { setup } from './setup.mjs'
import { suites, tally } from './suites.mjs'

const SIDE_BY_SIDE = 2
/** What takes longer hangs. A slow machine goes through the browser tests in half of it. */
const LONGEST = 45 * 60_000

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const chosen = choose(values.only)
  await setup()
  rmSync(join(root, '.cache', 'test'), { recursive: true, force: true })
  mkdirSync(join(root, '.cache', 'test'), { recursive: true })
  const env = await environment(chosen)
  const results = await runAll(chosen, env)
  process.exitCode = summarize(results, env) === 0 ? 0 : 1
})

function choose(only) {
  if (only === undefined) return suites
  const names = only.split(',')
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name))
  if (unknown.length > 0)
    throw new Error(`No suite is called ${unknown.join(', ')}: ${suites.map((s) => s.name).join(', ')}`)
  const wanted = new Set(
    suites.filter(({ name }) => names.includes(name)).flatMap(({ name, needs }) => [name, ...needs]),
  )
  return suites.filter(({ name }) => wanted.has(name))
}

async function environment(chosen) {
  const bin = join(root, 'node_modules', '.bin')
  const path = `${bin}${delimiter}${process.env.PATH}`
  if (!chosen.some(({ name }) => name === 'e2e')) return forVite({ ...process.env, PATH: path })
  const env = forVite({ ...process.env, PATH: path, NGINX_PATH: nginx() ?? '' })
  try {
    const path = await chromium()
    fonts()
    return { ...env, CHROMIUM_PATH: path }
  } catch (error) {
    // The browser suite will fail for it; the others need none.
    console.error(error.message)
    return env
  }
}

/** Two at a time, each after what it needs, those that want to be alone last. */
async function runAll(chosen, env) {
  const limit = slots(SIDE_BY_SIDE)
  const running = new Map()
  const start = (suite) => {
    if (!running.has(suite)) running.set(suite, follow(suite))
    return running.get(suite)
  }
  const follow = async (suite) => {
    const others = chosen.filter(({ name, alone }) => (suite.alone ? !alone : suite.needs.includes(name)))
    const before = await Promise.all(others.map(start))
    const missing = before.filter(({ name, failed }) => suite.needs.includes(name) && failed > 0)
    return missing.length > 0 ? lacking(suite, missing) : limit(() => run(suite, env))
  }
  return Promise.all(chosen.map(start))
}

function slots(free) {
  const waiting = []
  return async (task) => {
    if (free === 0) await new Promise((resolve) => waiting.push(resolve))
    else free -= 1
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

function lacking({ name }, missing) {
  console.log(`✗ ${name}: not run, as ${missing.map((result) => result.name).join(', ')} failed`)
  return { name, passed: 0, failed: 1, seconds: 0 }
}

async function run(suite, env) {
  const { name, command, args, live, note } = suite
  const started = performance.now()
  const [bin, ...rest] = command
  const stdio = ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe']
  const child = spawn(bin, [...rest, ...args], {
    cwd: root,
    env: { ...env, ...suite.env },
    stdio,
    timeout: LONGEST,
  })
  const endChild = () => child.kill()
  process.on('exit', endChild)
  const parts = []
  const said = { stdout: '' }
  child.stdout?.setEncoding('utf8').on('data', (text) => (parts.push(text), (said.stdout += text)))
  child.stderr?.setEncoding('utf8').on('data', (text) => parts.push(text))
  child.once('error', (error) => parts.push(`${error.message}\n`))
  const [status] = await once(child, 'close').catch(() => [1])
  process.off('exit', endChild)
  const { passed, failed } = tally(suite, status, said.stdout)
  const seconds = (performance.now() - started) / 1000
  if (failed > 0 && parts.length > 0) console.log(`\n── ${name} ──\n${parts.join('').trimEnd()}`)
  const more = note && failed === 0 ? `: ${said.stdout.trim()}` : ''
  console.log(`${failed > 0 ? '✗' : '✓'} ${name} (${seconds.toFixed(1)} s)${more}`)
  return { name, passed, failed, seconds }
}

/** Prints the table, and as the last line the sum of it; gives the number of failures. */
function summarize(results, { NGINX_PATH: server }) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  console.log(
    `\n   ${'suite'.padEnd(12)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(9)}`,
  )
  for (const { name, passed, failed, seconds } of results) {
    const numbers = String(passed).padStart(8) + String(failed).padStart(8) + seconds.toFixed(1).padStart(9)
    console.log(` ${failed > 0 ? '✗' : ' '} ${name.padEnd(12)}${numbers}`)
  }
  if (server !== undefined) console.log(server === '' ? `\n${NO_NGINX}` : `\ne2e ran on nginx (${server}).`)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed')
}
