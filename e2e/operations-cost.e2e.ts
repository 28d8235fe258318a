// What an operation may ask of Quay, from its last step on: a look, the write, a look; and where it is shown then.
import { createHash } from 'node:crypto'
import {
  ask,
  askNew,
  asked,
  confirm,
  expect,
  expectDone,
  expectReady,
  fillImage,
  nameField,
  short,
  test,
  undo,
  visit,
} from './operations'
import { choose, heading, tagNames, tagRow, tagTable } from './pages'
import { fillToken } from './people'
import { atRest } from './rest'

/** Read whole in one listing, so that no row asks for its own past. */
const REPOSITORY = 'acme/web'

/**
 * Where a tag leaves an image that others are known to have: whether its signature tags ended all the same, as those others
 * may have ended since they were read.
 */
const FOUND = expect.stringMatching(/^find like:sha256-/)

test.beforeEach(async ({ page }) => {
  await visit(page, REPOSITORY)
})

test('a look, the write, a look; the first one in a tab fetches its CSRF token', async ({ page, demo }) => {
  const dialog = await askNew(page)
  await nameField(dialog).fill('candidate')
  await fillImage(dialog, 'next')
  await expectReady(dialog, 'Create')
  await demo.clearRequests()
  await confirm(dialog, 'Create')
  await expectDone(page, 'Created candidate')
  expect(await asked(demo)).toEqual(['look candidate', 'csrf', 'PUT candidate', 'look candidate'])

  await demo.clearRequests()
  await undo(page)
  await expectDone(page, 'Deleted candidate')
  expect(await asked(demo)).toEqual(['look candidate', 'DELETE candidate', 'look candidate', FOUND])

  const move = await ask(page, 'staging', 'Move…')
  await fillImage(move, 'next')
  await expectReady(move, 'Move staging')
  await demo.clearRequests()
  await confirm(move, 'Move staging')
  await expectDone(page, 'Moved staging')
  expect(await asked(demo)).toEqual(['look staging', 'PUT staging', 'look staging', FOUND])

  const restore = await ask(page, 'staging', 'Restore an earlier image…')
  await expect(restore.getByRole('radio').first()).toBeChecked()
  await expectReady(restore, 'Restore staging')
  await atRest(page, demo)
  await demo.clearRequests()
  await confirm(restore, 'Restore staging')
  await expectDone(page, 'Restored staging')
  expect(await asked(demo)).toEqual(['look staging', 'POST staging/restore', 'look staging', FOUND])

  const end = await ask(page, 'staging', 'Delete…')
  await expectReady(end, 'Delete staging')
  await demo.clearRequests()
  await confirm(end, 'Delete staging')
  await expectDone(page, 'Deleted staging')
  expect(await asked(demo)).toEqual(['look staging', 'DELETE staging', 'look staging', FOUND])
})

test('two more where an expiration is put back', async ({ page, demo, other }) => {
  await other.expire(REPOSITORY, 'staging', Math.floor(Date.now() / 1000) + 86_400)
  await page.reload()
  const dialog = await ask(page, 'staging', 'Move…')
  await fillImage(dialog, 'next')
  await expectReady(dialog, 'Move staging')
  await demo.clearRequests()
  await confirm(dialog, 'Move staging')
  await expectDone(page, 'as before')
  expect((await asked(demo)).filter((one) => one !== 'csrf')).toEqual([
    'look staging',
    'PUT staging',
    'look staging',
    'PUT staging',
    'look staging',
    FOUND,
  ])
})

test('two more where signature tags may end, and to bring them back one each', async ({ page, demo }) => {
  const push = (tag: string, text: string) =>
    demo.registry({ method: 'PUT', path: `/v2/acme/signed/manifests/${tag}`, user: 'writer', body: text })
  const body = JSON.stringify({ schemaVersion: 2, layers: [], text: 'released' })
  const image = `sha256-${createHash('sha256').update(body).digest('hex')}`
  await push('released', body)
  await push(`${image}.sig`, JSON.stringify({ schemaVersion: 2, layers: [], text: 'signature' }))
  await page.goto('/repository/acme/signed')
  const dialog = await ask(page, 'released', 'Delete…')
  await expect(dialog).toContainText('This signature tag ends with')
  await expectReady(dialog, 'Delete released')
  await demo.clearRequests()
  await confirm(dialog, 'Delete released')
  await expectDone(page, 'Deleted released')
  expect((await asked(demo)).filter((one) => one !== 'csrf')).toEqual([
    'look released',
    `find like:${image}`,
    'DELETE released',
    'look released',
    `find like:${image}`,
  ])
  await demo.clearRequests()
  await undo(page)
  await expectDone(page, '1 signature tag was brought back.')
  expect(await asked(demo)).toEqual([
    'look released',
    'POST released/restore',
    'look released',
    `find like:${image}`,
    `POST ${image}.sig/restore`,
    `find like:${image}`,
  ])
})

test('a CSRF token that is not taken any more costs a new one, and the write runs once', async ({
  page,
  demo,
  other,
  problems,
}) => {
  problems.allow(/status of 403/)
  await confirm(await ask(page, 'production', 'Delete…'), 'Delete production')
  await expectDone(page, 'Deleted production')
  const dialog = await ask(page, 'staging', 'Move…')
  await fillImage(dialog, 'next')
  await expectReady(dialog, 'Move staging')
  await demo.faults({
    method: 'PUT',
    path: '/api/v1/repository/acme/web/tag/staging',
    times: 1,
    what: { status: 403, body: { error: 'CSRF token was invalid or missing.' } },
  })
  await demo.clearRequests()
  await confirm(dialog, 'Move staging')
  await expectDone(page, 'Moved staging')
  expect(await asked(demo)).toEqual([
    'look staging',
    'PUT staging',
    // Whose cookie it is.
    'user',
    'csrf',
    'PUT staging',
    'look staging',
    FOUND,
  ])
  const { length } = (await other.lifetimes(REPOSITORY, 'staging')).filter(
    ({ end_ts }) => end_ts === undefined,
  )
  expect(length).toBe(1)
})

test('every view that shows the tag has it, and no list is loaded anew', async ({ page, demo, other }) => {
  const to = short(await other.digest(REPOSITORY, 'next'))
  await expect(page.getByText(/^\d+ tags$/)).toBeVisible()
  const counted = Number.parseInt(await page.getByText(/^\d+ tags$/).innerText())
  await demo.clearRequests()
  const dialog = await ask(page, 'staging', 'Move…')
  await fillImage(dialog, 'next')
  await confirm(dialog, 'Move staging')
  await expectDone(page, 'Moved staging')
  await expect(tagRow(page, 'staging')).toContainText(to)
  // The newest change stands first, as if the list had just been read.
  await expect(tagNames(page).first()).toHaveText('staging')

  await confirm(await ask(page, 'production', 'Delete…'), 'Delete production')
  await expectDone(page, 'Deleted production')
  await expect(page.getByText(`${counted - 1} tags`, { exact: true })).toBeVisible()
  await choose(page, /^Status/, 'ended')
  await expect(tagRow(page, 'production')).toContainText('ended')
  await page.getByRole('link', { name: /^Activity/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Moved staging' })).toContainText(to)

  const listed = (await asked(demo)).filter((one) => one.startsWith('acme/web/tag/?'))
  expect(listed).toEqual([])
})

test('with an access token there is no CSRF token to fetch', async ({ page, demo, context, problems }) => {
  // How far a token goes is found out at a repository that nobody has.
  problems.allow(/status of 40[34] .*\/tidemark-sign-in\//)
  await context.clearCookies()
  await page.goto(`/signin?next=${encodeURIComponent(`/repository/${REPOSITORY}`)}`)
  await fillToken(page, 'write')
  await expect(tagTable(page, REPOSITORY)).toBeVisible()
  const dialog = await ask(page, 'staging', 'Delete…')
  await expectReady(dialog, 'Delete staging')
  await atRest(page, demo)
  await demo.clearRequests()
  await confirm(dialog, 'Delete staging')
  await expectDone(page, 'Deleted staging')
  const all = await demo.requests()
  expect(all.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'GET', 'GET'])
  expect(all.every(({ who, via }) => who === 'write' && via === 'token')).toBe(true)
})

test('the tag’s own page has it, too', async ({ page, demo, other }) => {
  const to = short(await other.digest(REPOSITORY, 'next'))
  await tagRow(page, 'staging').getByRole('link', { name: 'staging' }).click()
  await expect(heading(page, 'staging')).toBeVisible()
  await page.goBack()
  const dialog = await ask(page, 'staging', 'Move…')
  await fillImage(dialog, 'next')
  await confirm(dialog, 'Move staging')
  await expectDone(page, 'Moved staging')
  await demo.clearRequests()
  await tagRow(page, 'staging').getByRole('link', { name: 'staging' }).click()
  await expect(heading(page, 'staging')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(to)
  expect((await asked(demo)).filter((one) => one.startsWith('acme/web/tag/?'))).toEqual([])
})
