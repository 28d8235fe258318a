// What the set-up asks of the system: which commands there are, and what they say.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './project.mjs'

export const ONE_MINUTE = 60_000

export const isRoot = () => process.getuid?.() === 0

/** Where a command is; undefined for one that is not there. Servers are often kept off the path of those who are not root. */
export function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

/** All that a command says where it ends well, else undefined. */
export function output(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 })
  return status === 0 ? `${stdout}${stderr}` : undefined
}

/** Whether a command ended well and in time (milliseconds); what it says when it didn't is told. */
export function run(command, args, timeout, cwd = root) {
  const { status, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0)
    console.error(stderr?.trim().split('\n').slice(-3).join('\n') || `${command} did not end in time.`)
  return status === 0
}
