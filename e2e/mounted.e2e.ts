// The console under a path of Quay's host: the main ways through it, each address included.
import { expect, test } from './fixtures'
import { ask, confirm, expectDone, undo } from './operations'
import { choose, expectRepositories, heading, tagRow, tagTable } from './pages'
import { fillAccount, PASSWORD, signIn, signOut } from './people'

test.use({ mountedAt: '/tidemark/' })

const path = (url: string) => new URL(url).pathname

test('from the sign-in to a repository, its tags and its history, back and by deep links', async ({
  page,
}) => {
  await page.goto('/tidemark/')
  await expect(heading(page, 'Sign in')).toBeVisible()
  expect(path(page.url())).toBe('/tidemark/signin')
  await fillAccount(page, 'admin', PASSWORD)
  await expectRepositories(page)
  expect(path(page.url())).toBe('/tidemark/repository')

  await page.getByRole('link', { name: 'web', exact: true }).click()
  await expect(tagTable(page, 'acme/web')).toBeVisible()
  await expect(page).toHaveTitle(/^acme\/web/)
  expect(path(page.url())).toBe('/tidemark/repository/acme/web')
  await choose(page, /^Status/, 'all')
  await page.reload()
  await expect(page.getByRole('button', { name: /^Status all/ })).toBeVisible()

  await page.getByRole('link', { name: 'History', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Export/ })).toBeVisible()
  expect(path(page.url())).toBe('/tidemark/repository/acme/web')
  await page.goto('/tidemark/repository/acme/web/tag/latest')
  await expect(heading(page, 'latest')).toBeVisible()
  const crumb = page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'acme' })
  await expect(crumb).toHaveAttribute('href', '/tidemark/organization/acme')
  await page.goBack()
  await expect(page.getByRole('button', { name: /^Export/ })).toBeVisible()
  await signOut(page)
  await expect(heading(page, 'Sign in')).toBeVisible()
  expect(path(page.url())).toBe('/tidemark/signin')
})

test('what was asked for before signing in is shown after it', async ({ page, problems }) => {
  problems.allow(/status of 401/)
  await page.goto('/tidemark/repository/acme/billing?q=v')
  await expect(heading(page, 'Sign in')).toBeVisible()
  await fillAccount(page, 'admin', PASSWORD)
  await expect(tagTable(page, 'acme/billing').getByRole('rowheader').first()).toBeVisible()
  await expect(page).toHaveURL(/\/tidemark\/repository\/acme\/billing\?q=v$/)
})

test('a tag is deleted and comes back', async ({ page }) => {
  await signIn(page, 'admin')
  await page.goto('/tidemark/repository/acme/web')
  const dialog = await ask(page, 'latest', 'Delete…')
  await confirm(dialog, 'Delete latest')
  await expectDone(page, 'Deleted latest')
  await undo(page)
  await expect(tagRow(page, 'latest')).toBeVisible()
})

test('who jumps to the content stays on the page', async ({ page }) => {
  await signIn(page, 'admin')
  await page.goto('/tidemark/repository/acme/web?status=all')
  await expect(tagTable(page, 'acme/web')).toBeVisible()
  await page.getByRole('link', { name: 'Skip to content' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tidemark\/repository\/acme\/web\?status=all#content$/)
  await expect(tagTable(page, 'acme/web')).toBeVisible()
})
