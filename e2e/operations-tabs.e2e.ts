// Two tabs of one browser, the activity of each, and the commands that do the same.
import {
  ask,
  confirm,
  expect,
  expectDone,
  fillImage,
  notices,
  short,
  test,
  undo,
  visit,
  writes,
} from './operations'
import { tagTable } from './pages'
import { expectSignedIn, fillAccount, PASSWORD, signIn, signOut } from './people'
import { atRest } from './rest'

const REPOSITORY = 'acme/api'

test('what one tab does, the other finds out before it writes', async ({ page, context, demo, other }) => {
  const [one, two] = [await other.digest(REPOSITORY, 'v2.3.0'), await other.digest(REPOSITORY, 'v2.3.1')]
  await visit(page, REPOSITORY)
  const second = await context.newPage()
  await second.goto(`/repository/${REPOSITORY}`)
  await expect(tagTable(second, REPOSITORY).getByRole('rowheader').first()).toBeVisible()

  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  const theirs = await ask(second, 'stable', 'Move…')
  await fillImage(theirs, 'v2.3.0')
  await confirm(theirs, 'Move stable')
  await expectDone(second, 'Moved stable')
  await expect(notices(page).getByText('stable')).toBeHidden()

  await confirm(dialog, 'Move stable')
  await expect(dialog.getByRole('alert')).toContainText('Meanwhile somebody moved stable')
  await expect(dialog.getByTitle(one).first()).toBeVisible()
  await confirm(dialog, 'Move stable')
  await expectDone(page, `Moved stable to ${short(two)}.`)
  expect(await writes(demo)).toEqual([
    ['PUT stable', { manifest_digest: one }],
    ['PUT stable', { manifest_digest: two }],
  ])

  // The other's undo is not aware of it, and therefore looks first.
  await undo(second)
  await expect(notices(second).getByRole('alert')).toContainText('Not undone: stable was changed since.')
  expect(await writes(demo)).toHaveLength(2)

  // Each tab tells what was done in both, the newest first.
  for (const tab of [page, second]) {
    await tab.getByRole('link', { name: /^Activity/ }).click()
    const entries = tab.getByRole('main').getByRole('listitem').filter({ hasText: 'Moved stable' })
    await expect(entries).toHaveCount(2)
    await expect(entries.first()).toContainText(`Moved stable to ${short(two)}`)
    await expect(entries.last()).toContainText(`Moved stable to ${short(one)}`)
  }
})

test('signed out in another tab: it asks to sign in again', async ({ page, context, problems }) => {
  problems.allow(/status of 40[13]/)
  await visit(page, REPOSITORY)
  await ask(page, 'stable', 'Delete…')
  const second = await context.newPage()
  await second.goto(`/repository/${REPOSITORY}`)
  await signOut(second)
  await expect(second.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await page.bringToFront()
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  // The dialog stays below.
  await expect(page.getByRole('dialog', { includeHidden: true })).toHaveCount(2)
})

test('signed in as somebody else in another tab: nothing goes on in their name', async ({
  page,
  context,
  demo,
  problems,
}) => {
  problems.allow(/status of 40[13]/)
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Delete…')
  const second = await context.newPage()
  await second.goto(`/repository/${REPOSITORY}`)
  await signOut(second)
  await fillAccount(second, 'admin', PASSWORD)
  await expectSignedIn(second, 'admin')
  await page.bringToFront()
  await expect(page.getByText('you can administer', { exact: true })).toBeVisible()
  await expect(dialog).toBeHidden()
  await expectSignedIn(page, 'admin')
  expect(await writes(demo)).toEqual([])
})

test('signed in as somebody else beside the console: the write is not sent in their name', async ({
  page,
  context,
  demo,
  problems,
}) => {
  problems.allow(/status of 40[13]/)
  await visit(page, REPOSITORY)
  // The CSRF token of the first session is known from here on.
  await confirm(await ask(page, 'prod-osaka', 'Delete…'), 'Delete prod-osaka')
  await expectDone(page, 'Deleted prod-osaka')
  const dialog = await ask(page, 'stable', 'Delete…')
  await signIn(context, 'admin')
  await demo.clearRequests()
  await confirm(dialog, 'Delete stable')
  await expect(page.getByText('you can administer', { exact: true })).toBeVisible()
  const sent = await demo.requests(({ method, path }) => method === 'DELETE' && path.endsWith('/tag/stable'))
  expect(sent.map(({ status }) => status)).toEqual([403])
})

test('the activity: newest first, each with its undo and its curl line', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'stable')
  const to = await other.digest(REPOSITORY, 'v2.3.1')
  await visit(page, REPOSITORY)
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByText('Nothing yet')).toBeVisible()
  await page.getByRole('link', { name: 'Tags', exact: true }).click()

  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await confirm(dialog, 'Move stable')
  await expectDone(page, 'Moved stable')
  await confirm(await ask(page, 'prod-osaka', 'Delete…'), 'Delete prod-osaka')
  await expectDone(page, 'Deleted prod-osaka')

  await page.getByRole('link', { name: /^Activity\s*2$/ }).click()
  const section = page.getByRole('region', { name: 'What was done from this browser' })
  const entries = section.getByRole('listitem')
  await expect(entries).toHaveCount(2)
  await expect(entries.nth(0)).toContainText('Deleted prod-osaka')
  await expect(entries.nth(1)).toContainText('Moved stable')
  for (const index of [0, 1]) await expect(entries.nth(index)).toContainText(/can be undone until/)

  await entries.nth(1).getByText('The same as curl commands').click()
  const line = entries.nth(1).getByLabel('Copy the commands').first()
  await expect(line).toContainText('curl --fail-with-body -X PUT')
  await expect(line).toContainText('Authorization: Bearer $QUAY_TOKEN')
  await expect(line).toContainText(`{"manifest_digest":"${to}"}`)
  await expect(line).toContainText(`/api/v1/repository/acme/api/tag/stable'`)

  // The older one first: undos are independent.
  await demo.clearRequests()
  await entries.nth(1).getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(entries).toHaveCount(3)
  await expect(entries.nth(0)).toContainText(`Restored stable to ${short(digest)}`)
  await expect(entries.nth(2)).toContainText('undone')
  await expect(entries.nth(2).getByRole('button', { name: 'Undo' })).toBeHidden()
  expect(await writes(demo)).toEqual([['POST stable/restore', { manifest_digest: digest }]])
  await entries.nth(1).getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(entries).toHaveCount(4)
  expect(await other.digest(REPOSITORY, 'prod-osaka')).toBe(digest)
})

test('closed notices stay closed, the activity stays', async ({ page }) => {
  await visit(page, REPOSITORY)
  await confirm(await ask(page, 'stable', 'Delete…'), 'Delete stable')
  await expectDone(page, 'Deleted stable')
  await notices(page).getByRole('button', { name: 'Close this notice' }).click()
  await expect(notices(page).getByText('stable')).toBeHidden()
  await page.getByRole('link', { name: /^Activity\s*1$/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Deleted stable' })).toBeVisible()
  await expect(notices(page).getByText('stable')).toBeHidden()
})

test.describe('pull commands', () => {
  test.beforeEach(async ({ context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  })

  test('by tag and by digest, for three clients', async ({ page, demo, other }) => {
    const digest = await other.digest('acme/team/app', 'main')
    await visit(page, 'acme/team/app')
    const dialog = await ask(page, 'main', 'Pull commands')
    // Under which name clients know the Quay is part of its configuration.
    await atRest(page, demo)
    const commands = await dialog.locator('pre').allInnerTexts()
    const image = /docker:\/\/(\S*):main/.exec(commands.join('\n'))?.[1] ?? 'none'
    expect(image).toMatch(/^[\w.:-]+\/acme\/team\/app$/)
    expect(commands).toEqual([
      `podman pull ${image}:main`,
      `docker pull ${image}:main`,
      `skopeo copy docker://${image}:main oci:app:main`,
      `podman pull ${image}@${digest}`,
      `docker pull ${image}@${digest}`,
      `skopeo copy docker://${image}@${digest} oci:app`,
    ])
    await dialog.getByRole('button', { name: 'Copy the docker command' }).first().click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`docker pull ${image}:main`)
  })

  test('a name that would need quoting: by digest alone', async ({ page, other }) => {
    const name = '`touch pwned`'
    const digest = await other.digest('acme/odd-names', name)
    await visit(page, 'acme/odd-names')
    const dialog = await ask(page, name, 'Pull commands')
    await expect(dialog).toContainText('Clients don’t take a tag of this name; the digest works.')
    await expect(dialog.locator('pre')).toHaveCount(3)
    const commands = await dialog.locator('pre').allInnerTexts()
    for (const command of commands) {
      expect(command).toContain(`acme/odd-names@${digest}`)
      expect(command).not.toContain('touch')
    }
  })
})
