// Where the project is, and what its scripts share.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import util from 'node:util'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The arguments with which Node runs Vite, and the demo Quay. */
export const VITE = [join(root, 'node_modules/vite/bin/vite.js')]
export const DEMO = [join(root, 'scripts/demo.mjs')]

/** The environment with what .env adds: it never overrides what is set already, be it to nothing. */
export function readEnvironment() {
  return { ...readDotEnv(), ...process.env }
}

function readDotEnv() {
  try {
    return util.parseEnv(readFileSync(join(root, '.env'), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

/** The environment for Vite, whose notice about imports without extensions in vite.config.ts is no one's concern. */
export const forVite = (env) => ({ ...env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' })

/** Runs a script's main function; what it throws is told in a line, without a stack. */
export async function main(run) {
  endWithNpm()
  try {
    await run()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}

/**
 * npm hands a signal to the shell between it and the script, and that shell to no one: who ends npm from outside would
 * leave servers behind.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  setInterval(() => process.ppid !== shell && process.kill(process.pid, 'SIGTERM'), 500).unref()
}

/** Whether this file was started itself, rather than imported. */
export const isMain = (meta) => process.argv[1] === fileURLToPath(meta.url)
