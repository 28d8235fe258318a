// One tag with a long life, and the time zone in which it is told.
import { expect, test } from './fixtures'
import { EVENING, eveningWorld, livingWorld, NOW } from './past'
import { choose } from './pages'
import { signIn } from './people'

test.beforeEach(({ page }) => signIn(page, 'admin'))

test('more lifetimes than a page holds are read when asked; until then none is called the first', async ({
  page,
  demo,
}) => {
  await demo.fillRepository({ repository: 'acme/many', live: 1, lifetimes: 250 })
  await page.goto('/repository/acme/many/tag/build-000001')
  const cards = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(cards).toHaveCount(100)
  await expect(cards.last()).toContainText('Set to')
  await expect(
    page.getByText(/^Read back to .*: 100 lifetimes\. Earlier ones were not read\.$/),
  ).toBeVisible()
  await expect(page.getByText(/^at least 100 changes in the last/)).toBeVisible()
  await demo.clearRequests()
  await page.getByRole('button', { name: 'Read earlier lifetimes' }).click()
  await expect(cards).toHaveCount(200)
  await page.getByRole('button', { name: 'Read earlier lifetimes' }).click()
  await expect(cards).toHaveCount(250)
  await expect(cards.last()).toContainText('First known on')
  await expect(page.getByRole('button', { name: 'Read earlier lifetimes' })).toBeHidden()
  await expect(page.getByText(/^That is all that Quay still knows/)).toBeVisible()
  const asked = await demo.requests(({ path }) => path.includes('specificTag='))
  expect(asked.map(({ path }) => new URL(path, 'http://quay').searchParams.get('page'))).toEqual(['2', '3'])
})

test('a restore among many lifetimes loses none of them', async ({ page, demo }) => {
  await demo.fillRepository({ repository: 'acme/many', live: 1, lifetimes: 150 })
  await page.goto('/repository/acme/many/tag/build-000001')
  const cards = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await page.getByRole('button', { name: 'Read earlier lifetimes' }).click()
  await expect(cards).toHaveCount(150)
  await cards.nth(20).getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore build-000001' }).click()
  await expect(cards).toHaveCount(151)
  await expect(cards.first()).toContainText('Restored to')
  await expect(cards.last()).toContainText('First known on')
})

test.describe('in a browser of Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo' })
  const time = (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(NOW * 1000 - 360_000_000)

  test('moments are told in its time zone, or in the one of the address, which links carry along', async ({
    page,
    demo,
  }) => {
    const [tokyo, utc] = [time('Asia/Tokyo'), time('UTC')]
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life/tag/moved')
    const card = page.getByRole('listitem').filter({ hasText: 'Moved to' })
    await expect(card.locator('time').first()).toContainText(tokyo)
    await page.goto('/repository/acme/life?tz=utc')
    await page.getByRole('link', { name: 'moved', exact: true }).click()
    await expect(page).toHaveURL(/\/tag\/moved\?tz=utc$/)
    await expect(card.locator('time').first()).toContainText(utc)
    await page.getByRole('link', { name: 'All tags of acme/life' }).click()
    await page.getByRole('link', { name: 'History', exact: true }).click()
    await expect(page).toHaveURL(/tab=history&tz=utc/)
    const row = page.getByRole('listitem').filter({ hasText: /moved.*Moved to/s })
    await expect(row.locator('time')).toHaveText(utc)
  })

  test('another time zone is chosen in the header, and stands in the address', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life/tag/moved')
    const moment = page.getByRole('listitem').filter({ hasText: 'Moved to' }).locator('time').first()
    await expect(moment).toContainText(time('Asia/Tokyo'))
    await choose(page, 'Time zone: GMT+9', 'UTC')
    await expect(moment).toContainText(time('UTC'))
    await expect(page).toHaveURL(/tz=utc/)
    // It is remembered, also where no address names it.
    await page.goto('/repository/acme/life/tag/moved')
    await expect(moment).toContainText(time('UTC'))
    await choose(page, 'Time zone: UTC', 'This browser’s (Asia/Tokyo)')
    await expect(moment).toContainText(time('Asia/Tokyo'))
    await expect(page).toHaveURL(/tz=browser/)
  })

  test('an evening of UTC is told under the day that it is in Tokyo', async ({ page, demo }) => {
    const day = (timeZone: string) =>
      new Intl.DateTimeFormat('en-GB', {
        weekday: 'short',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone,
      }).format(EVENING * 1000)
    const ofDay = (heading: string) => page.getByRole('region', { name: heading, exact: true })
    await demo.world(eveningWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tab=history&q=evening')
    await expect(page.getByText('1 change', { exact: true })).toBeVisible()
    await expect(ofDay(day('Asia/Tokyo')).getByRole('listitem')).toContainText('evening')
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
    await page.goto('/repository/acme/life?tab=history&q=evening&tz=utc')
    await expect(ofDay(day('UTC')).getByRole('listitem')).toContainText('evening')
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
    expect(day('Asia/Tokyo')).not.toBe(day('UTC'))
  })

  test('the way from the console’s own address keeps the time zone', async ({ page }) => {
    await page.goto('/?tz=utc')
    await expect(page).toHaveURL(/\/repository\?tz=utc$/)
    await page.getByRole('link', { name: 'web', exact: true }).click()
    await expect(page).toHaveURL(/\/repository\/acme\/web\?tz=utc$/)
  })
})
