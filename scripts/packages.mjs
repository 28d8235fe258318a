// What the console is built from: that it is what package-lock.json names, and that nothing known is wrong with what ships.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, main, root } from './project.mjs'

const PATIENCE = 60_000

/**
 * What is wrong with a lock file: each package has to come from the registry that npm is set to, by version, and to be what
 * its checksum says.
 */
export function faultsOfLock({ packages }) {
  return Object.entries(packages).flatMap(([path, { version, resolved, integrity, link, inBundle }]) => {
    // What another package holds is within its checksum.
    if (path === '' || inBundle === true) return []
    if (link === true || !/^\d+\.\d+\.\d+/.test(version ?? '')) return [`${path}: no released version`]
    if (resolved !== undefined) return [`${path}: names where it comes from (${resolved})`]
    return integrity?.startsWith('sha512-') ? [] : [`${path}: no checksum`]
  })
}

/**
 * What an audit found.
 * @returns null where the registry could not be asked
 */
export function faultsOfAudit(text) {
  try {
    const { vulnerabilities } = JSON.parse(text)
    if (vulnerabilities === undefined) return null
    return Object.values(vulnerabilities).map(({ name, severity }) => `${name}: ${severity} (npm audit)`)
  } catch {
    return null
  }
}

function audit() {
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${PATIENCE / 2}`]
  const { stdout } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', timeout: PATIENCE })
  return faultsOfAudit(stdout ?? '')
}

if (isMain(import.meta)) {
  await main(() => {
    const lock = faultsOfLock(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
    const known = audit()
    for (const fault of [...lock, ...(known ?? [])]) console.error(fault)
    if (lock.length + (known?.length ?? 0) > 0) process.exitCode = 1
    else if (known === null)
      console.log('package-lock.json is sound; npm audit was not done, as its registry can’t be asked.')
    else console.log('package-lock.json is sound; npm audit knows of nothing wrong with what ships.')
  })
}
