import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectRepositories, expectTheme, heading, preferTheme, tagTable } from './pages'
import { fillAccount, openAccountMenu, PASSWORD, signIn } from './people'

async function chooseTheme(page: Page, name: string): Promise<void> {
  await openAccountMenu(page)
  await page.getByRole('menuitemradio', { name, exact: true }).click()
}

test.describe('themes', () => {
  test('as the system, until one is chosen', async ({ page }) => {
    await page.goto('/signin')
    await expectTheme(page, 'light')
    await preferTheme(page, 'dark')
    await chooseTheme(page, 'Light')
    await expectTheme(page, 'light')
    await chooseTheme(page, 'As the system')
    await expectTheme(page, 'dark')
  })

  test('a chosen one is there before the first paint of the next visit', async ({ page, context }) => {
    await page.goto('/signin')
    await chooseTheme(page, 'Dark')
    await expectTheme(page, 'dark')
    const other = await context.newPage()
    await other.goto('/signin', { waitUntil: 'commit' })
    // The root has it as soon as there is a body to paint.
    const theme = await other.waitForFunction(
      () => document.body && document.documentElement.dataset['theme'],
    )
    expect(await theme.jsonValue()).toBe('dark')
    await expect(heading(other, 'Sign in')).toBeVisible()
    await expectTheme(other, 'dark')
  })
})

test('each page has a title of its own', async ({ page, problems }) => {
  problems.allow(/status of 40[14]/)
  await page.goto('/signin')
  await expect(page).toHaveTitle('Sign in · Tidemark')
  await fillAccount(page, 'admin', PASSWORD)
  await expect(page).toHaveTitle('Repositories · Tidemark')
  await page.getByRole('link', { name: 'scratch' }).click()
  await expect(page).toHaveTitle('Repositories of scratch · Tidemark')
  await page.getByRole('link', { name: 'sandbox' }).click()
  await expect(page).toHaveTitle('scratch/sandbox · Tidemark')
  await page.goto('/repository/acme/unknown')
  await expect(page).toHaveTitle('acme/unknown · Tidemark')
  await page.goto('/repository/acme')
  await expect(page).toHaveTitle('This address names no repository · Tidemark')
  await page.goto('/nowhere')
  await expect(page).toHaveTitle('There is no such page · Tidemark')
})

test('each page has one heading of the first level', async ({ page, problems }) => {
  problems.allow(/status of 404/)
  await signIn(page, 'admin')
  for (const path of [
    '/repository',
    '/organization/acme',
    '/repository/acme/web',
    '/repository/acme/none',
    '/no',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  }
})

test.describe('for those who want no motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('what waits stands still', async ({ page, demo }) => {
    await signIn(page, 'admin')
    await demo.faults({ path: '/api/v1/repository/acme/web*', what: { hold: true } })
    await page.goto('/repository/acme/web')
    await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true')
    // What begins to move stops within a moment.
    await expect
      .poll(() =>
        page.evaluate(
          () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
        ),
      )
      .toBe(0)
  })
})

test('while a list is on its way, its place is kept', async ({ page, demo }) => {
  await signIn(page, 'admin')
  await demo.faults({ path: '/api/v1/repository/acme/web*', what: { hold: true } })
  await page.goto('/repository/acme/web')
  const table = tagTable(page, 'acme/web')
  await expect(table).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByText('Loading…')).toBeVisible()
  const place = async () => {
    const { x, y, width } = (await table.boundingBox()) ?? {}
    return { x, y, width }
  }
  const before = await place()
  expect(before.width).toBeGreaterThan(0)
  await demo.faults()
  await expect(page.getByText('13 tags')).toBeVisible()
  await expect.poll(place).toEqual(before)
})

test('from 2560 px down to 768 px nothing is scrolled for sideways', async ({ page }) => {
  await signIn(page, 'admin')
  for (const width of [2560, 1920, 1024, 768]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/repository/acme/api?status=all')
    await expect(tagTable(page, 'acme/api')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.goto('/repository')
    await expectRepositories(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
