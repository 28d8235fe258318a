import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { choose, expectRepositories, filterRepositories, heading, tagTable } from './pages'
import { lookAround, signIn } from './people'
import { bareRepository, emptyWorld } from './worlds'

const names = (page: Page) => page.getByRole('main').getByRole('listitem').getByRole('link')

test.describe('as admin', () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, 'admin')
  })

  test('all repositories, by namespace, with state, visibility and last change', async ({ page }) => {
    await page.goto('/')
    await expectRepositories(page)
    await expect(page.getByText('16 repositories')).toBeVisible()
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['acme', 'admin', 'scratch', 'writer'])
    await expect(page.getByRole('region', { name: 'admin' }).getByRole('listitem')).toHaveCount(1)

    const row = (name: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
    await expect(row('web')).toContainText('public')
    await expect(row('web')).toContainText('The public site of Acme.')
    await expect(row('web')).toContainText(/\d (hour|day)s? ago/)
    await expect(row('portal-v1')).toContainText('private')
    await expect(row('portal-v1')).toContainText('read-only')
    await expect(row('ubi9-minimal')).toContainText('mirror')
    await expect(row('empty')).toContainText('no tags yet')
  })

  test('the filter narrows by name, namespace and description, and stands in the URL', async ({ page }) => {
    await page.goto('/repository')
    await filterRepositories(page).fill('WEB')
    await expect(names(page)).toHaveText(['web'])
    await expect(page.getByText('1 of 16 matches')).toBeVisible()
    await expect(page).toHaveURL('/repository?q=WEB')
    await filterRepositories(page).fill('handbook')
    await expect(names(page)).toHaveText(['docs'])
    await filterRepositories(page).fill('請求')
    await expect(names(page)).toHaveText(['billing'])
    await page.reload()
    await expect(names(page)).toHaveText(['billing'])
    await expect(filterRepositories(page)).toHaveValue('請求')
  })

  test('state and visibility narrow too', async ({ page }) => {
    await page.goto('/repository')
    await choose(page, /^State/, 'read-only')
    await expect(names(page)).toHaveText(['portal-v1'])
    await choose(page, /^State/, 'mirror')
    await expect(names(page)).toHaveText(['ubi9-minimal'])
    await choose(page, /^State/, 'any')
    await choose(page, /^Visibility/, 'public')
    await expect(names(page)).toHaveText(['web'])
    await expect(page).toHaveURL('/repository?visibility=public')
    await choose(page, /^State/, 'mirror')
    await expect(heading(page, 'Repositories')).toBeVisible()
    await expect(page.getByText('No repository matches')).toBeVisible()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await expect(page.getByText('16 repositories')).toBeVisible()
    await expect(page).toHaveURL('/repository')
  })

  test('coming back from a repository, the filter is as it was', async ({ page }) => {
    await page.goto('/repository')
    await filterRepositories(page).fill('team/')
    await page.getByRole('link', { name: 'team/app' }).click()
    await expect(tagTable(page, 'acme/team/app')).toBeVisible()
    await page.goBack()
    await expect(names(page)).toHaveText(['team/app'])
    await expect(filterRepositories(page)).toHaveValue('team/')
  })

  for (const name of ['acme/api', 'acme/team/app', ' acme/docs ']) {
    test(`“${name}” and Enter goes straight there`, async ({ page }) => {
      await page.goto('/repository')
      await filterRepositories(page).fill(name)
      await expect(page.getByText(`Open ${name.trim()}: Press Enter to open`)).toBeVisible()
      await filterRepositories(page).press('Enter')
      await expect(page).toHaveURL(`/repository/${name.trim()}`)
      await expect(tagTable(page, name.trim())).toBeVisible()
    })
  }

  test('a name without its namespace and Enter goes nowhere', async ({ page }) => {
    await page.goto('/repository')
    await filterRepositories(page).fill('api')
    await filterRepositories(page).press('Enter')
    await expect(names(page)).toHaveText(['api'])
    await expect(page).toHaveURL('/repository?q=api')
  })

  test('a namespace has a page of its own', async ({ page }) => {
    await page.goto('/repository')
    await page.getByRole('link', { name: 'scratch' }).click()
    await expect(page).toHaveURL('/organization/scratch')
    await expect(heading(page, 'Repositories of scratch')).toBeVisible()
    await expect(names(page)).toHaveText(['sandbox'])
    await page.getByRole('link', { name: 'sandbox' }).click()
    await expect(tagTable(page, 'scratch/sandbox')).toBeVisible()
    await page
      .getByRole('navigation', { name: 'Where you are' })
      .getByRole('link', { name: 'scratch' })
      .click()
    await expect(heading(page, 'Repositories of scratch')).toBeVisible()
    await page.getByRole('link', { name: 'All repositories' }).click()
    await expect(page.getByText('16 repositories')).toBeVisible()
  })

  test('a user’s namespace opens as in Quay', async ({ page }) => {
    await page.goto('/user/writer')
    await expect(names(page)).toHaveText(['notes'])
  })

  test('a namespace that nobody has says so', async ({ page }) => {
    await page.goto('/organization/nobody')
    await expect(page.getByText('nobody has no repository that you may see')).toBeVisible()
  })

  test('more than a page of them: read on, and Quay’s search finds what is not read yet', async ({
    page,
    demo,
  }) => {
    const numbers = Array.from({ length: 130 }, (_, index) => `app-${index + 1}`)
    await demo.world(emptyWorld({ repositories: numbers.map((name) => bareRepository(name)) }))
    await signIn(page, 'admin')
    await page.clock.install()
    await page.goto('/repository')
    await expect(page.getByText('100 repositories read so far')).toBeVisible()
    await demo.clearRequests()
    // While the clock stands nobody pauses, however slow the machine.
    await page.clock.pauseAt(Date.now() + 60_000)
    await filterRepositories(page).pressSequentially('app-125')
    await page.clock.resume()
    await expect(page.getByRole('region', { name: 'Found by Quay’s search' }).getByRole('link')).toHaveText([
      'acme/app-125',
    ])
    const searches = await demo.requests(({ path }) => path.startsWith('/api/v1/find/repositories'))
    expect(searches.map(({ path }) => path)).toEqual(['/api/v1/find/repositories?query=app-125'])

    await filterRepositories(page).fill('')
    await page.getByRole('button', { name: 'Read more' }).click()
    await expect(page.getByText('130 repositories')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Read more' })).toBeHidden()
    await expect(names(page).first()).toHaveText('app-1')
    await expect(names(page).last()).toHaveText('app-130')
  })

  test('none at all says why', async ({ page, demo }) => {
    await demo.world(emptyWorld())
    await signIn(page, 'reader')
    await page.goto('/repository')
    await expect(page.getByText('No repositories to see')).toBeVisible()
    await expect(page.getByText('You may not read any repository, and none is public.')).toBeVisible()
  })
})

test('nobody sees that none is public, and the way in', async ({ page, demo }) => {
  await demo.world(emptyWorld({ repositories: [bareRepository('secret')] }))
  await page.goto('/')
  await lookAround(page)
  await expect(
    page.getByText('Without signing in you see public repositories, and there are none.'),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('a reader sees those that a permission names, and the public ones', async ({ page }) => {
  await signIn(page, 'reader')
  await page.goto('/repository')
  await expectRepositories(page)
  await expect(page.getByRole('link', { name: 'api', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'web', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'notes', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'billing', exact: true })).toBeHidden()
  await expect(page.getByRole('link', { name: 'toolbox', exact: true })).toBeHidden()
})

test('the address opens the list, and an unknown one says so', async ({ page }) => {
  await signIn(page, 'reader')
  await page.goto('/nowhere/at/all')
  await expect(heading(page, 'There is no such page')).toBeAttached()
  await page.getByRole('link', { name: 'Go to the repositories' }).click()
  await expectRepositories(page)
})
