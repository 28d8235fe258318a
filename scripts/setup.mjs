// Installs what package-lock.json asks for: when node_modules is missing, half there or out of date, else nothing.
import './node-version.mjs'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isMain, main, root } from './project.mjs'

const modules = join(root, 'node_modules')
const stamp = join(modules, '.tidemark-setup')
const lock = join(root, '.cache', 'setup.lock')
const LONGEST = 15 * 60_000

export async function setup() {
  if (isInstalled()) return
  await alone(() => {
    // Another run may have done it while this one waited.
    if (isInstalled()) return
    if (!agrees()) install()
    writeFileSync(stamp, fingerprint())
  })
}

/** Packages differ by platform: a folder shared with a container is out of date there. */
function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')
}

function isInstalled() {
  return read(stamp) === fingerprint() && isWhole()
}

function isWhole() {
  const { dependencies, devDependencies } = readJson(join(root, 'package.json'))
  const names = Object.keys({ ...dependencies, ...devDependencies })
  return names.every((name) => existsSync(join(modules, name, 'package.json')))
}

/** Somebody installed with npm itself: npm's own record, written last, then says the same as package-lock.json. */
function agrees() {
  const record = readJson(join(modules, '.package-lock.json'))
  if (!record || !isWhole()) return false
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages)
  return wanted.every(([path, { version, optional }]) => {
    const there = record.packages[path]
    return path === '' || (there ? there.version === version : optional === true)
  })
}

function install() {
  console.log('Installing what package-lock.json asks for: a minute or two …')
  const started = Date.now()
  const [command, ...first] = npm()
  const rest = [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--no-progress',
    '--loglevel=error',
  ]
  const { status, error } = spawnSync(command, [...first, ...rest], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && first.length === 0,
  })
  if (error) throw new Error(`npm could not be started: ${error.message}`)
  if (status !== 0) throw new Error('npm ci failed: what it says above tells why. Is the registry in reach?')
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

/** The npm that runs this script, so that one that is not on the PATH does too. */
function npm() {
  const path = process.env.npm_execpath
  return path?.endsWith('npm-cli.js') ? [process.execPath, path] : ['npm']
}

/** Two runs at once would empty node_modules under each other. */
async function alone(run) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  for (const started = Date.now(); !take(); await pause(500)) {
    if (Date.now() - started > LONGEST)
      throw new Error(`Another set-up holds ${lock}: end it or remove the file.`)
  }
  try {
    run()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!isAlive(Number(read(lock)))) rmSync(lock, { force: true })
  return false
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function readJson(path) {
  const text = read(path)
  return text === undefined ? undefined : JSON.parse(text)
}

if (isMain(import.meta)) await main(setup)
