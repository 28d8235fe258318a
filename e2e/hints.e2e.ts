// What is told in short is told in full on hover, on keyboard focus and on a tap.
import { expectNoSidewaysScroll, tagRow } from './pages'
import { expect, test } from './fixtures'
import { livingWorld, NOW } from './past'
import { signIn } from './people'

const exact = (hoursAgo: number) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' }).format(
    (NOW - hoursAgo * 3600) * 1000,
  )

test.beforeEach(async ({ page, demo }) => {
  await demo.world(livingWorld())
  await signIn(page, 'admin')
})

test('a row tells its moments in full on hover, and by its link on focus', async ({ page }) => {
  await page.goto('/repository/acme/life?tz=utc')
  const tooltip = page.getByRole('tooltip')
  await tagRow(page, 'moved').getByText('4 days ago').hover()
  await expect(tooltip).toHaveText(exact(100))
  // Who points to the hint itself is reading it.
  await tooltip.hover()
  await expect(tooltip).toHaveText(exact(100))
  await page.keyboard.press('Escape')
  await expect(tooltip).toBeHidden()

  const filter = page.getByRole('searchbox')
  await filter.focus()
  const link = page.getByRole('link', { name: 'expiring', exact: true })
  while (!(await link.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('Tab')
  await expect(tooltip).toHaveText(`Changed ${exact(60)}; end ${exact(-48)}`)
  await expect(link).toHaveAccessibleDescription(`Changed ${exact(60)}; end ${exact(-48)}`)
  await page.keyboard.press('Tab')
  await expect(tooltip).toBeHidden()
  await tagRow(page, 'returned').focus()
  await expect(tooltip).toHaveText(`Changed ${exact(70)}`)
  await expect(tagRow(page, 'returned')).toHaveAccessibleDescription(`Changed ${exact(70)}`)
})

test('a row of the table has no more stops for the keyboard than it can do things', async ({ page }) => {
  await page.goto('/repository/acme/life?tz=utc')
  const stops = tagRow(page, 'moved').locator('a, button, [tabindex="0"]')
  // Its link, the copying of its digest, its timeline, its menu.
  await expect(stops).toHaveCount(4)
})

test('a card and a change tell it on focus', async ({ page }) => {
  await page.goto('/repository/acme/life/tag/moved?tz=utc')
  const time = page.getByRole('region', { name: 'History' }).getByRole('listitem').first().getByRole('button')
  await page.getByRole('button', { name: 'Delete…' }).focus()
  await page.keyboard.press('Shift+Tab')
  await time.first().focus()
  await expect(page.getByRole('tooltip')).toHaveText(exact(100))
  await expect(time.first()).toHaveAccessibleDescription(exact(100))

  await page.goto('/repository/acme/life?tab=history&tz=utc&q=moved')
  await page.getByRole('button', { name: /^What happened/ }).focus()
  const link = page.getByRole('link', { name: 'moved', exact: true }).first()
  await page.keyboard.press('Shift+Tab')
  await link.focus()
  await expect(page.getByRole('tooltip')).toHaveText(exact(100))
})

test('what can’t be pressed says why on focus', async ({ page }) => {
  await page.context().clearCookies()
  await signIn(page, 'reader')
  await page.goto('/repository/acme/life')
  const create = page.getByRole('button', { name: 'New tag' })
  await expect(create).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Tab')
  await create.focus()
  await expect(page.getByRole('tooltip')).toContainText('You can only read here')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a tap tells it, a tap beside it closes it', async ({ page }) => {
    await page.goto('/repository/acme/life?tz=utc')
    await tagRow(page, 'moved').getByText('4 days ago').tap()
    await expect(page.getByRole('tooltip')).toHaveText(exact(100))
    await expect(page.getByRole('tooltip')).toBeInViewport({ ratio: 1 })
    await expectNoSidewaysScroll(page)
    await page.getByText('6 tags', { exact: true }).tap()
    await expect(page.getByRole('tooltip')).toBeHidden()
  })

  for (const name of ['acme/life', 'acme/team/app'])
    test(`“New tag” stands beside the name of ${name}`, async ({ page, demo }) => {
      if (name !== 'acme/life') {
        await demo.reset()
        await signIn(page, 'admin')
      }
      await page.goto(`/repository/${name}`)
      await expect(page.getByRole('rowheader').first()).toBeVisible()
      await expect
        .poll(async () => {
          const title = await page.getByRole('heading', { level: 1 }).boundingBox()
          const create = await page.getByRole('button', { name: 'New tag' }).boundingBox()
          if (title === null || create === null) return 'not there'
          return create.y < title.y + title.height && create.y + create.height > title.y
        })
        .toBe(true)
    })
})
