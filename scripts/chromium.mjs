// Finds a Chromium for the browser tests, or gets one; prints its path. Fonts for Japanese come with it: the pictures
// that the tests take would show boxes.
import './node-version.mjs'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isMain, main, readEnvironment } from './project.mjs'
import { isRoot, ONE_MINUTE, onPath, output, run } from './system.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

const HELP = `No Chromium was found and none could be installed. Any of these helps:
  - install one with the system's packages (Debian: apt-get install chromium; macOS: brew install --cask chromium)
  - npx playwright install chromium
  - CHROMIUM_PATH=/path/to/chrome, if there is one in an unusual place`

/** The path of a Chromium that starts. Throws an Error that says what to do when there is none. */
export async function chromium() {
  const path = find() ?? download() ?? (aptInstall('chromium') ? find() : undefined)
  if (path === undefined) throw new Error(HELP)
  return path
}

/** Pictures of Japanese pages need a font for them; without one they only look wrong. */
export function fonts() {
  if (hasFonts()) return
  if (aptInstall('fontconfig', 'fonts-noto-cjk') && hasFonts()) return
  console.error('No font for Japanese was found (fonts-noto-cjk has one): pictures of pages will show boxes.')
}

const hasFonts = () => output('fc-list', [':lang=ja'])?.trim() !== '' && output('fc-list', []) !== undefined

function find() {
  const given = readEnvironment().CHROMIUM_PATH
  if (given) {
    if (starts(given)) return given
    throw new Error(`CHROMIUM_PATH names ${given}, which is no Chromium that starts.`)
  }
  return [...NAMES.map(onPath), ...MAC, ownOfPlaywright()].find((path) => path !== undefined && starts(path))
}

function ownOfPlaywright() {
  try {
    return createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
  } catch {
    return undefined
  }
}

function download() {
  console.error('No Chromium found: trying Playwright’s (at most two minutes) …')
  run('npx', ['playwright', 'install', 'chromium'], 2 * ONE_MINUTE)
  const path = ownOfPlaywright()
  if (path === undefined || !existsSync(path)) return undefined
  if (starts(path)) return path
  // It is there and lacks the system's libraries.
  if (isRoot()) run('npx', ['playwright', 'install-deps', 'chromium'], 5 * ONE_MINUTE)
  return starts(path) ? path : undefined
}

function aptInstall(...packages) {
  if (!isRoot() || !onPath('apt-get')) return false
  console.error(`Installing ${packages.join(' and ')} with apt-get …`)
  run('apt-get', ['update', '-q'], 3 * ONE_MINUTE)
  return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], 5 * ONE_MINUTE)
}

/** Some systems have a stand-in of that name that only tells how to install it. */
const starts = (path) => output(path, ['--version'])?.includes('Chrom') ?? false

if (isMain(import.meta)) {
  await main(async () => {
    console.log(await chromium())
    fonts()
  })
}
