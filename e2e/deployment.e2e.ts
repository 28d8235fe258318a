// What those who run a console set for everybody.
import { expect, test } from './fixtures'
import { expectTheme, heading, tagTable } from './pages'
import { openAccountMenu, signIn } from './people'

test('a console shows what it was set to', async ({ page, configure }) => {
  configure({
    name: 'Acme registry',
    link: 'https://intranet.example.com/registry',
    signIn: ['token'],
    language: 'ja',
    theme: 'dark',
    timeZone: 'Asia/Tokyo',
    hide: ['export', 'purge'],
    quayConsole: 'https://quay.example.com/',
    later: { unknown: true },
  })
  await page.goto('/signin')
  await expectTheme(page, 'dark')
  await expect(heading(page, 'サインイン')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'アクセストークン' })).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('button')).toHaveText(['サインイン'])

  await signIn(page, 'admin')
  await page.goto('/repository/acme/web')
  await expect(tagTable(page, 'acme/web')).toHaveCount(0)
  await expect(page.getByRole('grid').getByRole('rowheader').first()).toBeVisible()
  const link = page.getByRole('banner').getByRole('link', { name: 'Acme registry' })
  await expect(link).toHaveAttribute('href', 'https://intranet.example.com/registry')
  await expect(page.getByRole('button', { name: 'タイムゾーン: GMT+9' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'エクスポート' })).toHaveCount(0)
  await page
    .getByRole('button', { name: /の操作/ })
    .first()
    .click()
  await expect(page.getByRole('menuitem', { name: '削除…', exact: true })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: '完全に削除…' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  // What a person chooses goes before it.
  await page.getByRole('button', { name: 'アカウントと設定' }).click()
  const own = page.getByRole('menuitem', { name: 'Quay 自身のコンソール' })
  await expect(own).toHaveAttribute('href', 'https://quay.example.com/repository/acme/web')
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await openAccountMenu(page)
  await page.getByRole('menuitemradio', { name: 'As the system' }).click()
  await page.reload()
  await expect(tagTable(page, 'acme/web')).toBeVisible()
  await expectTheme(page, 'light')
})

test('a mistake in the settings is told, with what to make of it', async ({ page, configure }) => {
  configure({ theme: 'drak' })
  await page.goto('/signin')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('the field “theme” is "drak"')
  await expect(alert).toContainText('It must be "system", "light" or "dark"')
  configure('{"theme": "dark",}')
  await alert.getByRole('button', { name: 'Reload the page' }).click()
  await expect(alert).toContainText('config.json can’t be read as JSON')
  configure('<!doctype html><title>Not found</title>')
  await alert.getByRole('button', { name: 'Reload the page' }).click()
  await expect(heading(page, 'Sign in')).toBeVisible()
})
