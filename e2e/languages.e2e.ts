import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectRepositories, heading, tagTable } from './pages'
import { openAccountMenu, PASSWORD, signIn } from './people'

const expectLanguage = (page: Page, language: string) =>
  expect(page.locator('html')).toHaveAttribute('lang', language)

test('the language changes at once, stays over a reload, and every tab to come has it', async ({
  page,
  context,
}) => {
  await signIn(page, 'admin')
  await page.goto('/repository')
  await expectRepositories(page)
  await expectLanguage(page, 'en')
  await openAccountMenu(page)
  await page.getByRole('menuitemradio', { name: '日本語' }).click()
  await expect(heading(page, 'リポジトリ')).toBeVisible()
  await expect(page.getByText('16 件のリポジトリ')).toBeVisible()
  await expectLanguage(page, 'ja')

  await page.reload()
  await expect(heading(page, 'リポジトリ')).toBeVisible()
  await expectLanguage(page, 'ja')
  const other = await context.newPage()
  await other.goto('/repository/acme/web')
  await expect(other.getByRole('columnheader', { name: 'サイズ' })).toBeVisible()

  await openAccountMenuInJapanese(page)
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expectRepositories(page)
})

test('what is typed survives a change of language', async ({ page }) => {
  await page.goto('/signin')
  await page.getByLabel('Username').fill('admin')
  await openAccountMenu(page)
  await page.getByRole('menuitemradio', { name: '日本語' }).click()
  await expect(heading(page, 'サインイン')).toBeVisible()
  await expect(page.getByLabel('Username')).toHaveValue('admin')
})

test.describe('a browser that speaks Japanese', () => {
  test.use({ locale: 'ja-JP' })

  test('is answered in Japanese, from signing in to a list of tags', async ({ page, problems }) => {
    problems.allow(/status of 401/)
    await page.goto('/repository/acme/api')
    await expect(heading(page, 'サインイン')).toBeVisible()
    await expectLanguage(page, 'ja')
    await page.getByLabel('Username').fill('admin')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'サインイン', exact: true }).click()
    await expect(heading(page, 'acme/api')).toBeVisible()
    await expect(page.getByText('管理できます')).toBeVisible()
    await expect(page.getByRole('columnheader', { name: '更新' })).toHaveAttribute('aria-sort', 'descending')
    // Dates and lengths of time are the platform's own.
    await expect(page.getByText(/\d+ (分|時間|日)前/).first()).toBeVisible()
    await expect(page.getByText(/\d+年\d+月\d+日/).first()).toBeVisible()
    await expect(page.getByText(/4 ?週間/).first()).toBeVisible()
    await expect(page).toHaveTitle('acme/api · Tidemark')
  })
})

test.describe('a browser that speaks another language', () => {
  test.use({ locale: 'fr-FR' })

  test('is answered in English', async ({ page }) => {
    await signIn(page, 'admin')
    await page.goto('/repository/acme/web')
    await expect(tagTable(page, 'acme/web')).toBeVisible()
    await expectLanguage(page, 'en')
  })
})

async function openAccountMenuInJapanese(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'アカウントと設定' }).click()
}
