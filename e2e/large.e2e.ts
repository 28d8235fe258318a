// A repository of 10,150 tags: read whole behind its first rows, and used meanwhile.
import { LARGE, allRead, row, topRow } from './large'
import { livePages } from './demo'
import { expect, test } from './fixtures'
import { column, comeBack, filterTags, heading, stopReading, tagNames, tagRow } from './pages'
import { signIn } from './people'
import { pass } from './rest'

test.beforeEach(async ({ page }) => {
  await signIn(page, 'admin')
})

test('it is read whole without being asked, and the page holds some dozens of rows', async ({ page }) => {
  await page.goto(`/repository/${LARGE}`)
  await expect(allRead(page)).toBeVisible()
  await expect(page.getByText('up to date')).toBeVisible()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '10151')
  expect(await tagNames(page).count()).toBeLessThan(60)
  await column(page, 'Tag').getByRole('button').click()
  await row(page, 1).focus()
  await page.keyboard.press('End')
  await expect(row(page, 10_150)).toBeFocused()
  await expect(row(page, 10_150)).toBeInViewport()
  expect(await tagNames(page).count()).toBeLessThan(60)
})

test('reading stops and goes on, and says how far it got', async ({ page, demo }) => {
  await stopReading(page, demo, LARGE)
  await expect(page.getByText('of at least', { exact: false })).toBeVisible()
  await demo.clearRequests()
  await column(page, 'Size').getByRole('button').click()
  await expect(page.getByText(/^Sorted among the \d+ read so far$/)).toBeVisible()
  await filterTags(page).fill('is:expiring')
  await expect(page.getByText(/^\d+ match among the \d+ read so far$/)).toBeVisible()
  expect(await demo.requests(({ path }) => path.includes('onlyActiveTags'))).toEqual([])
  await filterTags(page).fill('')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(allRead(page)).toBeVisible()
  await expect(page.getByText('read so far')).toBeHidden()
})

test('rows that arrive move neither what is looked at nor the focus', async ({ page, demo }) => {
  // The second page waits: those further down come before it.
  await demo.faults({ path: `${livePages(LARGE)}.*`, skip: 2, what: { hold: true } })
  await page.goto(`/repository/${LARGE}?sort=name`)
  await expect(page.getByText(/read so far/)).toBeVisible()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^(19|20)\d$/)
  await page.evaluate(() => scrollTo(0, 1_500))
  await expect(row(page, 40)).toBeVisible()
  const before = await topRow(page)
  await tagRow(page, before.name ?? '')
    .getByRole('checkbox')
    .check()
  await tagRow(page, before.name ?? '').focus()
  await demo.faults()
  await expect(allRead(page)).toBeVisible()
  const moved = async () => {
    const after = await topRow(page)
    return after.name === before.name ? Math.abs(after.top - before.top) : Number.POSITIVE_INFINITY
  }
  await expect.poll(moved).toBeLessThan(2)
  await expect(tagRow(page, before.name ?? '')).toBeFocused()
  await expect(tagRow(page, before.name ?? '')).toHaveAttribute('aria-selected', 'true')
})

test('leaving cancels what is under way', async ({ page, demo, problems }) => {
  problems.allow(/net::ERR_ABORTED/)
  await demo.faults({ path: livePages(LARGE), skip: 1, what: { hold: true } })
  await page.goto(`/repository/${LARGE}`)
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  const underWay = () =>
    demo.requests(({ path, status }) => path.includes('onlyActiveTags') && status === null)
  await expect.poll(async () => (await underWay()).length).toBe(2)
  const cancelled = page.waitForEvent('requestfailed', (request) => request.url().includes('onlyActiveTags'))
  await page.getByRole('link', { name: 'Repositories' }).click()
  await cancelled
  const asked = (await demo.requests()).length
  await demo.faults()
  await page.getByRole('link', { name: 'web', exact: true }).click()
  await expect(page.getByText('13 tags')).toBeVisible()
  const later = (await demo.requests()).slice(asked).filter(({ path }) => path.includes(LARGE))
  expect(later).toEqual([])
})

test('back from a tag’s page is instant: same rows, same place, same selection', async ({ page, demo }) => {
  await page.goto(`/repository/${LARGE}?sort=name`)
  await expect(allRead(page)).toBeVisible()
  await row(page, 1).getByRole('checkbox').check()
  await page.evaluate(() => scrollTo(0, 40_000))
  await expect(row(page, 1_000)).toBeVisible()
  const before = await topRow(page)
  await tagRow(page, before.name ?? '')
    .getByRole('link')
    .click()
  await expect(heading(page, before.name ?? '')).toBeVisible()
  await demo.clearRequests()
  await page.goBack()
  await expect(allRead(page)).toBeVisible()
  await expect.poll(() => topRow(page)).toEqual(before)
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected')
  expect(await demo.requests(({ path }) => /tag\/\?(?!.*specificTag)/.test(path))).toEqual([])
})

test('somebody else’s new tag is folded in on coming back, marked; reading anew is one key away', async ({
  page,
  demo,
}) => {
  await page.clock.install()
  await page.goto('/repository/acme/medium')
  await expect(page.getByText('1,012 tags', { exact: true })).toBeVisible()
  await expect(page.getByText('up to date')).toBeVisible()
  const body = JSON.stringify({ schemaVersion: 2, layers: [{ size: 7 }] })
  const gone = (await tagNames(page).nth(3).innerText()).trim()
  await demo.registry({ method: 'PUT', path: '/v2/acme/medium/manifests/brand-new', user: 'writer', body })
  await demo.registry({ method: 'DELETE', path: `/v2/acme/medium/manifests/${gone}`, user: 'writer' })
  const now = Date.now() / 1000
  await pass(page, demo, now, now + 120)
  await demo.clearRequests()
  await comeBack(page)
  await expect(tagRow(page, 'brand-new new')).toBeVisible()
  await expect(page.getByText('1 new', { exact: true })).toBeVisible()
  const looked = await demo.requests(({ path }) => /tag\/\?(?!.*specificTag)/.test(path))
  expect(looked.length).toBeLessThanOrEqual(2)

  await page.keyboard.press('r')
  await expect(page.getByText('1 new', { exact: true })).toBeHidden()
  await expect(page.getByText('1,012 tags', { exact: true })).toBeVisible()
  await expect(tagRow(page, gone)).toBeHidden()
})

test('a write of one’s own is folded in without reading anything anew', async ({ page, demo }) => {
  await page.goto('/repository/acme/medium')
  await expect(page.getByText('1,012 tags', { exact: true })).toBeVisible()
  await expect(page.getByText('up to date')).toBeVisible()
  const name = (await tagNames(page).nth(2).innerText()).trim()
  await demo.clearRequests()
  await page.getByRole('button', { name: `What can be done with ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Delete ${name}` })
    .click()
  await expect(page.getByText('1,011 tags', { exact: true })).toBeVisible()
  await expect(tagRow(page, name)).toBeHidden()
  expect(
    await demo.requests(({ path }) => /tag\/\?/.test(path) && !/specificTag|filter_tag_name/.test(path)),
  ).toEqual([])
})

test('others write while it is read: in the end the list is what is there', async ({ page, demo }) => {
  await demo.faults({ path: livePages('acme/medium'), skip: 3, what: { hold: true } })
  await page.goto('/repository/acme/medium')
  await expect.poll(async () => (await demo.requests(({ status }) => status === null)).length).toBe(2)
  const gone = (await tagNames(page).nth(2).innerText()).trim()
  const body = JSON.stringify({ schemaVersion: 2, layers: [{ size: 9 }] })
  for (const name of ['other-1', 'other-2', 'other-3'])
    await demo.registry({ method: 'PUT', path: `/v2/acme/medium/manifests/${name}`, user: 'writer', body })
  await demo.registry({ method: 'DELETE', path: `/v2/acme/medium/manifests/${gone}`, user: 'writer' })
  await demo.faults()
  await expect(page.getByText('1,014 tags', { exact: true })).toBeVisible()
  await expect(page.getByText('up to date')).toBeVisible()
  await expect(tagRow(page, 'other-2')).toBeVisible()
  await expect(tagRow(page, gone)).toBeHidden()
})
