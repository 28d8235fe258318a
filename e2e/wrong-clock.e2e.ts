// The browser's clock is wrong by days: what is told, and asked, goes by the server's.
import { expect, test } from './fixtures'
import { livingWorld, loggedWorld, NOW, WEEK } from './past'
import { signIn } from './people'

const DAY = 86_400
const BEGUN = { hours: 200, kind: 'create_tag', tag: 'moved', letter: 'a' }

const dayOf = (seconds: number) => {
  const [year, month, day] = new Date(seconds * 1000).toISOString().slice(0, 10).split('-')
  return `${month}/${day}/${year}`
}

for (const days of [-3, 3])
  test(`with a browser ${Math.abs(days)} days ${days < 0 ? 'behind' : 'ahead'}, moments are the server's`, async ({
    page,
    demo,
  }) => {
    await page.clock.install({ time: (NOW + days * DAY) * 1000 })
    await demo.world(loggedWorld(livingWorld(), [BEGUN]))
    await signIn(page, 'admin')
    const range = async () => {
      const all = await demo.requests(({ path }) => path.includes('/acme/life/logs'))
      const queries = all.map(({ path }) => new URL(path, 'http://quay').searchParams)
      return new Set(queries.map((query) => `${query.get('starttime')} ${query.get('endtime')}`))
    }
    for (const address of ['?tab=history', '/tag/moved']) {
      await demo.clearRequests()
      await page.goto(`/repository/acme/life${address}${address.includes('?') ? '&' : '?'}tz=utc`)
      await expect(page.getByText(/by writer/)).toBeVisible()
      expect(await range()).toEqual(new Set([`${dayOf(NOW - 2 * WEEK)} ${dayOf(NOW)}`]))
    }
    await page.goto('/repository/acme/life/tag/ended?tz=utc')
    const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
      (NOW - 50 * 3600 + 2 * WEEK) * 1000,
    )
    await expect(page.getByText(`restorable until ${until}`)).toBeVisible()
    await expect(page.getByText('ended 2 days ago')).toBeVisible()
    await page.goto('/repository/acme/life?tz=utc&status=all')
    await expect(page.getByRole('row').filter({ hasText: 'renewed' })).toContainText('3 days ago')
  })
