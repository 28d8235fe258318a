import { expect, test } from './fixtures'
import { expectRepositories, heading, tagTable } from './pages'
import { expectSignedIn, fillAccount, fillToken, lookAround, signIn, signOut } from './people'

test('with a Quay account', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL('/signin?next=%2Frepository')
  await fillAccount(page, 'admin', 'password12')
  await expect(page).toHaveURL('/repository')
  await expectRepositories(page)
  await expectSignedIn(page, 'Signed in as admin')
})

test('with the keyboard alone, by Enter in the last field', async ({ page }) => {
  await page.goto('/signin')
  await page.getByLabel('Username').fill(' writer ')
  await page.keyboard.press('Tab')
  await page.keyboard.type('password12')
  await page.keyboard.press('Enter')
  await expectRepositories(page)
  await expectSignedIn(page, 'Signed in as writer')
})

test('with an access token', async ({ page, demo }) => {
  await page.goto('/signin')
  await fillToken(page, ' admin\n')
  await expectRepositories(page)
  await expectSignedIn(page, 'Signed in with an access token of admin')
  const reads = await demo.requests(({ path }) => path.startsWith('/api/v1/repository?'))
  expect(reads.map(({ via, who }) => ({ via, who }))).toEqual([{ via: 'token', who: 'admin' }])
})

test('with an access token that may not say whose it is', async ({ page, problems }) => {
  // To be told from a bad one, it is tried on a repository that nobody has.
  problems.allow(/status of 40[34] .*nowhere/)
  await page.goto('/signin')
  await fillToken(page, 'read')
  await expectRepositories(page)
  await expectSignedIn(page, 'Signed in with an access token')
})

test('an access token stays in its tab: a reload keeps it, another tab knows nothing', async ({
  page,
  context,
}) => {
  await page.goto('/signin')
  await fillToken(page, 'admin')
  await expectRepositories(page)
  await page.reload()
  await expectRepositories(page)
  await expectSignedIn(page, 'Signed in with an access token of admin')

  const other = await context.newPage()
  await other.goto('/')
  await expect(heading(other, 'Sign in')).toBeVisible()
  expect(await context.storageState()).toEqual({ cookies: [], origins: [] })
})

test('a Quay account is shared by all tabs', async ({ page, context }) => {
  await page.goto('/signin')
  await fillAccount(page, 'reader', 'password12')
  await expectRepositories(page)
  const other = await context.newPage()
  await other.goto('/')
  await expectRepositories(other)
})

test('not at all: looking around shows public repositories', async ({ page }) => {
  await page.goto('/')
  await lookAround(page)
  await expectRepositories(page)
  await expect(page.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('listitem')).toContainText('web')
  await page.getByRole('link', { name: 'web', exact: true }).click()
  await expect(tagTable(page, 'acme/web')).toBeVisible()
  await expect(page.getByText('you can only read', { exact: true })).toBeVisible()
  await page.reload()
  await expect(tagTable(page, 'acme/web')).toBeVisible()
  await expectSignedIn(page, 'Not signed in')
})

test('from looking around, back to what needed it', async ({ page, problems }) => {
  problems.allow(/status of 401/)
  await page.goto('/')
  await lookAround(page)
  await expectRepositories(page)
  await page.goto('/repository/acme/api?sort=name')
  await expect(page.getByRole('alert')).toContainText('Sign in to see this')
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await fillAccount(page, 'reader', 'password12')
  await expect(page).toHaveURL('/repository/acme/api?sort=name')
  await expect(tagTable(page, 'acme/api')).toBeVisible()
})

test('leads to where one wanted to be', async ({ page, problems }) => {
  problems.allow(/status of 401/)
  await page.goto('/repository/acme/api?q=v2&status=all&sort=name')
  await expect(heading(page, 'Sign in')).toBeVisible()
  await fillAccount(page, 'admin', 'password12')
  await expect(page).toHaveURL('/repository/acme/api?q=v2&status=all&sort=name')
  await expect(tagTable(page, 'acme/api')).toBeVisible()
  await page.goBack()
  await expect(heading(page, 'Sign in')).toBeHidden()
})

for (const next of ['//evil.test/repository', '/\\evil.test', 'https://evil.test/', 'javascript:alert(1)']) {
  test(`never leads to ${next}`, async ({ page }) => {
    await page.goto(`/signin?next=${encodeURIComponent(next)}`)
    await fillAccount(page, 'admin', 'password12')
    await expect(page).toHaveURL('/repository')
    await expectRepositories(page)
  })
}

test('whoever is signed in is not asked again', async ({ page }) => {
  await signIn(page, 'admin')
  await page.goto('/signin?next=%2Frepository%2Facme%2Fweb')
  await expect(tagTable(page, 'acme/web')).toBeVisible()
})

test('signing out ends it, also for the way back', async ({ page, problems }) => {
  problems.allow(/status of 401/)
  await signIn(page, 'admin')
  await page.goto('/repository/acme/api')
  await expect(tagTable(page, 'acme/api')).toBeVisible()
  await signOut(page)
  await expect(page).toHaveURL('/signin')
  await expect(heading(page, 'Sign in')).toBeVisible()
  await page.goBack()
  await expect(heading(page, 'Sign in')).toBeVisible()
  await expect(tagTable(page, 'acme/api')).toBeHidden()
})

test('signing out forgets an access token', async ({ page }) => {
  await page.goto('/signin')
  await fillToken(page, 'admin')
  await expectRepositories(page)
  await signOut(page)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await page.reload()
  await expect(heading(page, 'Sign in')).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain('admin')
})
