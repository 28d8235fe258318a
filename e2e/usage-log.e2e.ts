// How far the usage log is read: as far as what is shown goes back, in few requests, and it is said where it stops.
import { Client } from './client'
import type { Demo } from './demo'
import { expect, test } from './fixtures'
import { comeBack } from './pages'
import { livingWorld, loggedWorld, NOW, worldWith } from './past'
import { signIn } from './people'
import { atRest, pass } from './rest'

const BEGUN = { hours: 200, kind: 'create_tag', tag: 'moved', letter: 'a' }

const dayOf = (seconds: number) => {
  const [year, month, day] = new Date(seconds * 1000).toISOString().slice(0, 10).split('-')
  return `${month}/${day}/${year}`
}

/** The days from and to which the log was asked for. */
const asked = async (demo: Demo) =>
  (await demo.requests(({ path }) => path.includes('/acme/life/logs')))
    .map(({ path }) => new URL(path, 'http://quay').searchParams)
    .map((query) => `${query.get('starttime')} ${query.get('endtime')}`)

test('it is read beyond the window, back to the oldest change on the page', async ({ page, demo }) => {
  await demo.world(loggedWorld(worldWith({ tag_expiration_s: 0 }), [BEGUN]))
  await signIn(page, 'admin')
  await demo.clearRequests()
  await page.goto('/repository/acme/life/tag/moved?tz=utc')
  const first = page.getByRole('region', { name: 'History' }).getByRole('listitem').last()
  await expect(first).toHaveText(/First known on.*by writer/)
  const [today, yesterday] = [dayOf(NOW), dayOf(NOW - 86_400)]
  const begun = dayOf(NOW - 200 * 3600)
  const days = new Set(await asked(demo))
  expect(days).toContain(`${today} ${today}`)
  // From the tag's own changes on, which were four days ago at the latest.
  for (const range of days) expect(range).not.toContain(yesterday)
  expect([...days].at(-1)).toMatch(new RegExp(`^${begun} `))
  await expect(page.getByText(/^Who did it is known back to/)).toHaveCount(0)

  await demo.clearRequests()
  const since = `${begun} ${yesterday}`
  await page.goto('/repository/acme/life?tab=history&tz=utc')
  const row = page.getByRole('listitem').filter({ hasText: /First known on.*by writer/s })
  await expect(row).toHaveCount(1)
  expect(new Set(await asked(demo))).toEqual(new Set([`${today} ${today}`, since]))
})

test('where it is too long, it says to which moment it was read, and goes on when asked', async ({
  page,
  demo,
}) => {
  const many = Array.from({ length: 215 }, () => ({
    hours: 99,
    kind: 'pull_repo',
    tag: 'moved',
    letter: 'b',
  }))
  await demo.world(loggedWorld(worldWith({}), [...many, BEGUN]))
  await signIn(page, 'admin')
  await demo.clearRequests()
  await page.goto('/repository/acme/life?tab=history&tz=utc')
  const more = page.getByRole('button', { name: 'Read more of the usage log' })
  await expect(more).toBeVisible()
  expect((await asked(demo)).length).toBe(10)
  await expect(page.getByText(/^Who did it is known back to /)).toBeVisible()
  await expect(page.getByText(/by writer/)).toHaveCount(0)
  await more.click()
  await expect(page.getByText(/by writer/)).toHaveCount(1)
  await expect(page.getByText(/^Who did it is known back to/)).toHaveCount(0)
  expect((await asked(demo)).length).toBe(11)
})

test('on a tag’s page a long one is read around the tag’s changes alone', async ({ page, demo }) => {
  const pulls = Array.from({ length: 600 }, () => ({ hours: 1, kind: 'pull_repo', tag: 'edge', letter: 'b' }))
  const moved = { hours: 100, kind: 'move_tag', tag: 'moved', letter: 'b' }
  await demo.world(loggedWorld(worldWith({}), [...pulls, moved, BEGUN]))
  await signIn(page, 'admin')
  await demo.clearRequests()
  await page.goto('/repository/acme/life/tag/moved?tz=utc')
  const cards = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(cards).toHaveText([/Moved to.*by writer/, /First known on.*by writer/])
  await expect(page.getByText(/^Who did it is known back to/)).toHaveCount(0)
  await atRest(page, demo)
  const all = await asked(demo)
  expect(new Set(all)).toEqual(
    new Set([
      `${dayOf(NOW - 14 * 86_400)} ${dayOf(NOW)}`,
      `${dayOf(NOW - 200 * 3600)} ${dayOf(NOW - 100 * 3600)}`,
    ]),
  )
  expect(all.length).toBeLessThanOrEqual(3)
})

test('an expiration that passes while the page is open is looked up in it', async ({ page, demo, stage }) => {
  await page.clock.install()
  await demo.world(livingWorld())
  const other = new Client(stage.quay, 'admin')
  await other.point('acme/life', 'fleeting', await other.digest('acme/life', 'locked'))
  await other.expire('acme/life', 'fleeting', NOW + 3600)
  await signIn(page, 'admin')
  await page.goto('/repository/acme/life?tab=history&q=fleeting')
  const rows = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(rows).toHaveText([/First known on.*by admin/])
  await atRest(page, demo)
  await demo.clearRequests()
  await pass(page, demo, NOW, NOW + 7200)
  await expect(rows.first()).toHaveText(/Expired.*expiration set by admin/)
  expect((await asked(demo)).length, 'looks at the log').toBe(1)
})

test('what others did meanwhile is told with who did it, to whoever comes back', async ({
  page,
  demo,
  stage,
}) => {
  await page.clock.install()
  await demo.world(livingWorld())
  const other = new Client(stage.quay, 'admin')
  await signIn(page, 'admin')
  await page.goto('/repository/acme/life/tag/moved')
  const cards = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(cards).toHaveCount(2)
  await pass(page, demo, NOW, NOW + 300)
  await other.remove('acme/life', 'moved')
  await pass(page, demo, NOW + 300, NOW + 600)
  await demo.clearRequests()
  await comeBack(page)
  await expect(cards.first()).toHaveText(/Deleted.*by admin/)
  await atRest(page, demo)
  expect((await asked(demo)).length, 'looks at the log').toBe(1)
})

test('midnight changes nothing of what was read', async ({ page, demo, stage }) => {
  await page.clock.install()
  await demo.world(loggedWorld(livingWorld(), [BEGUN]))
  const midnight = (Math.floor(NOW / 86_400) + 1) * 86_400
  await signIn(page, 'admin')
  await page.goto('/repository/acme/life?tab=history&tz=utc&q=moved')
  const rows = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(rows.last()).toHaveText(/First known on.*by writer/)
  await atRest(page, demo)
  await demo.clearRequests()
  await pass(page, demo, NOW, midnight + 180)
  await expect(page.getByText(/^as it was \d+ (hour|minute)s? ago/)).toBeVisible()
  await expect(rows.last()).toHaveText(/First known on.*by writer/)
  expect(await asked(demo)).toEqual([])

  // The new day comes with the next look, in front of the others.
  await new Client(stage.quay, 'admin').remove('acme/life', 'moved')
  await page.getByRole('link', { name: 'Tags', exact: true }).click()
  await page.getByRole('link', { name: 'History', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Filter by tag' }).fill('moved')
  await expect(rows.first()).toHaveText(/Deleted.*by admin/)
  await expect(rows.last()).toHaveText(/First known on.*by writer/)
  expect(await asked(demo)).toEqual([`${dayOf(NOW - 14 * 86_400)} ${dayOf(midnight)}`])
})
