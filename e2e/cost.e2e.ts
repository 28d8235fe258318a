// Requests are the currency: what each screen may ask of Quay, held against what it was asked.
import { firstRowsFiles } from '../scripts/first-rows.mjs'
import { livePages } from './demo'
import type { Demo, Request } from './demo'
import { expect, test } from './fixtures'
import { choose, filterTags, stopReading, tagNames, tagTable } from './pages'
import { signIn } from './people'
import { atRest, expectAsked } from './rest'

test.beforeEach(async ({ page }) => {
  await signIn(page, 'admin')
})

/** The history of one tag, which its row shows while it is in view. */
const ofOneTag = ({ path }: Request) => path.includes('specificTag=')

const isListing = (request: Request) =>
  /^\/api\/v1\/repository\/.+\/tag\/\?/.test(request.path) && !ofOneTag(request)

/** What was asked of repositories as a whole. */
async function asked(demo: Demo): Promise<string[]> {
  const requests = await demo.requests(
    (request) => request.path.startsWith('/api/v1/repository') && !ofOneTag(request),
  )
  return requests.map(({ path }) => path.replace('/api/v1/repository', '')).toSorted()
}

test('a small repository costs one listing', async ({ page, demo }) => {
  await demo.clearRequests()
  await page.goto('/repository/acme/web')
  await expect(page.getByText('13 tags')).toBeVisible()
  await choose(page, /^Status/, 'all')
  await filterTags(page).fill('.1')
  await expect(tagNames(page).first()).toHaveText(/^20\d\d\.\d+\.1$/)
  await expectAsked({ page, demo }, () => asked(demo), [
    '/acme/web/tag/?limit=100&page=1',
    '/acme/web?includeTags=false',
  ])
  expect(await demo.requests(ofOneTag)).toEqual([])
})

test('of a large repository the first rows cost one listing, and all of it 107', async ({ page, demo }) => {
  await demo.clearRequests()
  // All that may be asked before there are rows is who it is, what it is, and one page.
  await demo.faults(
    { path: livePages('acme/large'), what: { hold: true } },
    // Rows that are in view for a while read their histories.
    { path: '^/api/v1/repository/acme/large/tag/\\?.*specificTag', what: { hold: true } },
  )
  await page.goto('/repository/acme/large')
  await expect(tagNames(page).first()).toBeVisible()
  const answered = async () =>
    (await demo.requests(({ path, status }) => path.startsWith('/api/') && status !== null))
      .map(({ path }) => path.replace('/api/v1', ''))
      .toSorted()
  await expect
    .poll(answered)
    .toEqual([
      '/repository/acme/large/tag/?limit=100&page=1',
      '/repository/acme/large?includeTags=false',
      '/user/',
    ])
  await page.goto('about:blank')
  await demo.faults()
  await demo.clearRequests()
  await page.goto('/repository/acme/large')
  await expect(page.getByText('10,150 tags', { exact: true })).toBeVisible()
  await expect(page.getByText('up to date')).toBeVisible()
  expect((await demo.requests(isListing)).length).toBeLessThanOrEqual(107)
  // One for each row that was in view for a while.
  const histories = (await demo.requests(ofOneTag)).map(({ path }) => path)
  expect(new Set(histories).size).toBe(histories.length)
  expect(histories.length).toBeLessThan(30)
})

test('a fast scroll through ten thousand rows asks for the past of those at rest alone', async ({
  page,
  demo,
}) => {
  await page.clock.install()
  await page.goto('/repository/acme/large')
  await expect(page.getByText('10,150 tags', { exact: true })).toBeVisible()
  const elements = () => page.evaluate(() => document.querySelectorAll('*').length)
  await atRest(page, demo)
  const before = await elements()
  await demo.clearRequests()
  // While the clock stands no row stays in view for long, however slow the machine.
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.evaluate(async () => {
    // Told once a frame, also while the clock stands.
    const frame = () =>
      new Promise<void>((resolve) => {
        const observer = new IntersectionObserver(() => {
          observer.disconnect()
          resolve()
        })
        observer.observe(document.body)
      })
    for (let top = 0; top < document.documentElement.scrollHeight; top += 2_000) {
      scrollTo(0, top)
      await frame()
    }
    scrollTo(0, document.documentElement.scrollHeight)
  })
  await page.clock.resume()
  const bottom = page.locator('[role=row][aria-rowindex="10151"]')
  await expect(bottom).toBeVisible()
  const last = (await bottom.getByRole('rowheader').innerText()).trim()
  const pasts = async () => (await demo.requests(ofOneTag)).map(({ path }) => path)
  await expect
    .poll(async () => (await pasts()).some((path) => path.includes(`specificTag=${last}`)))
    .toBe(true)
  // Those of the first screen and of the last.
  expect((await pasts()).length).toBeLessThanOrEqual(40)
  expect(await elements()).toBeLessThan(before + 300)
})

test('before the first rows come, no code is fetched that they don’t need', async ({ page, demo }) => {
  await demo.faults({ path: '^/api/v1/repository/acme/large/tag/', what: { hold: true } })
  await page.goto('/repository/acme/large')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true')
  const fetched = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname.slice(1))
      .filter((path) => /^assets\/.*\.(js|css)$/.test(path)),
  )
  expect(fetched.length).toBeGreaterThan(3)
  expect(firstRowsFiles('en')).toEqual(expect.arrayContaining(fetched))
})

test('a repository of a thousand tags costs fifteen requests', async ({ page, demo }) => {
  await demo.clearRequests()
  await page.goto('/repository/acme/medium')
  await expect(page.getByText('1,012 tags', { exact: true })).toBeVisible()
  await expect(page.getByText('up to date')).toBeVisible()
  const all = await demo.requests((one) => one.path.startsWith('/api/') && !ofOneTag(one))
  expect(all.length).toBeLessThanOrEqual(15)
})

test('the list of repositories costs one, and coming back to it none', async ({ page, demo }) => {
  await demo.clearRequests()
  await page.goto('/repository')
  await page.getByRole('link', { name: 'web', exact: true }).click()
  await expect(tagTable(page, 'acme/web')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('16 repositories')).toBeVisible()
  const lists = (await asked(demo)).filter((path) => path.startsWith('?'))
  expect(lists).toHaveLength(1)
})

test('sorting a part says that it is one', async ({ page, demo }) => {
  await demo.faults({ path: livePages('acme/medium'), skip: 1, what: { hold: true } })
  await page.goto('/repository/acme/medium')
  await expect(page.getByText('100 of at least 101 read')).toBeVisible()
  await expect(page.getByText('among the')).toBeHidden()
  await page.getByRole('columnheader', { name: 'Size' }).getByRole('button').click()
  await expect(page.getByText('Sorted among the 100 read so far')).toBeVisible()
})

test('in a part, names are looked for at Quay: once a pause, not once a key', async ({ page, demo }) => {
  await page.clock.install()
  await stopReading(page, demo, 'acme/medium')
  await demo.clearRequests()
  // While the clock stands nobody pauses, however slow the machine.
  await page.clock.pauseAt(Date.now() + 60_000)
  await filterTags(page).pressSequentially('build-38')
  expect(await demo.requests(isListing)).toEqual([])
  await page.clock.resume()
  await expect(page.getByText('names were looked for in the whole repository')).toBeVisible()
  await expect(tagNames(page).first()).toContainText('build-38')
  const searched = (await demo.requests(isListing)).map(({ path }) =>
    new URL(path, 'http://quay').searchParams.get('filter_tag_name'),
  )
  expect(new Set(searched)).toEqual(new Set(['like:build-38']))
})

test('a wildcard of Quay’s is none here', async ({ page }) => {
  await page.goto('/repository/acme/medium?q=build%25')
  await expect(page.getByText('No tag matches')).toBeVisible()
})
