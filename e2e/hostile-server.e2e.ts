// A Quay, or something before it, that answers what no Quay would: the page stays up, nothing runs, nothing leaves the
// origin, and it is said what was wrong.
import { createServer } from 'node:http'
import { watchAttacks } from './attacks'
import { expect, test } from './fixtures'
import { heading } from './pages'
import { signIn } from './people'
import { atRest } from './rest'

const REPOSITORY = '/api/v1/repository/acme/web'
const LISTING = `${REPOSITORY}/tag/`
const IMG = '<img src=x onerror=alert(1)>'
const DIGEST = `sha256:${'b'.repeat(64)}`
const DEEP = 100_000
/** The demo has no image of that digest. */
const NO_IMAGE = /status of 404 .*\/manifest\//

/** JSON that is lists in lists, as text: what makes JSON here could not hold it. */
const deep = '['.repeat(DEEP) + ']'.repeat(DEEP)

const page1 = (...tags: object[]) => ({ tags, page: 1, has_additional: false })

const tag = (name: string, more: object = {}) => ({
  name,
  manifest_digest: DIGEST,
  start_ts: 1_700_000_000,
  reversion: false,
  size: 1,
  ...more,
})

/** Another host, which hears who asks it. */
async function listen() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  const port = typeof place === 'object' && place !== null ? place.port : 0
  const close = () => new Promise((resolve) => server.close(resolve))
  return { asked, address: `http://127.0.0.1:${port}/`, close }
}

const heard: string[] = []

test.beforeEach(async ({ page, stage }) => {
  await signIn(page, 'admin')
  heard.length = 0
  watchAttacks(page, stage.console, heard)
})

test.afterEach(() => expect(heard).toEqual([]))

test('a listing that does not end is cut off', async ({ page, demo }) => {
  await demo.faults({ path: LISTING, what: { status: 200, flood: 200 * 1024 * 1024 } })
  await page.goto('/repository/acme/web')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Quay’s answer makes no sense')
  await expect(alert).toContainText('larger than 32 MB')
  await expect(heading(page, 'acme/web')).toBeVisible()
})

test('a redirect to another host is not followed, whatever is asked', async ({ page, demo }) => {
  const elsewhere = await listen()
  const headers = { location: elsewhere.address, 'access-control-allow-origin': '*' }
  await demo.faults({ path: '^/(api/v1/repository|config)', what: { status: 307, headers } })
  for (const path of ['/repository/acme/web', '/repository']) {
    await page.goto(path)
    await expect(page.getByRole('alert').first()).toContainText('a redirect')
    await atRest(page, demo)
  }
  expect(elsewhere.asked).toEqual([])
  await elsewhere.close()
  // The browser tells of the requests that it did not send.
  heard.length = 0
})

test('an answer as deep as a stack is text of no sense', async ({ page, demo }) => {
  await demo.faults({ path: LISTING, what: { status: 200, body: `{"tags": ${deep}, "page": 1}` } })
  await page.goto('/repository/acme/web')
  await expect(page.getByRole('alert')).toContainText('tags.0.name is missing')
})

test('depth where nobody looks does no harm', async ({ page, demo, problems }) => {
  problems.allow(NO_IMAGE)
  const body = JSON.stringify(page1(tag('v1', { more: 'DEEP' }))).replace('"DEEP"', deep)
  const repository = JSON.stringify({ namespace: 'acme', name: 'web', can_write: true, more: 'DEEP' })
  await demo.faults(
    { path: LISTING, what: { status: 200, body } },
    { path: REPOSITORY, what: { status: 200, body: repository.replace('"DEEP"', deep) } },
  )
  await page.goto('/repository/acme/web')
  const row = page.getByRole('rowheader', { name: 'v1' })
  await expect(row).toBeVisible()
  await page.getByRole('link', { name: 'v1', exact: true }).click()
  await expect(heading(page, 'v1')).toBeVisible()
  await page.goBack()
  await expect(row).toBeVisible()
  await expect(page.getByText('1 tag', { exact: true })).toBeVisible()
})

const ABSURD = [1e300, -1e300, 8_640_000_000_001, -62_167_219_201, 0.5, 0, -1, Number.MAX_SAFE_INTEGER]

test('numbers and dates that no calendar has are shown, and nothing breaks', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(NO_IMAGE)
  const tags = ABSURD.flatMap((n, index) => [
    tag(`begins-${index}`, { start_ts: n, size: n }),
    tag(`ends-${index}`, { end_ts: n, size: -n, child_manifest_count: n, is_manifest_list: true }),
  ]).sort((a, b) => b.start_ts - a.start_ts)
  const log = { kind: 'delete_tag', datetime: 'Foo, 99 Bar 999999 99:99:99', metadata: { tag: 'ends-0' } }
  await demo.faults(
    { path: LISTING, what: { status: 200, body: page1(...tags) } },
    { path: `${REPOSITORY}/logs`, what: { status: 200, body: { logs: [log], next_page: null } } },
    {
      path: REPOSITORY,
      what: {
        status: 200,
        body: { namespace: 'acme', name: 'web', can_admin: true, tag_expiration_s: 1e300 },
      },
    },
    {
      path: '/api/v1/repository',
      what: {
        status: 200,
        body: {
          repositories: ABSURD.map((n) => ({ namespace: 'acme', name: `r${n}`, last_modified: n })),
          next_page: null,
        },
      },
    },
  )
  for (const path of [
    '/repository/acme/web?status=all&axis=1y',
    '/repository/acme/web?status=all',
    '/repository/acme/web?tab=history',
    '/repository/acme/web/tag/begins-0',
    '/repository/acme/web/tag/ends-0',
    '/repository',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    await atRest(page, demo)
    await expect(page.getByText('This page stopped working'), path).toHaveCount(0)
  }
})

test('markup and addresses that run are text wherever a server can put them', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of (403|409|500)/)
  const labels = [
    { key: 'org.opencontainers.image.source', value: 'javascript:alert(document.cookie)', source_type: IMG },
    { key: IMG, value: 'data:text/html,<script>alert(1)</script>', media_type: IMG },
  ]
  const layer = { command: [IMG], compressed_size: 1, blob_digest: IMG, created_datetime: IMG }
  const manifest = { digest: DIGEST, manifest_data: JSON.stringify({ mediaType: IMG }), layers: [layer] }
  await demo.faults(
    { path: `${REPOSITORY}/manifest/*/labels`, what: { status: 200, body: { labels } } },
    { path: `${REPOSITORY}/manifest/*`, what: { status: 200, body: manifest } },
    { path: LISTING, what: { status: 200, body: page1(tag('v1'), tag(IMG, { manifest_digest: IMG })) } },
    {
      path: '/config',
      what: { status: 200, body: { features: {}, config: { SERVER_HOSTNAME: `javascript:${IMG}` } } },
    },
  )
  await page.goto('/repository/acme/web')
  await expect(page.getByRole('rowheader', { name: IMG })).toBeVisible()
  await page.goto('/repository/acme/web/tag/v1')
  await expect(page.getByText('javascript:alert(document.cookie)')).toBeVisible()
  await atRest(page, demo)
  const addresses = await page
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(addresses.filter((address) => !/^(\/|#|https?:)/.test(address ?? ''))).toEqual([])

  for (const body of [
    {
      detail: IMG,
      error_message: IMG,
      error_type: IMG,
      title: IMG,
      type: 'javascript:alert(1)',
      status: 500,
    },
    { message: IMG },
    { message: { [IMG]: IMG } },
    { error: IMG },
    `<h1>&lt;img src=x onerror=alert(1)&gt;</h1><script>alert(1)</script>`,
  ]) {
    await demo.faults({ path: LISTING, what: { status: 500, body } })
    await page.goto('/repository/acme/web')
    await expect(page.getByRole('alert')).toContainText(IMG)
  }
})
