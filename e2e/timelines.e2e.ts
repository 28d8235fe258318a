// The timelines in the rows: what they tell, to whom points, walks along them or hears them.
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures'
import { tagRow } from './pages'
import { signIn } from './people'
import { livingWorld, NOW, WEEK } from './past'
import { expectAsked } from './rest'

const exact = (hoursAgo: number) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' }).format(
    (NOW - hoursAgo * 3600) * 1000,
  )

/** Points to a moment of a timeline whose axis is the window of two weeks, and a quarter of it to come. */
async function pointTo(timeline: Locator, hoursAgo: number): Promise<void> {
  const { width = 0, height = 0 } = (await timeline.boundingBox()) ?? {}
  const past = (2 * WEEK) / 3600
  await timeline.hover({ position: { x: ((past - hoursAgo) / (past * 1.25)) * width, y: height / 2 } })
}

test.beforeEach(({ page }) => signIn(page, 'admin'))

test.describe('timelines', () => {
  test('tell each tag in a sentence, and a stretch in words when it is pointed to', async ({
    page,
    demo,
  }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc&status=all')
    const moved = tagRow(page, 'moved').getByRole('button', { name: /^moved points to bbbbbbbb since / })
    await pointTo(moved, 150)
    const detail = page.getByRole('status').filter({ hasText: 'First known on' })
    await expect(detail).toContainText('aaaaaaaa')
    await expect(detail).toContainText(`${exact(200)} – ${exact(100)}`)
    await expect(detail).toContainText('4 days')
    await expect(detail).toBeInViewport({ ratio: 1 })
    await pointTo(moved, 50)
    await expect(page.getByRole('status').filter({ hasText: 'Moved to' })).toContainText(
      `since ${exact(100)}`,
    )
    await pointTo(tagRow(page, 'ended').getByRole('button', { name: /^ended pointed to/ }), 20)
    await expect(page.getByRole('status').filter({ hasText: 'ended was absent' })).toContainText('2 days')
    await page.mouse.move(0, 0)
    await expect(page.getByRole('status').filter({ hasText: 'was absent' })).toBeHidden()
  })

  test('light up an image in every row that has it, and in no other', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc&status=all')
    const lit = async () =>
      page.getByRole('row').evaluateAll((rows) =>
        rows
          .map((row) => ({
            tag: row.querySelector('[role=rowheader] bdi')?.textContent ?? '',
            shapes: row.querySelectorAll('.lane-lit, .lane-current').length,
          }))
          .filter(({ shapes }) => shapes > 0)
          .map(({ tag, shapes }) => `${tag} ${shapes}`)
          .toSorted(),
      )
    expect(await lit()).toEqual([])
    await pointTo(tagRow(page, 'moved').getByRole('button', { name: /^moved points to/ }), 150)
    await expect.poll(lit).toEqual(['ended 1', 'moved 1', 'renewed 2', 'restored 2', 'returned 1'])
    await pointTo(tagRow(page, 'locked').getByRole('button', { name: /^locked points to/ }), 50)
    await expect
      .poll(lit)
      .toEqual(['expiring 2', 'locked 1', 'moved 1', 'purged 1', 'restored 1', 'returned 1'])
    await page.mouse.move(0, 0)
    await expect.poll(lit).toEqual([])
  })

  test('are walked by the arrow keys, absences and expirations to come included', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc')
    const detail = page.getByRole('status').filter({ hasText: /since|–|absent|expire/ })
    await page.getByRole('searchbox').focus()
    const returned = page.getByRole('button', { name: /^returned points to .* 1 absence\./ })
    await returned.focus()
    // It begins where the tag is now; beyond its ends the arrows go on along the row.
    await expect(detail).toContainText('Returned to')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('button', { name: 'What can be done with returned' })).toBeFocused()
    await expect(detail).toBeHidden()
    await page.keyboard.press('ArrowLeft')
    await expect(returned).toBeFocused()
    await expect(detail).toContainText('Returned to')
    await page.keyboard.press('ArrowLeft')
    await expect(detail).toContainText('returned was absent')
    await page.keyboard.press('ArrowLeft')
    await expect(detail).toContainText('First known on')
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('button', { name: 'Copy the digest of returned' })).toBeFocused()
    await expect(detail).toBeHidden()
    await page.keyboard.press('ArrowRight')
    await expect(returned).toBeFocused()
    await expect(detail).toContainText('Returned to')
    await page.keyboard.press('ArrowLeft')
    await expect(detail).toContainText('returned was absent')
    await page.keyboard.press('End')
    await expect(detail).toContainText('Returned to')
    await page.keyboard.press('Home')
    await expect(detail).toContainText('First known on')
    await page.keyboard.press('Escape')
    await expect(detail).toBeHidden()
    await page.getByRole('button', { name: /^expiring points to .* It expires / }).focus()
    await page.keyboard.press('End')
    await expect(detail).toContainText('expiring will expire')
    await page.keyboard.press('Tab')
    await expect(detail).toBeHidden()
  })

  test('tell how long an absence was, also where the axis shows a part of it', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc&status=all&axis=1d')
    await tagRow(page, 'ended')
      .getByRole('button', { name: /^ended/ })
      .hover({ position: { x: 20, y: 8 } })
    await expect(
      page.getByRole('button', { name: 'ended: no image in the time shown. 1 absence.', exact: true }),
    ).toBeVisible()
    const detail = page.getByRole('status').filter({ hasText: 'ended was absent' })
    await expect(detail).toContainText(exact(50))
    await expect(detail).toContainText('2 days')
  })

  test('leave modified arrows to the browser, and put out what they lit when their row goes', async ({
    page,
    demo,
  }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc')
    await page.getByRole('searchbox').focus()
    const returned = page.getByRole('button', { name: /^returned points to / })
    await returned.focus()
    const detail = page.getByRole('status').filter({ hasText: /Returned to/ })
    await expect(detail).toBeVisible()
    await page.evaluate(() =>
      addEventListener('keydown', ({ defaultPrevented }) => (document.title = `taken: ${defaultPrevented}`)),
    )
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page).toHaveTitle('taken: false')
    await expect(detail).toBeVisible()
    await pointTo(returned, 50)
    await page.getByRole('searchbox').fill('no such tag')
    await expect(page.getByText('No tag matches')).toBeVisible()
    await expect(detail).toBeHidden()
  })

  test('tell a purge in the sentence, and the image of an expiration', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc&status=all')
    await expect(
      page.getByRole('button', {
        name: 'purged: no image in the time shown. 1 deleted permanently.',
        exact: true,
      }),
    ).toBeVisible()
    await page.getByRole('searchbox').focus()
    await page.getByRole('button', { name: /^expiring points to / }).focus()
    const detail = page.getByRole('status').filter({ hasText: 'expiring will expire' })
    await expect(detail).toContainText('bbbbbbbb')
    await expect(detail).toContainText(/[12] days? left/)
  })

  test.describe('on a touch screen', () => {
    test.use({ hasTouch: true })
    test('are read by touching them', async ({ page, demo }) => {
      await demo.world(livingWorld())
      await signIn(page, 'admin')
      await page.goto('/repository/acme/life?tz=utc')
      await page.getByRole('button', { name: /^returned points to / }).tap()
      await expect(
        page.getByRole('status').filter({ hasText: /Returned to|was absent|First known/ }),
      ).toBeVisible()
    })
  })

  test('cost a small repository nothing beyond its one listing', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await demo.clearRequests()
    await page.goto('/repository/acme/life')
    await expect(page.getByRole('button', { name: /^moved points to/ })).toBeVisible()
    const listings = async () =>
      (await demo.requests(({ path }) => path.includes('/tag/'))).map(({ path }) => path)
    await expectAsked({ page, demo }, listings, ['/api/v1/repository/acme/life/tag/?limit=100&page=1'])
  })

  test('cost a larger one a request a visible row, none for rows out of view', async ({ page, demo }) => {
    await page.goto('/repository/acme/medium')
    const ofRows = () => demo.requests(({ path }) => path.includes('specificTag='))
    await expect.poll(async () => (await ofRows()).length).toBeGreaterThan(5)
    await expect(
      page.getByRole('button', { name: /^edge points to .* changes in the time shown/ }),
    ).toBeVisible()
    const asked = (await ofRows()).map(({ path }) => path)
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked.length).toBeLessThan(40)
  })

  test('are told in a place that was there before, so that they are read out', async ({ page, demo }) => {
    await demo.world(livingWorld())
    await signIn(page, 'admin')
    await page.goto('/repository/acme/life?tz=utc')
    const place = page.locator('body > [role=status]')
    await expect(place).toHaveCount(1)
    await expect(place).toBeEmpty()
    await place.evaluate((element) => element.setAttribute('data-seen', 'before'))
    await page.getByRole('searchbox').focus()
    await page.getByRole('button', { name: /^returned points to / }).focus()
    await expect(page.locator('[data-seen=before]')).toContainText('Returned to')
  })
})
