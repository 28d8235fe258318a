import { livePages } from './demo'
import { expect, test } from './fixtures'
import { expectRepositories, filterTags, heading, tagNames, tagTable } from './pages'
import { expectSignedIn, fillAccount, fillToken, PASSWORD, signIn, submitSignIn } from './people'

const LIVE = livePages('acme/medium')
const SEARCH = '^/api/v1/repository/acme/medium/tag/\\?.*filter_tag_name'

test.beforeEach(async ({ page }) => {
  await signIn(page, 'admin')
})

test.describe('a session that ends while one works', () => {
  test('with an account: signs in again, and nothing is lost', async ({ page, demo, problems }) => {
    problems.allow(/status of 401/)
    // While the list is not whole, names are looked for at Quay.
    const hold = { hold: true } as const
    await demo.faults({ path: LIVE, what: hold }, { path: SEARCH, what: hold })
    await page.goto('/repository/acme/medium?sort=name')
    await expect(tagNames(page).first()).toBeVisible()
    await filterTags(page).fill('build-38')
    const searches = () =>
      demo.requests(({ path, status }) => path.includes('filter_tag_name') && status === null)
    await expect.poll(searches).toHaveLength(1)
    await demo.endSessions()
    await demo.faults({ path: LIVE, what: hold })

    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await expect(dialog).toBeVisible()
    await expect(dialog).toContainText('nothing on this page is lost')
    await expect(dialog.getByLabel('Username')).toHaveValue('admin')
    await dialog.getByLabel('Password').fill(PASSWORD)
    await submitSignIn(page)
    await expect(dialog).toBeHidden()
    await expect(page).toHaveURL('/repository/acme/medium?sort=name&q=build-38')
    await expect(filterTags(page)).toHaveValue('build-38')
    await expect(tagNames(page).first()).toHaveText('build-3800')
  })

  test('not now: what is on screen stays readable, and the way in is offered', async ({
    page,
    demo,
    problems,
  }) => {
    problems.allow(/status of 401/)
    // The first page may be asked for before it is known who is signed in: its 401 would not end a session.
    await demo.faults({ path: LIVE.replace('(?!', '(?!.*page=1&|'), what: { status: 401, body: {} } })
    await page.goto('/repository/acme/medium')
    const names = page.getByRole('rowheader', { includeHidden: true })
    await expect(page.getByRole('dialog')).toBeVisible()
    // The first page was read before the second was refused.
    await expect(names.first()).toBeVisible()
    const shown = await names.allInnerTexts()
    await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(tagNames(page).first()).toHaveText('edge')
    await expect
      .poll(async () => (await tagNames(page).allInnerTexts()).slice(0, shown.length))
      .toEqual(shown)
    await expect(page.getByRole('alert')).toContainText('Sign in to see this')
  })

  test('with an access token that is revoked', async ({ page, demo, problems }) => {
    problems.allow(/status of 40[13]/)
    await page.context().clearCookies()
    await page.goto('/signin?next=%2Frepository%2Facme%2Fmedium')
    await demo.faults({ path: LIVE, times: 1, what: { status: 401, body: {} } })
    await fillToken(page, 'read')
    // The dialog may be there as soon as they are, and hides what is behind it.
    await expect(page.getByRole('rowheader', { includeHidden: true }).first()).toBeVisible()
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    await fillToken(page, 'admin')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('1,012 tags', { exact: true })).toBeVisible()
  })

  test('of a public repository goes on as anybody, and is said, also when the page is opened anew', async ({
    page,
    demo,
    problems,
  }) => {
    problems.allow(/status of 401/)
    await page.goto('/repository')
    const web = page.getByRole('link', { name: 'web', exact: true })
    await expect(web).toBeVisible()
    await expectSignedIn(page, 'admin')
    await demo.endSessions()
    await web.click()
    const ended = page.getByRole('status').filter({ hasText: 'Your session has ended.' })
    await expect(ended).toBeVisible()
    await expect(tagTable(page, 'acme/web').getByRole('rowheader').first()).toBeVisible()
    await expect(page.getByText('Sign in to change tags.').first()).toBeVisible()
    await expect(page.getByRole('dialog')).toBeHidden()

    await ended.getByRole('link', { name: 'Sign in again' }).click()
    await fillAccount(page, 'admin', PASSWORD)
    await expect(page.getByText('you can administer', { exact: true })).toBeVisible()
    await expect(ended).toBeHidden()
    await demo.endSessions()
    await page.reload()
    await expect(ended).toBeVisible()
    await expect(tagTable(page, 'acme/web').getByRole('rowheader').first()).toBeVisible()
    await page.getByRole('link', { name: 'latest', exact: true }).click()
    await expect(heading(page, 'latest')).toBeVisible()
    await expect(ended).toBeVisible()
  })

  test('another person may take over, and sees their own', async ({ page, demo, problems }) => {
    problems.allow(/status of 401/)
    await page.goto('/repository')
    await expectRepositories(page)
    await demo.endSessions()
    await page.getByRole('link', { name: 'api', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await fillAccount(page, 'reader', PASSWORD)
    await expect(page.getByText('you can only read', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'Repositories' }).click()
    await expect(page.getByRole('link', { name: 'web', exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: 'billing', exact: true })).toBeHidden()
  })
})
