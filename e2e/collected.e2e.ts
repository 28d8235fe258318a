// The collector takes what ended longer ago than the window, also while a page is open. Nothing is reloaded here.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { livingWorld, loggedWorld, NOW, WEEK, worldWith } from './past'
import { comeBack } from './pages'
import { signIn } from './people'
import { expectAsked, pass } from './rest'

const HOUR = 3600
/** When the window of `ended` is over: it ended 50 hours ago. */
const UNTIL = NOW - 50 * HOUR + 2 * WEEK

const cardsOf = (page: Page) => page.getByRole('region', { name: 'History' }).getByRole('listitem')
const restore = (page: Page) => cardsOf(page).getByRole('button', { name: 'Restore', exact: true })

test.beforeEach(async ({ page, demo }) => {
  await page.clock.install()
  await demo.world({ ...livingWorld(), gc: true })
  await signIn(page, 'admin')
})

test('the time that is left runs down, and what is past it can’t be asked for', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 500/)
  await page.goto('/repository/acme/life/tag/ended?tz=utc')
  await expect(cardsOf(page).getByText(/^restorable until /)).toBeVisible()
  await pass(page, demo, NOW, UNTIL - 30 * 60)
  await expect(cardsOf(page).getByText(/^restorable for (29|30) minutes more$/)).toBeVisible()
  await pass(page, demo, UNTIL - 30 * 60, UNTIL - 5 * 60)
  await expect(cardsOf(page).getByText(/^restorable for [45] minutes more$/)).toBeVisible()

  // The collector may be late: it is still worth a try.
  await pass(page, demo, UNTIL - 5 * 60, UNTIL + 60)
  await expect(cardsOf(page).getByText('perhaps gone any moment')).toBeVisible()
  await expect(restore(page)).toBeEnabled()

  // What must have gone is said to, also where it can't be looked at.
  await demo.faults({ path: '/api/v1/repository/acme/life/tag/', what: { status: 500, body: {} } })
  await pass(page, demo, UNTIL + 60, UNTIL + 150)
  await expect(cardsOf(page).getByText('collected', { exact: true })).toBeVisible()
  await expect(restore(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(restore(page)).toHaveAccessibleDescription(/has collected it since: there is no way back/)
})

test('a tag of which nothing is left says that it was collected, by itself', async ({ page, demo }) => {
  await page.goto('/repository/acme/life/tag/ended?tz=utc')
  await expect(cardsOf(page)).toHaveCount(2)
  await demo.clearRequests()
  await pass(page, demo, NOW, UNTIL + 150)
  await expect(page.getByText('Nothing is left of ended')).toBeVisible()
  await expect(page.getByText(/ended, was kept for 2 weeks and has been collected since/)).toBeVisible()
  const asked = async () => (await demo.requests(({ path }) => path.includes('specificTag='))).length
  await expectAsked({ page, demo }, asked, 1)
})

test('a tag that was deleted permanently was not kept, and nobody says so', async ({ page, demo }) => {
  await page.goto('/repository/acme/life/tag/purged?tz=utc')
  await expect(cardsOf(page)).toHaveCount(1)
  // The collector takes it with its next pass.
  await pass(page, demo, NOW, NOW + 120)
  await comeBack(page)
  await expect(page.getByText('Nothing is left of purged')).toBeVisible()
  await expect(page.getByText(/was deleted permanently and has been collected since/)).toBeVisible()
  await expect(page.getByText(/was kept for/)).toHaveCount(0)
})

test('where earlier lifetimes go, the rest does not become the beginning of all', async ({ page, demo }) => {
  await page.goto('/repository/acme/life/tag/moved?tz=utc')
  await expect(cardsOf(page)).toHaveText([/Moved to/, /First known on/])
  await pass(page, demo, NOW, NOW - 100 * HOUR + 2 * WEEK + 150)
  await expect(cardsOf(page)).toHaveCount(1)
  await expect(cardsOf(page)).toHaveText(/First known on/)
  await expect(page.getByText(/^1 lifetime that stood here has been collected since/)).toBeVisible()
  await expect(page.getByText(/created/i)).toHaveCount(0)
})

test('in the history of the repository, what is past the window says so, and goes with the next look', async ({
  page,
  demo,
}) => {
  await page.goto('/repository/acme/life?tab=history&tz=utc&q=ended&kind=ended')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'ended' }) })
  await expect(row.getByRole('button', { name: 'Restore…' })).toBeEnabled()
  await pass(page, demo, NOW, UNTIL + 150)
  await expect(row.getByRole('button', { name: 'Restore…' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('link', { name: 'Tags', exact: true }).click()
  await page.getByRole('link', { name: 'History', exact: true }).click()
  await expect(page.getByText(/All that Quay still knows/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'ended', exact: true })).toHaveCount(0)
})

test('a purge that was collected stands in the log alone, and is told as long', async ({ page, demo }) => {
  const kind = 'permanently_delete_tag'
  const purges = [
    { hours: 1, kind, tag: 'purged', letter: 'b' },
    { hours: 30, kind, tag: 'moved', letter: 'c' },
    { hours: 31, kind, tag: 'vanished', letter: 'a' },
    { hours: 40, kind: 'delete_tag', tag: 'vanished', letter: 'a' },
  ]
  await demo.world(loggedWorld({ ...livingWorld(), gc: true }, purges))
  await signIn(page, 'admin')
  await pass(page, demo, NOW, NOW + HOUR)
  await page.goto('/repository/acme/life?tab=history&tz=utc')
  await expect(page.getByText(/All that Quay still knows/)).toBeVisible()
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'purged' }) })
  await expect(row).toHaveText(/Deleted permanently.*bbbbbbbb.*by writer/)
  await expect(row.getByRole('button')).toHaveCount(0)

  await page.goto('/repository/acme/life/tag/moved?tz=utc')
  await expect(cardsOf(page)).toHaveText([
    /Deleted permanently.*cccccccc.*by writer/,
    /Moved to/,
    /First known on/,
  ])
  // Of what the log alone tells nothing can be restored.
  await expect(cardsOf(page).nth(2).getByRole('button', { name: 'Restore' })).toHaveCount(1)
  await expect(cardsOf(page).first().getByRole('button', { name: 'Restore' })).toHaveCount(0)

  await page.goto('/repository/acme/life/tag/vanished?tz=utc')
  await expect(page.getByText('No tag vanished here')).toBeVisible()
  await expect(cardsOf(page)).toHaveText([/Deleted permanently.*by writer/, /Deleted.*by writer/])
  await expect(cardsOf(page).getByRole('button', { name: 'Restore' })).toHaveCount(0)
})

test('where nobody tells how long ended tags are kept, nothing is claimed of it', async ({ page, demo }) => {
  const { repositories, ...world } = livingWorld()
  const path = '/api/v1/repository/acme/life'
  const untold = { namespace: 'acme', name: 'life', can_write: true, can_admin: true }
  await demo.world({ ...world, repositories })
  await signIn(page, 'admin')
  await demo.faults({ path, what: { body: untold } })
  await page.goto('/repository/acme/life?tab=history')
  await expect(page.getByText(/How long it keeps what ended it does not tell/)).toBeVisible()
  await expect(page.getByText(/keeps nothing/)).toHaveCount(0)
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'ended' }) })
  await expect(row.first().getByRole('button', { name: 'Restore…' })).toBeEnabled()
  await page.getByRole('link', { name: 'ended' }).first().click()
  await expect(page.getByText(/How long it keeps what ended it does not tell/)).toBeVisible()
  await expect(restore(page)).toBeEnabled()
  await expect(page.getByText(/keeps nothing|restorable/)).toHaveCount(0)
})

test('a window of 0 s keeps nothing, and says so wherever something ended', async ({ page, demo }) => {
  const world = worldWith({ tag_expiration_s: 0 })
  await demo.world({ ...world, config: { features: { GARBAGE_COLLECTION: true } } })
  await signIn(page, 'admin')
  await page.goto('/repository/acme/life?tab=history')
  await expect(
    page.getByText('All that Quay still knows: this namespace keeps nothing that ended.'),
  ).toBeVisible()
  await page.goto('/repository/acme/life/tag/ended')
  await expect(restore(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText(/this namespace keeps nothing that ended/)).toBeVisible()
  // Another world ends the session, and what is still asked for would be refused.
  await page.goto('about:blank')
  await demo.world(world)
  await signIn(page, 'admin')
  await page.goto('/repository/acme/life/tag/ended')
  // Where nothing is collected, what ended is there for the asking.
  await expect(cardsOf(page).getByText('still kept')).toBeVisible()
  await expect(restore(page)).toBeEnabled()
  await page.goto('/repository/acme/life')
  await expect(page.getByText(/this namespace keeps them for 0 seconds/)).toBeVisible()
  // Nothing to go by, so a day is shown.
  await expect(page.getByRole('button', { name: /^moved points to bbbbbbbb/ })).toBeVisible()
})
