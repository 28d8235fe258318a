// Names, labels and descriptions that would run in a careless page. Whatever a listing holds is text.
import type { Page } from '@playwright/test'
import { ODD } from '../demo/builtin/hostile'
import { watchAttacks } from './attacks'
import { expect, test } from './fixtures'
import { filterRepositories, filterTags, heading, tagNames, tagRow } from './pages'
import { signIn } from './people'

/** Names as a page shows them where they hold what nobody sees, or what looks like something else. */
const SHOWN = new Map([
  [' leading and trailing ', '⟨U+0020⟩leading and trailing⟨U+0020⟩'],
  ['line\nbreak', 'line⟨U+000A⟩break'],
  ['tab\there', 'tab⟨U+0009⟩here'],
  ['\u202Egnp.tsetal', '⟨U+202E⟩gnp.tsetal'],
  ['latest\u200B', 'latest⟨U+200B⟩'],
  ['\u2066v1.0\u2069', '⟨U+2066⟩v1.0⟨U+2069⟩'],
  ['ｖ１．０', 'ｖ⟨U+FF56⟩１⟨U+FF11⟩．⟨U+FF0E⟩０⟨U+FF10⟩'],
])
const asShown = (name: string) => SHOWN.get(name) ?? name

/** The names in the rows as they are seen: without what is there for screen readers alone. */
const namesSeen = (page: Page) =>
  tagNames(page).evaluateAll((cells) =>
    cells.map((cell) => {
      const seen = cell.querySelector('bdi')?.cloneNode(true)
      if (!(seen instanceof Element)) return ''
      for (const unseen of seen.querySelectorAll('.sr-only')) unseen.remove()
      return seen.textContent
    }),
  )

const REPOSITORY = '/repository/acme/odd-names?status=all'

test.beforeEach(async ({ page }) => {
  await signIn(page, 'admin')
})

test('odd names of tags are shown as they are, and nothing of them runs', async ({ page, stage }) => {
  const heard = watchAttacks(page, stage.console)
  await page.goto(REPOSITORY)
  await expect(tagNames(page).first()).toBeVisible()
  await expect.poll(() => namesSeen(page)).toEqual(expect.arrayContaining(ODD.map(asShown)))
  // Neither markup nor a template has become anything.
  await expect(page.getByRole('grid').getByRole('img')).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: '49' })).toHaveCount(0)
  expect(heard).toEqual([])
})

test('a hostile description is text too', async ({ page, stage }) => {
  const heard = watchAttacks(page, stage.console)
  await page.goto(REPOSITORY)
  await expect(page.getByText("<script>alert('description')</script>")).toBeVisible()
  await expect(page.getByRole('link', { name: 'click me' })).toHaveCount(0)
  await page.goto('/repository')
  await expect(page.getByText("<script>alert('description')</script>")).toBeVisible()
  expect(heard).toEqual([])
})

test('what nobody sees in a name is said, to screen readers too', async ({ page }) => {
  await page.goto(REPOSITORY)
  await expect(page.getByRole('link', { name: 'latest (hidden character U+200B)' })).toBeVisible()
  await page.getByRole('link', { name: '(hidden character U+202E) gnp.tsetal' }).click()
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveAccessibleName('(hidden character U+202E) gnp.tsetal')
  await expect(page).toHaveTitle('⟨U+202E⟩gnp.tsetal in acme/odd-names · Tidemark')
  await page.goto('/repository/acme/odd-names?tab=history')
  await expect(page.getByRole('link', { name: '(hidden character U+202E) gnp.tsetal' }).first()).toBeVisible()
})

test('one text that runs from right to left turns no other', async ({ page }) => {
  await page.goto(REPOSITORY)
  await expect(page.getByRole('rowheader', { name: 'עברית' }).getByText('עברית')).toHaveJSProperty(
    'tagName',
    'BDI',
  )
})

for (const name of [
  '"><img src=x onerror=alert(1)>',
  '$HOME',
  '100%',
  'a?b=c&d#e',
  'back\\slash',
  '🚀-release',
]) {
  test(`the filter takes ${name}, and so does the URL`, async ({ page, stage }) => {
    const heard = watchAttacks(page, stage.console)
    await page.goto('/repository/acme/odd-names')
    await filterTags(page).fill(name)
    await expect(tagNames(page)).toHaveText([name])
    await page.reload()
    await expect(filterTags(page)).toHaveValue(name)
    await expect(tagNames(page)).toHaveText([name])
    expect(heard).toEqual([])
  })
}

test('a name of 128 characters is there whole, and breaks no row', async ({ page }) => {
  await page.goto(REPOSITORY)
  const long = 'a'.repeat(128)
  await expect(tagRow(page, long)).toBeVisible()
  await expect(page.getByTitle(long, { exact: true })).toBeVisible()
  const [row, table] = await Promise.all([
    tagRow(page, long).boundingBox(),
    page.getByRole('grid').boundingBox(),
  ])
  expect(row?.width).toBeLessThanOrEqual(table?.width ?? 0)
})

test('hostile addresses are asked of nobody but Quay, and answered as text', async ({
  page,
  stage,
  problems,
}) => {
  problems.allow(/status of 40[04]/)
  const heard = watchAttacks(page, stage.console)
  await page.goto('/repository/acme/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E')
  await expect(page.getByRole('alert')).toContainText('<img src=x onerror=alert(1)>')
  await page.goto('/organization/%3Cscript%3Ealert(1)%3C%2Fscript%3E')
  await expect(heading(page, 'Repositories of <script>alert(1)</script>')).toBeVisible()
  await page.goto('/repository?q=%3Csvg%20onload%3Dalert(1)%3E')
  await expect(filterRepositories(page)).toHaveValue('<svg onload=alert(1)>')
  await expect(page.getByText('No repository matches')).toBeVisible()
  expect(heard).toEqual([])
})

for (const name of ['$HOME', '`touch pwned`', "'; touch pwned; '", '🚀-release']) {
  test(`no command holds ${name}, which a shell might run: the digest pulls it`, async ({ page }) => {
    await page.goto(`/repository/acme/odd-names/tag/${encodeURIComponent(name)}`)
    const image = page.getByRole('complementary')
    await expect(image.getByText(/^podman pull \S+\/acme\/odd-names@sha256:[0-9a-f]{64}$/)).toBeVisible()
    await expect(image.getByText(/podman pull/)).toHaveCount(1)
    await expect(image.getByText(/^Clients don’t take a tag of this name/)).toBeVisible()
    await page.getByRole('button', { name: 'Pull', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(/^Clients don’t take a tag of this name/)).toBeVisible()
    await expect(dialog.locator('pre')).toHaveCount(3)
    for (const command of await dialog.locator('pre').allInnerTexts()) expect(command).not.toContain(name)
  })
}

test('a reason with markup in it is text', async ({ page, demo, stage, problems }) => {
  problems.allow(/status of 400/)
  const heard = watchAttacks(page, stage.console)
  const body = { message: '<img src=x onerror=alert(1)> is not a valid page' }
  await demo.faults({ path: '/api/v1/repository/acme/web/tag/', what: { status: 400, body } })
  await page.goto('/repository/acme/web')
  await expect(page.getByRole('alert')).toContainText('<img src=x onerror=alert(1)> is not a valid page')
  expect(heard).toEqual([])
})
