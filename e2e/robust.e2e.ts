// What keeps the console as a whole from going on: a page that breaks, an upgrade under an open page, no connection, an
// old browser. Each is said, and nothing that somebody typed is lost by it.
import type { Page } from '@playwright/test'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { expectRepositories, filterTags, heading, tagTable } from './pages'
import { fillToken, signIn } from './people'
import { askNew, nameField, visit } from './operations'

const UPGRADED = 'There is a new version of Tidemark'
const MISSING = 'A part of this page could not be loaded'

/** The server has another console by now: it no longer has this code, and its page names other code than this one's. */
async function upgrade(page: Page, code: string): Promise<void> {
  // The next page has all of its code.
  let isNext = false
  page.on('request', (request) => {
    isNext ||= request.isNavigationRequest()
  })
  await page.route(`**/assets/${code}-*.js`, (route) =>
    isNext ? route.continue() : route.fulfill({ status: 404, body: 'gone' }),
  )
  await page.route('**/', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replaceAll(/index-[\w-]+\.js/g, 'index-newer.js')
    await route.fulfill({ response: answer, body })
  })
}

test('a page that breaks says so with a report without secrets, and the rest of the console stays', async ({
  page,
  problems,
}) => {
  problems.allow(/broken/)
  await page.goto('/signin')
  await fillToken(page, 'admin')
  await expectRepositories(page)
  await page.evaluate(() => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      value: () => {
        throw new TypeError('broken for Bearer admin')
      },
    })
  })
  await page.getByRole('link', { name: 'web', exact: true }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('This page stopped working')
  const report = alert.locator('pre')
  await expect(report).toContainText('TypeError: broken for Bearer …')
  await expect(report).toContainText('Page: /repository/acme/web')
  await expect(report).not.toContainText('admin')
  await expect(page.getByRole('button', { name: 'Account and settings' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await alert.getByRole('button', { name: 'Reload the page' }).click()
  await expect(tagTable(page, 'acme/web').getByRole('rowheader').first()).toBeVisible()
})

test('after an upgrade the page is reloaded once, and comes to where one wanted to be', async ({
  page,
  problems,
}) => {
  problems.allow(/status of 404/, /dynamically imported module/)
  await signIn(page, 'admin')
  await page.goto('/repository/acme/web')
  await expect(tagTable(page, 'acme/web').getByRole('rowheader').first()).toBeVisible()
  await upgrade(page, 'RepositoriesPage')
  await page.getByRole('link', { name: 'acme', exact: true }).click()
  await expect(heading(page, 'Repositories of acme')).toBeVisible()
  await expect(page).toHaveURL('/organization/acme')
  expect(await page.evaluate(() => sessionStorage.getItem('tidemark.reloaded'))).toMatch(/index-[\w-]+\.js$/)
})

test('after an upgrade nothing that is typed is lost: the reload waits for the person', async ({
  page,
  problems,
}) => {
  problems.allow(/status of 404/, /dynamically imported module/)
  await visit(page, 'acme/api')
  const dialog = await askNew(page)
  await nameField(dialog).fill('v9.9.9')
  await upgrade(page, 'MenuPopup')
  await page.evaluate(() => document.querySelector<HTMLElement>('[aria-haspopup=menu]')?.focus())
  await expect(dialog.getByRole('status').filter({ hasText: UPGRADED })).toBeVisible()
  await expect(nameField(dialog)).toHaveValue('v9.9.9')
  await dialog.getByRole('button', { name: 'Reload the page' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(tagTable(page, 'acme/api').getByRole('rowheader').first()).toBeVisible()
  await expect(page.getByText(UPGRADED)).toBeHidden()
})

test('without a connection it is said, and what was asked for meanwhile comes afterwards', async ({
  page,
  context,
  problems,
}) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED/, /dynamically imported module/)
  await visit(page, 'acme/api')
  await filterTags(page).fill('v2')
  await context.setOffline(true)
  const lost = page.getByRole('status').filter({ hasText: 'Quay does not answer' })
  await expect(lost).toBeVisible()
  await page.getByRole('link', { name: 'History', exact: true }).click()
  const missing = page.getByRole('status').filter({ hasText: MISSING })
  await expect(missing).toBeVisible()
  await context.setOffline(false)
  await expect(lost).toBeHidden()
  await expect(missing).toBeHidden()
  await expect(page.getByRole('searchbox')).toBeVisible()
  await expect(page.getByText('What happened')).toBeVisible()
})

test('an old browser is told in plain words, and nothing is asked in its name', async ({ page, demo }) => {
  await page.addInitScript(() => Object.defineProperty(AbortSignal, 'any', { value: undefined }))
  await page.goto('/repository/acme/web')
  await expect(page.getByText('It needs Chrome or Edge 116, Firefox 128, Safari 17.4')).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  expect(await demo.requests()).toEqual([])
})
