// What a person signs in with is in the requests to Quay, in this tab's sessionStorage if it is a token, and nowhere else.
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from '@playwright/test'
import type { World } from '../demo/world/types'
import type { Demo } from './demo'
import { ask, askNew, confirm, expect, expectDone, fillImage, nameField, test, undo } from './operations'
import { expectRepositories, heading, tagNames, tagRow, tagTable } from './pages'
import { fillAccount, fillToken, PASSWORD, signOut } from './people'
import { askDeletion, choose, planBar } from './plan'
import { atRest } from './rest'
import type { Stage } from './stage'
import { bareRepository, emptyWorld, image } from './worlds'

const TOKEN = 'tOkEn7f3a91c04marked'
const REPOSITORY = 'acme/plain'
const TAG_API = `/api/v1/repository/${REPOSITORY}/tag`

function markedWorld(): World {
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
function watch(context: BrowserContext, page: Page): { told: string[]; secrets: Set<string> } {
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
function watchLogs(stage: Stage): () => string[] {
  const before = stage.logs().map(({ length }) => length)
  return () => stage.logs().map((log, index) => log.slice(before[index]))
}

/** What the page shows, and what the browser keeps of it, as text. */
async function kept(page: Page): Promise<{ session: string | null; rows: unknown[]; text: string }> {
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
async function work(page: Page, demo: Demo): Promise<string[]> {
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

const without = (texts: readonly string[], secrets: ReadonlySet<string>) =>
  texts.filter((text) => [...secrets].some((secret) => text.includes(secret)))

test.beforeEach(async ({ demo, context, problems }) => {
  problems.allow(/status of (401|403|500)/)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await demo.world(markedWorld())
})

test('a token is in its requests and in the tab’s own storage alone, and gone after signing out', async ({
  page,
  context,
  demo,
  stage,
}) => {
  const { told, secrets } = watch(context, page)
  const logged = watchLogs(stage)
  await page.goto('/signin')
  await fillToken(page, TOKEN)
  await expectRepositories(page)
  const found = await work(page, demo)
  const before = await kept(page)
  expect(before.session).toBe(JSON.stringify({ way: 'token', token: TOKEN }))
  await signOut(page)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await atRest(page, demo)
  const after = await kept(page)
  expect(after.session).toBeNull()
  const asked = (await demo.requests()).map(({ who: _who, ...request }) => JSON.stringify(request))
  expect(asked.length).toBeGreaterThan(20)
  expect(without([...told, ...found, ...asked, ...logged(), before.text, after.text], secrets)).toEqual([])
  expect(before.rows).not.toEqual([])
  expect(after.rows).toEqual([])
})

test('a password and the tokens of its session are in their requests alone', async ({
  page,
  context,
  demo,
  stage,
}) => {
  const { told, secrets } = watch(context, page)
  const logged = watchLogs(stage)
  await page.goto('/signin')
  await fillAccount(page, 'admin', PASSWORD)
  await expectRepositories(page)
  const found = await work(page, demo)
  for (const { value } of await context.cookies()) secrets.add(value)
  expect(secrets.size).toBeGreaterThanOrEqual(4)
  const before = await kept(page)
  await signOut(page)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await atRest(page, demo)
  const after = await kept(page)
  expect(before.session).toBe(JSON.stringify({ way: 'account' }))
  expect(after.session).toBeNull()
  // What is over is forgotten, the plan and what was done by hand alike.
  expect(before.rows).not.toEqual([])
  expect(after.rows).toEqual([])
  const asked = (await demo.requests()).map((request) => JSON.stringify(request))
  secrets.delete(TOKEN)
  expect(without([...told, ...found, ...asked, ...logged(), before.text, after.text], secrets)).toEqual([])
})

test('who signs in after somebody else, in the same tab, sees nothing of the first', async ({
  page,
  demo,
}) => {
  await page.goto('/signin')
  await fillAccount(page, 'writer', PASSWORD)
  await expectRepositories(page)
  await page.goto(`/repository/${REPOSITORY}`)
  await confirm(await ask(page, 'v1', 'Delete…'), 'Delete v1')
  await expectDone(page, 'Deleted v1')
  await choose(page, ['v2'])
  await signOut(page)
  await fillAccount(page, 'reader', PASSWORD)
  await expect(page.getByText('0 repositories')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Notices' })).toBeHidden()
  await demo.clearRequests()
  await page.goto(`/repository/${REPOSITORY}`)
  await expect(page.getByRole('alert')).toContainText('You may not see acme/plain')
  await expect(tagNames(page)).toHaveCount(0)
  expect((await demo.requests()).filter(({ who }) => who !== 'reader' && who !== null)).toEqual([])
})

test('a plan that is not over waits for its own account, and nobody else sees it', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 429/)
  await page.goto('/signin')
  await fillAccount(page, 'writer', PASSWORD)
  await expectRepositories(page)
  await page.goto(`/repository/${REPOSITORY}`)
  const later = { status: 429, headers: { 'retry-after': '3600' } }
  await demo.faults({ method: 'DELETE', path: `${TAG_API}/*`, what: later })
  await choose(page, ['v2', 'v3'])
  const plan = await askDeletion(page)
  await plan.getByRole('button', { name: 'Delete 2 tags' }).click()
  await expect(planBar(page)).toContainText('The server asked to wait')
  await signOut(page)

  await fillAccount(page, 'reader', PASSWORD)
  await expect(page.getByText('0 repositories')).toBeVisible()
  await atRest(page, demo)
  await expect(planBar(page)).toHaveCount(0)
  expect((await kept(page)).rows).not.toEqual([])
  await signOut(page)

  await fillAccount(page, 'writer', PASSWORD)
  await expectRepositories(page)
  await expect(planBar(page)).toContainText('Delete 2 tags in acme/plain')
})
