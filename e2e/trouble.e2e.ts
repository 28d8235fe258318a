import type { Demo } from './demo'
import { expect, test } from './fixtures'
import { expectRepositories, heading, tagTable } from './pages'
import { fillAccount, PASSWORD, signIn } from './people'

const LISTING = '/api/v1/repository/acme/web/tag/'
const HTML_500 =
  '<!doctype html><title>500 Internal Server Error</title><h1>Internal Server Error</h1><p>Oh.</p>'

/** In the words of the preview server, or of nginx. */
const NOTHING_LISTENS = /\((ECONNREFUSED|no connection)\)/

const retry = { name: 'Try again' }

const listingsOf = async (demo: Demo) =>
  (await demo.requests(({ path }) => path.startsWith(LISTING))).map(({ status }) => status)

test.beforeEach(async ({ page }) => {
  await signIn(page, 'admin')
})

test('Quay asks to slow down: it is waited for, and nothing is to be done', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 429/)
  await demo.faults({ path: LISTING, times: 2, what: { status: 429, headers: { 'retry-after': '1' } } })
  await page.goto('/repository/acme/web')
  await expect(tagTable(page, 'acme/web').getByRole('rowheader').first()).toBeVisible()
  await expect(page.getByText('13 tags')).toBeVisible()
  expect(await listingsOf(demo)).toEqual([429, 429, 200])
})

test('Quay asks to slow down for long: it is said', async ({ page, demo, problems }) => {
  problems.allow(/status of 429/)
  await demo.faults({ path: LISTING, what: { status: 429, headers: { 'retry-after': '3600' } } })
  await page.goto('/repository/acme/web')
  await expect(page.getByRole('alert')).toContainText('Quay asks to slow down')
  // Not to be pressed before Quay would have it.
  const again = page.getByRole('button', { name: /^Try again in 3[56]\d\d seconds$/ })
  await expect(again).toHaveAttribute('aria-disabled', 'true')
  await demo.faults()
  await page.reload()
  await expect(page.getByText('13 tags')).toBeVisible()
})

test('500 with an HTML page: its reason is told, its markup is not', async ({ page, demo, problems }) => {
  problems.allow(/status of 500/)
  await demo.faults({ path: LISTING, times: 1, what: { status: 500, body: HTML_500 } })
  await page.goto('/repository/acme/web')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Quay has a problem')
  await expect(alert).toContainText('Quay said: “Internal Server Error”')
  await expect(alert).toContainText('HTTP status 500')
  await expect(alert).not.toContainText('<')
  await expect(heading(page, 'acme/web')).toBeVisible()
  await alert.getByRole('button', retry).click()
  await expect(page.getByText('13 tags')).toBeVisible()
  expect(await listingsOf(demo)).toEqual([500, 200])
})

test('502 and 503 from something before Quay: tried again by itself', async ({ page, demo, problems }) => {
  problems.allow(/status of 50[23]/)
  await demo.faults(
    { path: LISTING, times: 1, what: { status: 502, body: '<h1>Bad Gateway</h1>' } },
    { path: LISTING, times: 1, what: { status: 503, body: '<h1>Service Unavailable</h1>' } },
  )
  await page.goto('/repository/acme/web')
  await expect(page.getByText('13 tags')).toBeVisible()
})

test('an answer that is cut off', async ({ page, demo, problems }) => {
  problems.allow(/ERR_(INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH)/)
  await demo.faults({ path: LISTING, what: { truncate: 400 } })
  await page.goto('/repository/acme/web')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Quay’s answer makes no sense')
  await expect(alert).toContainText('not JSON, or cut off')
  await demo.faults()
  await alert.getByRole('button', retry).click()
  await expect(page.getByText('13 tags')).toBeVisible()
})

test('a sign-in page of a proxy in place of JSON', async ({ page, demo }) => {
  await demo.faults({ path: '/api/v1/repository', times: 1, what: { body: '<html><h1>Log in</h1></html>' } })
  await page.goto('/repository')
  await expect(page.getByRole('alert')).toContainText('an HTML page instead of JSON')
  await page.getByRole('button', retry).click()
  await expectRepositories(page)
})

test('an answer of another shape names the field', async ({ page, demo }) => {
  const tag = { name: 'latest', manifest_digest: 'sha256:1', start_ts: 'yesterday' }
  await demo.faults({ path: LISTING, what: { body: { tags: [tag], page: 1, has_additional: false } } })
  await page.goto('/repository/acme/web')
  await expect(page.getByRole('alert')).toContainText('tags.0.start_ts')
})

test('the connection is dropped: tried again by itself', async ({ page, demo, problems }) => {
  problems.allow(/status of 502/)
  await demo.faults({ path: LISTING, times: 2, what: { drop: 'before' } })
  await page.goto('/repository/acme/web')
  await expect(page.getByText('13 tags')).toBeVisible()
  expect((await listingsOf(demo)).length).toBeGreaterThanOrEqual(3)
})

test('a page further on fails: the rest is read, the gap is shown, and it alone is tried again', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 500/)
  const fifth = '/api/v1/repository/acme/medium/tag/?limit=98&page=5&*'
  await demo.faults({ path: fifth, what: { status: 500, body: HTML_500 } })
  await page.goto('/repository/acme/medium')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Not read: places 393 to 490.')
  await expect(alert).toContainText('Quay has a problem')
  await expect(page.getByText('914 of 1,012 read')).toBeVisible()
  await demo.faults()
  await demo.clearRequests()
  await alert.getByRole('button', retry).click()
  await expect(page.getByText('1,012 tags', { exact: true })).toBeVisible()
  await expect(alert).toBeHidden()
  const pages = await demo.requests(({ path }) => path.includes('onlyActiveTags=true'))
  expect(pages.length).toBeLessThanOrEqual(4)
})

test('the server is down, and comes back', async ({ page, demo, problems, stage }) => {
  problems.allow(/status of 502/, /status of 401/)
  await page.goto('/repository')
  await expectRepositories(page)
  await demo.down()
  await page.getByRole('link', { name: 'web', exact: true }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Quay can’t be reached')
  await expect(alert).toContainText(stage.quay)
  await expect(alert).toContainText(NOTHING_LISTENS)
  // Of all that the page asks for the repository comes last to be given up: then nobody is taken for signed out.
  await expect(page.getByRole('link', { name: 'History', exact: true })).toHaveCount(0)

  await demo.up()
  await signIn(page, 'admin')
  await alert.getByRole('button', retry).click()
  await expect(page.getByText('13 tags')).toBeVisible()
})

test('the server is down from the start: which address, and what to check', async ({
  page,
  demo,
  problems,
  stage,
}) => {
  problems.allow(/status of 502/, /status of 401/)
  await demo.down()
  await page.goto('/signin')
  await expect(page.getByRole('alert')).toContainText(`${stage.quay} can’t be reached`)
  await expect(page.getByRole('alert')).toContainText(NOTHING_LISTENS)
  await demo.up()
  await page.getByRole('alert').getByRole('button', retry).click()
  await expect(page.getByRole('alert')).toBeHidden()
  await fillAccount(page, 'admin', PASSWORD)
  await expectRepositories(page)
})
