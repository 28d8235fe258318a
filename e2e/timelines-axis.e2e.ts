// The axis that all timelines share: how long it is, its dates, and what of it is not kept.
import { expect, test } from './fixtures'
import { choose } from './pages'
import { signIn } from './people'
import { livingWorld, NOW, WEEK, worldWith } from './past'

test.beforeEach(({ page }) => signIn(page, 'admin'))

test.describe('timelines', () => {
  test('say what is not kept, where they show more than that', async ({ page, demo }) => {
    const collecting = { config: { features: { GARBAGE_COLLECTION: true } } }
    await demo.world({ ...livingWorld(), ...collecting })
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc&axis=4w')
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
      (NOW - 2 * WEEK) * 1000,
    )
    const told = page.getByRole('button', { name: `What ended before ${day} is not kept.` })
    await expect(told).toHaveCount(6)
    await expect(page.getByText('not kept', { exact: true }).filter({ visible: true })).toHaveCount(1)
    await choose(page, '4 weeks', 'as long as tags can be restored (2 weeks)')
    await expect(page).not.toHaveURL(/axis/)
    await expect(told).toHaveCount(0)
    await expect(page.getByText('not kept', { exact: true })).toHaveCount(0)
    await choose(page, '2 weeks', '12 weeks, of which 2 weeks are kept')
    await expect(told).toHaveCount(6)
    // A Quay that collects nothing keeps more than it promises.
    await demo.world({ ...livingWorld(), config: { features: { GARBAGE_COLLECTION: false } } })
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc&axis=4w')
    await expect(page.getByRole('button', { name: /^moved points to .* changes in the time/ })).toBeVisible()
    await expect(told).toHaveCount(0)
  })

  test('show a day where nothing is kept, and say so', async ({ page, demo }) => {
    await demo.world(worldWith({ tag_expiration_s: 0 }))
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life')
    await choose(page, '1 day', '1 day, as nothing that ended is kept')
    await expect(page).not.toHaveURL(/axis/)
  })

  test('have their dates above them on a narrow screen, too', async ({ page, demo }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc')
    const now = page.getByText('now', { exact: true }).filter({ visible: true })
    await expect(now).toBeInViewport({ ratio: 1 })
    // It stands above the lanes, at four fifths of their length.
    const stands = async () => {
      const lane = await page.getByRole('button', { name: /^moved points to / }).boundingBox()
      const mark = await now.boundingBox()
      if (lane === null || mark === null) return 'not there'
      if (mark.y >= lane.y) return 'below'
      return Math.abs(mark.x + mark.width / 2 - (lane.x + lane.width * 0.8)) < 2 ? 'right' : 'beside'
    }
    await expect.poll(stands).toBe('right')
  })

  test('show another length of time, which the address keeps', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc')
    await choose(page, '2 weeks', '1 day')
    await expect(page).toHaveURL(/axis=1d/)
    await page.reload()
    await expect(page.getByRole('button', { name: '1 day', exact: true })).toBeVisible()
    // Also for who looks at the history, or at a tag, and comes back.
    await page.getByRole('link', { name: 'History', exact: true }).click()
    await expect(page).toHaveURL(/tab=history.*axis=1d/)
    await page.getByRole('link', { name: 'moved', exact: true }).first().click()
    await expect(page).toHaveURL(/tag\/moved\?.*axis=1d/)
    await page.getByRole('link', { name: 'All tags of acme/life' }).click()
    await expect(page.getByRole('button', { name: '1 day', exact: true })).toBeVisible()
  })
})
