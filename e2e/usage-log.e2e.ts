// How far the usage log is read: as far as what is shown goes back, in few requests, and it is said where it stops.
import type { Demo } from './demo'
import { expect, test } from './fixtures'
import { loggedWorld, NOW, worldWith } from './past'
import { signIn } from './people'

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
  const since = `${dayOf(NOW - 200 * 3600)} ${yesterday}`
  expect(new Set(await asked(demo))).toEqual(new Set([`${today} ${today}`, since]))
  await expect(page.getByText(/^Who did it is known back to/)).toHaveCount(0)

  await demo.clearRequests()
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
