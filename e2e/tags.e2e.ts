import { expect, test } from './fixtures'
import { choose, column, filterTags, heading, tagNames, tagRow } from './pages'
import { signIn } from './people'

test.beforeEach(async ({ page }) => {
  await signIn(page, 'admin')
})

test('a repository’s tags, newest first', async ({ page }) => {
  await page.goto('/repository/acme/web')
  await expect(heading(page, 'acme/web')).toBeVisible()
  await expect(page.getByText('13 tags')).toBeVisible()
  await expect(page.getByText('ended tags can be restored for 4 weeks')).toBeVisible()
  await expect(page.getByText('you can administer')).toBeVisible()
  await expect(tagNames(page).first()).toHaveText('next')
  await expect(column(page, 'Changed')).toHaveAttribute('aria-sort', 'descending')

  // The tags of one image show one digest.
  const digest = await tagRow(page, 'latest')
    .getByText(/^[0-9a-f]{8}$/)
    .textContent()
  for (const name of ['production', 'staging'])
    await expect(tagRow(page, name)).toContainText(digest ?? 'none')
  await expect(tagRow(page, 'next')).not.toContainText(digest ?? '')
  await expect(tagRow(page, 'next')).toContainText(/\d MB/)
  await expect(tagRow(page, 'next')).toContainText(/\d (hour|day)s? ago/)
})

test('an index tells its images, also when some are not here; locks and ends are shown', async ({ page }) => {
  await page.goto('/repository/acme/api')
  await expect(tagRow(page, 'v2.4.1')).toContainText('2 images')
  await expect(tagRow(page, 'v2.4.1')).toContainText('locked')
  await expect(tagRow(page, 'v1.9.4')).toContainText('2 of 4 images')
  await expect(tagRow(page, 'v2.5.0-rc.2')).toContainText(/in \d+ days|20\d\d/)
  await expect(tagRow(page, 'stable')).toContainText('none')
})

test('nested names', async ({ page }) => {
  await page.goto('/repository/acme/team/app')
  await expect(heading(page, 'acme/team/app')).toBeVisible()
  await expect(tagNames(page)).toHaveText(['main', 'latest', 'v0.2.1', 'v0.2.0', 'v0.1.0'])
  const where = page.getByRole('navigation', { name: 'Where you are' })
  await expect(where).toContainText('team/app')
})

test('where nothing is kept, it is said', async ({ page }) => {
  await page.goto('/repository/scratch/sandbox')
  await expect(
    page.getByText('ended tags can’t be restored: this namespace keeps them for 0 seconds'),
  ).toBeVisible()
})

test('each column sorts, both ways, and the URL and screen readers know', async ({ page }) => {
  await page.goto('/repository/acme/api?q=v')
  const sortBy = (name: string) => column(page, name).getByRole('button').click()
  const v1first = ['v1', 'v1.8.0', 'v1.9.0', 'v1.9.1', 'v1.9.3', 'v1.9.4', 'v2']

  await sortBy('Tag')
  await expect(column(page, 'Tag')).toHaveAttribute('aria-sort', 'ascending')
  await expect(column(page, 'Changed')).not.toHaveAttribute('aria-sort')
  await expect(page).toHaveURL('/repository/acme/api?q=v&sort=name')
  await expect(tagNames(page).first()).toHaveText('v1')
  await expect.poll(() => tagNames(page).allInnerTexts()).toEqual(expect.arrayContaining(v1first))
  const ascending = await tagNames(page).allInnerTexts()
  expect(ascending.slice(0, 7)).toEqual(v1first)
  expect(ascending.slice(-3)).toEqual(['v2.4.1', 'v2.5.0-rc.1', 'v2.5.0-rc.2'])

  await sortBy('Tag')
  await expect(column(page, 'Tag')).toHaveAttribute('aria-sort', 'descending')
  await expect(tagNames(page)).toHaveText(ascending.toReversed(), { useInnerText: true })

  for (const [name, first] of [
    ['Image', 'ascending'],
    ['Size', 'descending'],
    ['Changed', 'descending'],
    ['Expires', 'ascending'],
    ['Lock', 'descending'],
  ] as const) {
    await sortBy(name)
    await expect(column(page, name)).toHaveAttribute('aria-sort', first)
    await sortBy(name)
    await expect(column(page, name)).toHaveAttribute(
      'aria-sort',
      first === 'ascending' ? 'descending' : 'ascending',
    )
  }
})

test('locked ones come first by lock, the next to expire by expiration', async ({ page }) => {
  await page.goto('/repository/acme/api?sort=-lock')
  await expect(tagNames(page).nth(0)).toContainText('v2.0.0')
  await expect(tagNames(page).nth(1)).toContainText('v2.4.1')
  await page.goto('/repository/acme/api?sort=expires')
  await expect(page.getByRole('row').nth(1)).toContainText(/in \d+ (minutes?|hours?|days?)/)
  await expect(page.getByRole('row').last()).toContainText('none')
})

test('the filter finds by name and by digest', async ({ page }) => {
  await page.goto('/repository/acme/web')
  await filterTags(page).fill('ST')
  await expect(tagNames(page)).toHaveText(['staging', 'latest'])
  await expect(page.getByText('2 tags')).toBeVisible()
  await expect(page).toHaveURL('/repository/acme/web?q=ST')

  const digest = await tagRow(page, 'latest')
    .getByText(/^[0-9a-f]{8}$/)
    .textContent()
  await filterTags(page).fill(`sha256:${digest}`)
  await expect(tagNames(page)).toHaveText(['production', 'staging', 'latest', /^20\d\d\.\d+\.1$/])

  await filterTags(page).fill('nothing has this name')
  await expect(page.getByText('No tag matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all live tags' }).click()
  await expect(page.getByText('13 tags')).toBeVisible()
  await expect(filterTags(page)).toHaveValue('')
})

test('the status shows live, expiring, locked, ended tags or all', async ({ page }) => {
  await page.goto('/repository/acme/api')
  await expect(tagNames(page).filter({ hasText: 'v2.4.1' })).toBeVisible()
  await choose(page, /^Status/, 'expiring')
  await expect(tagNames(page).filter({ hasText: /^v2\.5\.0-rc\.[12]$/ })).toHaveCount(2)
  await expect(tagNames(page).filter({ hasText: 'v2.4.1' })).toBeHidden()
  await choose(page, /^Status/, 'locked')
  await expect(tagNames(page)).toHaveText(['v2.4.1', 'v2.0.0'], { useInnerText: true })
  await choose(page, /^Status/, 'ended')
  await expect(page).toHaveURL('/repository/acme/api?status=ended')
  await expect(page.getByRole('row').nth(1)).toContainText(/ended|deleted permanently/)
  await expect(tagNames(page).filter({ hasText: /^latest$/ })).toBeHidden()
  await choose(page, /^Status/, 'all')
  await expect(tagNames(page).filter({ hasText: /^latest$/ })).toBeVisible()
})

test('a reload keeps the view, the back button goes through it', async ({ page }) => {
  await page.goto('/repository/acme/api')
  await filterTags(page).fill('v2')
  await expect(page).toHaveURL('/repository/acme/api?q=v2')
  await column(page, 'Tag').getByRole('button').click()
  await expect(page).toHaveURL('/repository/acme/api?q=v2&sort=name')
  await choose(page, /^Status/, 'locked')
  await expect(page).toHaveURL('/repository/acme/api?q=v2&sort=name&status=locked')
  await expect(tagNames(page)).toHaveText(['v2.0.0', 'v2.4.1'], { useInnerText: true })

  await page.reload()
  await expect(filterTags(page)).toHaveValue('v2')
  await expect(column(page, 'Tag')).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByRole('button', { name: /^Status/ })).toContainText('locked')
  await expect(tagNames(page)).toHaveText(['v2.0.0', 'v2.4.1'], { useInnerText: true })

  await page.goBack()
  await expect(page).toHaveURL('/repository/acme/api?q=v2&sort=name')
  await expect(tagNames(page).filter({ hasText: 'v2.3.0' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL('/repository/acme/api?q=v2')
  await expect(column(page, 'Changed')).toHaveAttribute('aria-sort', 'descending')
  await page.goForward()
  await expect(column(page, 'Tag')).toHaveAttribute('aria-sort', 'ascending')
})

test('what makes no sense in the URL counts as absent', async ({ page }) => {
  await page.goto('/repository/acme/web?sort=colour&status=sleeping&tab=nothing')
  await expect(page.getByText('13 tags')).toBeVisible()
  await expect(column(page, 'Changed')).toHaveAttribute('aria-sort', 'descending')
})

test('an empty repository says so', async ({ page }) => {
  await page.goto('/repository/acme/empty')
  await expect(page.getByText('No tags yet')).toBeVisible()
  await expect(page.getByText('Push an image to make the first one.')).toBeVisible()
  await choose(page, /^Status/, 'ended')
  await expect(page.getByText('No ended tags')).toBeVisible()
  await choose(page, /^Status/, 'locked')
  await expect(page.getByText('No tag has this status')).toBeVisible()
})

test('a repository that does not exist says so', async ({ page, problems }) => {
  problems.allow(/status of 404/)
  await page.goto('/repository/acme/unknown')
  await expect(page.getByRole('alert')).toContainText('No repository acme/unknown')
  await page.getByRole('link', { name: 'Go to the repositories' }).click()
  await expect(heading(page, 'Repositories')).toBeVisible()
})

for (const address of ['/repository/acme', '/repository/acme//api', '/repository/acme/api/..%2F..']) {
  test(`${address} names no repository, and nothing is asked`, async ({ page, demo }) => {
    await page.goto(address)
    await expect(heading(page, 'This address names no repository')).toBeAttached()
    expect(await demo.requests(({ path }) => path.startsWith('/api/v1/repository'))).toEqual([])
  })
}

test('the image’s digest is copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/repository/acme/web')
  const short = await tagRow(page, 'latest')
    .getByText(/^[0-9a-f]{8}$/)
    .textContent()
  await page.getByRole('button', { name: 'Copy the digest of latest' }).click()
  await expect(tagRow(page, 'latest').getByRole('status')).toHaveText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(new RegExp(`^sha256:${short}[0-9a-f]{56}$`))
})

test('where the browser refuses to copy, it is said', async ({ page, context }) => {
  await context.clearPermissions()
  await page.goto('/repository/acme/web')
  await page.getByRole('button', { name: 'Copy the digest of latest' }).click()
  await expect(tagRow(page, 'latest').getByRole('status')).toHaveText(/Copied|The browser refused/)
})
