// The console with the demo Quay in the page, as `npm run build:demo` makes it: on a host that has files and nothing else.
import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { forVite, root, VITE } from '../scripts/project.mjs'
import { ask, confirm, expectDone, undo } from './operations'
import { expectRepositories, tagRow, tagTable } from './pages'
import { expectSignedIn, fillAccount, PASSWORD } from './people'
import { watchProblems } from './problems'

const PLACE = '/some/where/'
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const folder = join(root, '.cache', `demo-build-${process.pid}`)
const missing: string[] = []
let server: Server
let address = ''

/** The files under a path of a host, which knows nothing of the console's own addresses. */
async function open(): Promise<void> {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const name = pathname === PLACE ? 'index.html' : pathname.slice(PLACE.length)
    readFile(join(folder, name)).then(
      (content) => response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? '' }).end(content),
      () => {
        missing.push(pathname)
        response.writeHead(404).end()
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  address = `http://127.0.0.1:${typeof place === 'object' && place !== null ? place.port : 0}${PLACE}`
}

test.beforeAll(async () => {
  const build = ['build', '--mode', 'demo', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  await promisify(execFile)(process.execPath, [...VITE, ...build], { cwd: root, env: forVite(process.env) })
  await open()
})

test.afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

test('signs in, lists, deletes and brings back, without a server', async ({ page, context }) => {
  const problems = await watchProblems(context)
  await page.goto(address)
  await expect(page.getByText('Demo: admin, writer or reader')).toBeVisible()
  await fillAccount(page, 'admin', PASSWORD)
  await expectRepositories(page)
  await expectSignedIn(page, 'Signed in as admin')
  await page.getByRole('link', { name: 'api', exact: true }).click()
  await expect(tagTable(page, 'acme/api').getByRole('rowheader').first()).toBeVisible()
  await expect(page).toHaveURL(`${address}repository/acme/api`)
  await confirm(await ask(page, 'stable', 'Delete…'), 'Delete stable')
  await expectDone(page, 'Deleted stable')
  await expect(tagRow(page, 'stable')).toBeHidden()
  await undo(page)
  await expect(tagRow(page, 'stable')).toBeVisible()

  // The page's Quay is gone with the page; the page is found again where the host has nothing.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.reload()
  await fillAccount(page, 'admin', PASSWORD)
  await expect(tagTable(page, 'acme/api').getByRole('rowheader').first()).toBeVisible()
  await expect(page).toHaveURL(`${address}repository/acme/api`)
  expect(missing).toEqual([])
  expect(problems.unexpected()).toEqual([])
})
