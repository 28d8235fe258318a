import { expect, test } from './fixtures'
import { expectHolds, moveTo, openMenuByKey } from './keys'
import {
  column,
  filterTags,
  filterRepositories,
  heading,
  stopReading,
  tagNames,
  tagRow,
  tagTable,
} from './pages'
import { PASSWORD, signIn } from './people'
import { atRest } from './rest'

test('from signing in to a copied digest without a mouse', async ({ page, context, problems }) => {
  problems.allow(/status of 401/)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/repository/acme/api')
  await expect(heading(page, 'Sign in')).toBeVisible()
  await moveTo(page, page.getByLabel('Username'))
  await page.keyboard.type('admin')
  await moveTo(page, page.getByLabel('Password'))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(tagTable(page, 'acme/api')).toBeVisible()

  await page.keyboard.press('/')
  await expect(filterTags(page)).toBeFocused()
  await page.keyboard.type('v2')
  await expect(tagNames(page).first()).toContainText('v2')

  await moveTo(page, page.getByRole('button', { name: /^Status/ }))
  const status = await openMenuByKey(page)
  await moveTo(page, status.getByRole('menuitemradio', { name: 'locked' }), 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect(tagNames(page)).toHaveText(['v2.4.1', 'v2.0.0'], { useInnerText: true })

  await moveTo(page, column(page, 'Tag').getByRole('button'))
  await page.keyboard.press('Space')
  await expect(column(page, 'Tag')).toHaveAttribute('aria-sort', 'ascending')
  await expect(tagNames(page)).toHaveText(['v2.0.0', 'v2.4.1'], { useInnerText: true })

  await moveTo(page, page.getByRole('button', { name: 'Copy the digest of v2.0.0' }))
  await page.keyboard.press('Enter')
  await expect(tagRow(page, 'v2.0.0').getByRole('status')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sha256:[0-9a-f]{64}$/)
})

test.describe('signed in', () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, 'admin')
  })

  test('the first stop skips to the content', async ({ page }) => {
    await page.goto('/repository')
    await expect(page.getByText('16 repositories')).toBeVisible()
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to content' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(filterRepositories(page)).toBeFocused()
    await expect(heading(page, 'Repositories')).toBeVisible()
  })

  test('each stop shows where the focus is', async ({ page, demo }) => {
    await page.goto('/repository/acme/web')
    await expect(tagNames(page).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'View' })).toBeVisible()
    // What stands in for what is on its way would take the focus along.
    await atRest(page, demo)
    for (let stop = 0; stop < 20; stop++) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(() => {
        const stop = document.activeElement ?? document.body
        const { outlineStyle, outlineWidth } = getComputedStyle(stop)
        const { width, height } = stop.getBoundingClientRect()
        return { name: stop.textContent, outlineStyle, outlineWidth, isThere: width > 0 && height > 0 }
      })
      expect(seen).toEqual({ name: seen.name, outlineStyle: 'solid', outlineWidth: '2px', isThere: true })
    }
  })

  test('“/” goes to the filter, but types where one types', async ({ page }) => {
    await page.goto('/repository')
    await expect(page.getByText('16 repositories')).toBeVisible()
    await page.keyboard.press('/')
    await expect(filterRepositories(page)).toBeFocused()
    await page.keyboard.type('acme/web')
    await expect(filterRepositories(page)).toHaveValue('acme/web')
    await page.keyboard.press('Enter')
    await expect(tagTable(page, 'acme/web')).toBeVisible()
    await page.keyboard.press('/')
    await expect(filterTags(page)).toBeFocused()
    await expect(filterTags(page)).toHaveValue('')
  })

  test('a menu closes with Escape, and the focus is where it was', async ({ page }) => {
    await page.goto('/repository')
    const button = page.getByRole('button', { name: 'Account and settings' })
    await moveTo(page, button)
    await openMenuByKey(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    await expect(button).toBeFocused()
    // Also the second time, when its code is there already.
    await openMenuByKey(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    await expect(button).toBeFocused()
  })

  test('signing out by keyboard', async ({ page }) => {
    await page.goto('/repository')
    await moveTo(page, page.getByRole('button', { name: 'Account and settings' }))
    await openMenuByKey(page)
    await page.keyboard.press('End')
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Sign in')).toBeVisible()
  })

  test('the dialog of an ended session holds the focus, and gives it back', async ({
    page,
    demo,
    problems,
  }) => {
    problems.allow(/status of 401/)
    await stopReading(page, demo, 'acme/medium')
    await demo.faults({ path: '/api/v1/repository/acme/medium/tag/*', what: { status: 401, body: {} } })
    await page.keyboard.press('/')
    await page.keyboard.type('build')
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await expect(dialog).toBeVisible()
    for (let stop = 0; stop < 10; stop++) {
      await page.keyboard.press('Tab')
      await expectHolds(dialog, `stop ${stop}`)
    }
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(filterTags(page)).toBeFocused()
  })

  test('coming to a page, the focus is on its heading', async ({ page }) => {
    await page.goto('/repository')
    await page.getByRole('link', { name: 'web', exact: true }).click()
    await expect(heading(page, 'acme/web')).toBeFocused()
    await page.goBack()
    await expect(heading(page, 'Repositories')).toBeFocused()
    await page.getByRole('link', { name: 'scratch' }).click()
    await expect(heading(page, 'Repositories of scratch')).toBeFocused()
  })

  test('sorting and filtering leave the focus where it is', async ({ page }) => {
    await page.goto('/repository/acme/web')
    const sort = column(page, 'Size').getByRole('button')
    await sort.click()
    await expect(column(page, 'Size')).toHaveAttribute('aria-sort', 'descending')
    await expect(sort).toBeFocused()
  })
})
