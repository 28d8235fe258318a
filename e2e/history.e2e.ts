// What happened in a repository: every change, by day, by whom, and what reading it costs.
import { Client } from './client'
import { expect, test } from './fixtures'
import { choose, heading } from './pages'
import { signIn } from './people'
import { livingWorld, NOW } from './past'
import { expectAsked } from './rest'

test.beforeEach(({ page }) => signIn(page, 'admin'))

test.describe('the history of a repository', () => {
  test('tells every kind of change, by day, newest first', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tab=history&tz=utc')
    const row = (text: RegExp) => page.getByRole('listitem').filter({ hasText: text })
    await expect(row(/moved.*First known on.*aaaaaaaa/s)).toBeVisible()
    await expect(row(/moved.*Moved to.*bbbbbbbb.*was.*aaaaaaaa/s)).toBeVisible()
    await expect(row(/renewed.*Set again to.*aaaaaaaa/s)).toBeVisible()
    await expect(row(/restored.*Restored to.*aaaaaaaa/s)).toBeVisible()
    await expect(row(/returned.*Returned to.*bbbbbbbb/s)).toBeVisible()
    await expect(row(/ended.*(Ended|Expired|Deleted)/s).first()).toBeVisible()
    await expect(row(/purged.*Deleted permanently/s)).toBeVisible()
    await expect(
      page.getByText(/All that Quay still knows: it keeps what ended in the last 2 weeks/),
    ).toBeVisible()
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(/\d{4}$/)
    const moments = await page
      .getByRole('region', { name: 'History' })
      .locator('li time')
      .evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')))
    expect(new Set(moments).size).toBeGreaterThan(10)
    expect(moments).toEqual(moments.toSorted((a, b) => b - a))
  })

  test('tells from the usage log what expired and what was deleted, and by whom', async ({
    page,
    demo,
    stage,
    context,
  }) => {
    await demo.world(livingWorld())
    const other = new Client(stage.quay, 'admin')
    const image = await other.digest('acme/life', 'locked')
    await other.point('acme/life', 'fleeting', image)
    await other.expire('acme/life', 'fleeting', NOW + 3600)
    await other.remove('acme/life', 'moved')
    await demo.clock(NOW + 7200)
    const end = (tag: string) =>
      page.getByRole('listitem').filter({ has: page.getByText(tag, { exact: true }) })
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tab=history&kind=ended')
    await expect(end('fleeting')).toContainText(/Expired\s*bbbbbbbb.*expiration set by admin/)
    await expect(end('moved')).toContainText(/Deleted\s*bbbbbbbb/)
    await expect(end('moved')).toContainText('by admin')
    // Nobody wrote down how this began: its end proves nothing.
    await expect(end('ended')).toContainText('Ended')

    await context.clearCookies()
    await signIn(page, 'reader')
    await page.goto('/repository/acme/life?tab=history&kind=ended')
    for (const tag of ['fleeting', 'moved']) await expect(end(tag)).toContainText('Ended')
  })

  test('is filtered by tag and kind, in the address', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tab=history')
    await choose(page, /^What happened/, 'restored')
    await expect(page).toHaveURL(/kind=restored/)
    await expect(page.getByText('1 change', { exact: true })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Filter by tag' }).fill('nothing')
    await expect(page.getByText('No change matches')).toBeVisible()
    await page.reload()
    await expect(page.getByText('No change matches')).toBeVisible()
  })

  test('tells who did it to administrators, and others that an administrator could see it', async ({
    page,
    context,
  }) => {
    await page.goto('/repository/acme/api?tab=history')
    await expect(page.getByText(/by robot acme\+ci · push/).first()).toBeVisible()
    await choose(page, /^Who/, 'writer')
    await expect(page.getByText(/by writer/).first()).toBeVisible()
    await context.clearCookies()
    await signIn(page, 'writer')
    await page.goto('/repository/acme/api?tab=history')
    await expect(page.getByText(/Administrators of the repository can see it/)).toHaveCount(1)
    await expect(page.getByText(/by robot/)).toHaveCount(0)
  })

  test('tells what it can without the usage log, and that it could not be read', async ({
    page,
    demo,
    problems,
  }) => {
    problems.allow(/status of (403|500)/)
    await demo.faults({ path: '/api/v1/repository/acme/web/logs', what: { status: 500, body: {} } })
    await page.goto('/repository/acme/web?tab=history')
    await expect(page.getByText(/^The usage log could not be read/)).toHaveCount(1)
    await expect(page.getByText(/^[\d,]+ changes$/)).toBeVisible()
    await expect(page.getByRole('button', { name: /^Who/ })).toBeHidden()
    await expect(page.getByText('Deleted', { exact: true })).toHaveCount(0)
    await demo.faults({
      path: '/api/v1/repository/acme/web/logs',
      what: { status: 403, body: { message: 'Unauthorized' } },
    })
    await page.reload()
    await expect(page.getByText(/Administrators of the repository can see it/)).toHaveCount(1)
  })

  test('costs a small repository one listing and the usage log, readers the listing alone', async ({
    page,
    demo,
    context,
  }) => {
    const asked = async () =>
      (await demo.requests(({ path }) => path.startsWith('/api/v1/repository/')))
        .map(({ path }) => path.replace('/api/v1/repository/acme/life', '').replace(/[?].*time=.*/, ''))
        .toSorted()
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await demo.clearRequests()
    await page.goto('/repository/acme/life?tab=history')
    await expect(page.getByText(/^\d+ changes$/)).toBeVisible()
    await expectAsked({ page, demo }, asked, ['/logs', '/tag/?limit=100&page=1', '?includeTags=false'])
    await context.clearCookies()
    await signIn(page, 'reader')
    await demo.clearRequests()
    await page.goto('/repository/acme/life?tab=history')
    await expect(page.getByText(/^\d+ changes$/)).toBeVisible()
    await expectAsked({ page, demo }, asked, ['/tag/?limit=100&page=1', '?includeTags=false'])
  })

  test('tells what others deleted since the list was read, and how old the list is', async ({
    page,
    demo,
    stage,
  }) => {
    await page.clock.install()
    await demo.fillRepository({ repository: 'acme/filled', live: 300, lifetimes: 300 })
    await page.goto('/repository/acme/filled?tab=history')
    await expect(page.getByText('300 changes', { exact: true })).toBeVisible()
    await expect(page.getByText('up to date')).toBeVisible()
    await new Client(stage.quay, 'admin').remove('acme/filled', 'build-000250')
    await demo.clock(Date.now() / 1000 + 180)
    await page.clock.fastForward(180_000)
    await expect(page.getByText(/^as it was \d minutes ago/)).toBeVisible()
    await page.getByRole('link', { name: 'Tags', exact: true }).click()
    await page.getByRole('link', { name: 'History', exact: true }).click()
    await expect(page.getByText('301 changes', { exact: true })).toBeVisible()
    const ends = page.getByRole('listitem').filter({ hasText: 'Deleted' })
    await expect(ends).toHaveCount(1)
    await expect(ends).toHaveText(/build-000250.*Deleted.*by admin/)
    await page.getByRole('button', { name: 'Read anew' }).click()
    await expect(page.getByText('up to date')).toBeVisible()
    await expect(page.getByText('301 changes', { exact: true })).toBeVisible()
    await expect(ends).toHaveCount(1)
  })

  test('leads to the tag, and to restoring it', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tab=history&kind=ended')
    await page.getByRole('button', { name: 'Restore…' }).first().click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Restore ended/ })
      .click()
    await expect(page.getByText(/^Restored ended to/)).toBeVisible()
    await page.getByRole('link', { name: 'ended', exact: true }).first().click()
    await expect(heading(page, 'ended')).toBeVisible()
  })
})
