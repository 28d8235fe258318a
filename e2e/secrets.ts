// Secrets that can be told from all else, the work that they are used for, and where they must not be found afterwards.
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from '@playwright/test'
import type { World } from '../demo/world/types'
import type { Demo } from './demo'
import { ask, askNew, confirm, expect, expectDone, fillImage, nameField, undo } from './operations'
import { tagRow, tagTable } from './pages'
import { PASSWORD } from './people'
import { askDeletion, choose, planBar } from './plan'
import { atRest } from './rest'
import type { Stage } from './stage'
import { bareRepository, emptyWorld, image } from './worlds'

export const TOKEN = 'tOkEn7f3a91c04marked'
export const REPOSITORY = 'acme/plain'
export const TAG_API = `/api/v1/repository/${REPOSITORY}/tag`

export function markedWorld(): World {
  const [first, second] = ['a', 'b'].map((letter) => `sha256:${letter.repeat(64)}`)
  const start_ts = Math.floor(Date.now() / 1000) - 3600
  const tag = (name: string, manifest_digest = '') => ({
    name,
    manifest_digest,
    start_ts,
    reversion: false,
    immutable: false,
    is_manifest_list: false,
    size: 1_000_000,
  })
  return emptyWorld({
    config: { features: { IMMUTABLE_TAGS: true }, config: { PERMANENTLY_DELETE_TAGS: true } },
    tokens: {
      [TOKEN]: {
        user: 'admin',
        scopes: ['repo:read', 'repo:write', 'repo:admin', 'user:read'],
        expired: false,
      },
    },
    repositories: [
      {
        ...bareRepository('plain'),
        permissions: { writer: 'write', admin: 'admin' },
        tags: [tag('v1', first), tag('v2', second), tag('v3', second)],
        manifests: Object.fromEntries([first, second].map((one = '') => [one, image(one)])),
      },
    ],
  })
}

/** All that leaves the page, as text; of the requests the headers in which a secret belongs are left out. */
export function watch(context: BrowserContext, page: Page): { told: string[]; secrets: Set<string> } {
  const told: string[] = []
  const secrets = new Set([TOKEN, PASSWORD])
  context.on('request', (request) => {
    const { authorization: _token, cookie: _cookie, 'x-csrf-token': csrf, ...headers } = request.headers()
    if (csrf !== undefined) secrets.add(csrf)
    const isSignIn = new URL(request.url()).pathname === '/api/v1/signin'
    told.push(request.url(), JSON.stringify(headers), isSignIn ? '' : (request.postData() ?? ''))
  })
  context.on('console', (message) => told.push(message.text()))
  context.on('weberror', (failure) => told.push(failure.error().stack ?? ''))
  page.on('framenavigated', (frame) => told.push(frame.url()))
  return { told, secrets }
}

/** What the server logs from now on: what was before is another test's. */
export function watchLogs(stage: Stage): () => string[] {
  const before = stage.logs().map(({ length }) => length)
  return () => stage.logs().map((log, index) => log.slice(before[index]))
}

/** What the page shows, and what the browser keeps of it, as text. */
export async function kept(page: Page): Promise<{ session: string | null; rows: unknown[]; text: string }> {
  return page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(request.error?.message)))
      })
    const rows: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        rows.push(...(await read(database.transaction(store).objectStore(store).getAll())))
      database.close()
    }
    const caches = await globalThis.caches.keys()
    return {
      session: sessionStorage.getItem('tidemark.session'),
      rows,
      text: JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage).filter(([key]) => key !== 'tidemark.session'),
        rows,
        caches,
        document.cookie,
        document.documentElement.outerHTML,
        location.href,
        JSON.stringify(history.state),
        window.name,
      ]),
    }
  })
}

/** The file that a choice of the menu gives. */
async function exported(page: Page, choice: string): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: choice }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

/** Does one of each kind, and lets some fail with answers that repeat what was sent. */
export async function work(page: Page, demo: Demo): Promise<string[]> {
  const found: string[] = []
  await page.goto(`/repository/${REPOSITORY}`)
  await expect(tagTable(page, REPOSITORY).getByRole('rowheader').first()).toBeVisible()

  const created = await askNew(page)
  await nameField(created).fill('v4')
  await fillImage(created, 'v1')
  await created.getByText('The same as curl commands').click()
  await created.getByRole('button', { name: 'Copy the commands' }).click()
  found.push(await page.evaluate(() => navigator.clipboard.readText()))
  await confirm(created, 'Create')
  await expectDone(page, 'Created v4')

  const moved = await ask(page, 'v4', 'Move…')
  await fillImage(moved, 'v2')
  const echo = {
    status: 500,
    body: `<h1>Bearer ${TOKEN} may not, nor ${PASSWORD}</h1>`.replace(PASSWORD, 'others'),
  }
  await demo.faults({ method: 'PUT', path: `${TAG_API}/*`, times: 1, what: echo })
  await confirm(moved, 'Move v4')
  await expect(moved.getByRole('alert')).toContainText('may not')
  found.push(await moved.innerText())
  await confirm(moved, 'Move v4')
  await expectDone(page, 'Moved v4')

  const expiring = await ask(page, 'v4', 'Set expiration…')
  await expiring.getByLabel('Ends', { exact: true }).fill('+7d')
  await confirm(expiring, 'Set the expiration of v4')
  await expectDone(page, 'Set the expiration of v4')
  await confirm(await ask(page, 'v4', 'Clear expiration…'), 'Clear the expiration of v4')
  await expectDone(page, 'Cleared the expiration of v4')
  await confirm(await ask(page, 'v4', 'Lock…'), 'Lock v4')
  await expectDone(page, 'Locked v4')
  await confirm(await ask(page, 'v4', 'Unlock…'), 'Unlock v4')
  await expectDone(page, 'Unlocked v4')
  await confirm(await ask(page, 'v4', 'Delete…'), 'Delete v4')
  await expectDone(page, 'Deleted v4')
  await undo(page)
  await expect(tagRow(page, 'v4')).toBeVisible()
  const purged = await ask(page, 'v4', 'Delete permanently…')
  await purged.getByLabel(/^To confirm, type the name:/).fill('v4')
  await confirm(purged, 'Delete permanently')
  await expectDone(page, 'Permanently deleted v4')

  await choose(page, ['v2', 'v3'])
  const plan = await askDeletion(page)
  await plan.getByRole('button', { name: 'Delete 2 tags' }).click()
  await expect(planBar(page)).toContainText('2 done')

  found.push(await exported(page, 'CSV'), await exported(page, 'JSON'))
  await page.getByRole('navigation', { name: 'Parts of the repository' }).getByText('Activity').click()
  await expect(page.getByText('Permanently deleted v4').first()).toBeVisible()
  await atRest(page, demo)
  return found
}

export const without = (texts: readonly string[], secrets: ReadonlySet<string>) =>
  texts.filter((text) => [...secrets].some((secret) => text.includes(secret)))
