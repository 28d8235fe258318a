import { expect, test } from './fixtures'
import {
  choose,
  expectNoSidewaysScroll,
  expectRepositories,
  filterTags,
  heading,
  tagNames,
  tagTable,
} from './pages'
import { fillAccount, openAccountMenu, PASSWORD, signIn } from './people'

const ADDRESSES = [
  '/repository',
  '/organization/acme',
  '/repository/acme/api?status=all',
  '/repository/acme/team/app',
  '/repository/acme/odd-names?status=all',
  '/repository/acme/large',
  '/repository/acme/api?tab=history',
  '/repository/acme/large?tab=history',
  '/repository/acme/odd-names?tab=history',
  '/repository/acme/api/tag/latest',
  '/repository/acme/odd-names/tag/%F0%9F%9A%80-release',
  '/repository/acme/api/tag/never-was',
  '/repository/acme/empty',
  '/repository/acme/unknown',
  '/nowhere',
]

for (const [width, locale] of [
  [360, 'ja-JP'],
  [390, 'en-US'],
] as const) {
  test.describe(`${width} px in ${locale}`, () => {
    test.use({ viewport: { width, height: 780 }, hasTouch: true, isMobile: true, locale })

    test('signing in is not scrolled sideways', async ({ page }) => {
      await page.goto('/signin')
      await expect(page.getByLabel('Username')).toBeVisible()
      await expectNoSidewaysScroll(page)
    })

    for (const address of ADDRESSES) {
      test(`${address} is not scrolled sideways`, async ({ page, problems }) => {
        problems.allow(/status of 404/)
        await signIn(page, 'admin')
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
        await expect(page.getByText(/^(Loading…|読み込み中…)$/)).toBeHidden()
        await expectNoSidewaysScroll(page)
      })
    }
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('from signing in to a sorted list', async ({ page }) => {
    await page.goto('/signin')
    await fillAccount(page, 'admin', PASSWORD)
    await expectRepositories(page)
    await page.getByRole('link', { name: 'web', exact: true }).tap()
    await expect(tagTable(page, 'acme/web')).toBeVisible()
    await expect(tagNames(page).first()).toHaveText('next')
    await choose(page, 'Filter and sort', 'Tag')
    await expect(page).toHaveURL('/repository/acme/web?sort=-name')
    await choose(page, 'Filter and sort', 'ascending')
    await expect(page).toHaveURL('/repository/acme/web?sort=name')
    await expect(tagNames(page).first()).toHaveText(/^20\d\d\./)
    await choose(page, 'Filter and sort', 'all')
    await filterTags(page).fill('staging')
    await expect(tagNames(page)).toHaveText(['staging'])
  })

  test('each menu is whole on the screen', async ({ page }) => {
    await signIn(page, 'admin')
    await page.goto('/repository/acme/api')
    for (const name of ['Account and settings', 'Filter and sort']) {
      await page.getByRole('button', { name }).tap()
      await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 })
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toBeHidden()
    }
    await page.goto('/repository')
    for (const name of [/^State/, /^Visibility/]) {
      await page.getByRole('button', { name }).tap()
      await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 })
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toBeHidden()
    }
  })

  test('what is to be tapped is large enough', async ({ page }) => {
    await signIn(page, 'admin')
    await page.goto('/repository/acme/web')
    await expect(tagTable(page, 'acme/web')).toBeVisible()
    const controls = [
      page.getByRole('button', { name: 'Account and settings' }),
      page.getByRole('button', { name: 'Filter and sort' }),
      page.getByRole('button', { name: 'Copy the digest of latest' }),
      page.getByRole('link', { name: 'Repositories' }),
      filterTags(page),
    ]
    for (const control of controls) {
      const box = await control.boundingBox()
      // WCAG 2.2 AA, 2.5.8: 24 by 24 CSS pixels.
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), control.toString()).toBeGreaterThanOrEqual(24)
    }
  })

  test('signing out is within reach', async ({ page }) => {
    await signIn(page, 'admin')
    await page.goto('/repository')
    await openAccountMenu(page)
    await page.getByRole('menuitem', { name: 'Sign out' }).tap()
    await expect(heading(page, 'Sign in')).toBeVisible()
  })
})
