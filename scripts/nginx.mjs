// Finds an nginx for the browser tests, which then run on what an installation runs; or unpacks one, beside the project and
// nowhere else: installed, it would begin to serve. Prints its path, or nothing where there is none.
import './node-version.mjs'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, main, readEnvironment, root } from './project.mjs'
import { isRoot, ONE_MINUTE, onPath, output, run } from './system.mjs'

const cache = join(root, '.cache', 'nginx')
const unpacked = join(cache, 'usr', 'sbin', 'nginx')

export const NO_NGINX = `No nginx was found, so the browser tests run on the preview server: the same tests, without the configuration of deploy/.
Any of these helps: apt-get install nginx, dnf install nginx, brew install nginx; NGINX_PATH=/path/to/nginx, if there is one in an unusual place.`

/** The path of an nginx that starts and can do what deploy/ asks of it; undefined where there is none. */
export function findNginx() {
  const given = readEnvironment().NGINX_PATH
  const paths = given === undefined ? [onPath('nginx'), unpacked] : [given]
  return paths.find((path) => path !== undefined && existsSync(path) && fits(path))
}

/** The same, after one was unpacked where there was none. */
export function nginx() {
  return findNginx() ?? (unpack() ? findNginx() : undefined)
}

const fits = (path) => output(path, ['-V'])?.includes('http_gzip_static_module') ?? false

function unpack() {
  if (!onPath('apt-get') || !onPath('dpkg-deb')) return false
  console.error('No nginx found: unpacking one with apt-get …')
  rmSync(cache, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  if (isRoot()) run('apt-get', ['update', '-q'], 3 * ONE_MINUTE)
  // By the name of one of them the package that holds the program is called.
  return ['nginx', 'nginx-core'].some((name) => {
    if (!run('apt-get', ['download', '-q', name], 2 * ONE_MINUTE, cache)) return false
    const file = readdirSync(cache).find((one) => one.startsWith(`${name}_`) && one.endsWith('.deb'))
    return file !== undefined && run('dpkg-deb', ['-x', file, '.'], ONE_MINUTE, cache) && existsSync(unpacked)
  })
}

if (isMain(import.meta)) {
  await main(async () => console.log(findNginx() ?? ''))
}
