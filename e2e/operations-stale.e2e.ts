// Somebody else is faster, between the opening of a dialog and its last step.
import {
  ask,
  askNew,
  confirm,
  expect,
  expectDone,
  expectHeld,
  expectPast,
  expectReady,
  fillImage,
  nameField,
  notices,
  short,
  test,
  undo,
  visit,
  writes,
} from './operations'
import { tagRow } from './pages'

const REPOSITORY = 'acme/api'

test('moved meanwhile: old, now and new are shown, and it asks once more', async ({ page, demo, other }) => {
  const [old, now, to] = await Promise.all(
    ['stable', 'v2.3.0', 'v2.3.1'].map((tag) => other.digest(REPOSITORY, tag)),
  )
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await other.point(REPOSITORY, 'stable', now ?? '')
  await confirm(dialog, 'Move stable')
  const alert = dialog.getByRole('alert')
  await expect(alert).toContainText(
    `Meanwhile somebody moved stable from ${short(old ?? '')} to ${short(now ?? '')}`,
  )
  await expect(alert).toContainText('Go on only if it still is what you want.')
  for (const digest of [now, to]) await expect(dialog.getByTitle(digest ?? '').last()).toBeVisible()
  expect(await writes(demo)).toEqual([])

  await confirm(dialog, 'Move stable')
  await expectDone(page, `Moved stable to ${short(to ?? '')}.`)
  expect(await writes(demo)).toEqual([['PUT stable', { manifest_digest: to }]])
  await undo(page)
  await expectDone(page, `Restored stable to ${short(now ?? '')}.`)
})

test('and again: it asks as often as somebody is faster', async ({ page, demo, other }) => {
  const [one, two, to] = await Promise.all(
    ['v2.3.0', 'v2.2.1', 'v2.3.1'].map((tag) => other.digest(REPOSITORY, tag)),
  )
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  for (const digest of [one, two]) {
    await other.point(REPOSITORY, 'stable', digest ?? '')
    await confirm(dialog, 'Move stable')
    await expect(dialog.getByRole('alert')).toContainText(`to ${short(digest ?? '')}`)
  }
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, 'Move stable')
  await expectDone(page, `Moved stable to ${short(to ?? '')}.`)
})

test('moved meanwhile to where it was to go: nothing is left to do', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await other.point(REPOSITORY, 'stable', await other.digest(REPOSITORY, 'v2.3.1'))
  await confirm(dialog, 'Move stable')
  await expect(dialog).toContainText('Meanwhile somebody moved stable')
  await expect(dialog).toContainText('The tag already has this image: nothing would change.')
  await expectHeld(dialog, 'Move stable')
  expect(await writes(demo)).toEqual([])
})

test('deleted meanwhile: the move would make it anew', async ({ page, demo, other }) => {
  const to = await other.digest(REPOSITORY, 'v2.3.1')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await other.remove(REPOSITORY, 'stable')
  await confirm(dialog, 'Move stable')
  await expect(dialog.getByRole('alert')).toContainText('Meanwhile stable ended; it pointed to')
  await expect(dialog).toContainText('nothing: there is no such tag')
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, 'Create')
  await expectDone(page, `Created stable on ${short(to)}.`)
  expect(await writes(demo)).toEqual([['PUT stable', { manifest_digest: to }]])
})

test('deleted meanwhile: there is nothing left to delete', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Delete…')
  await other.remove(REPOSITORY, 'stable')
  await confirm(dialog, 'Delete stable')
  await expect(dialog.getByRole('alert')).toContainText('Meanwhile stable ended')
  await expect(dialog).toContainText('The tag is not there any more.')
  await expectHeld(dialog, 'Delete stable')
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, 'Cancel')
  await expect(tagRow(page, 'stable')).toBeHidden()
})

test('locked meanwhile: it says so, and is not sent', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await other.lock(REPOSITORY, 'stable')
  await confirm(dialog, 'Move stable')
  await expect(dialog.getByRole('alert')).toContainText('Meanwhile somebody locked stable.')
  await expect(dialog).toContainText('The tag is locked. An administrator of the repository can unlock it.')
  await expectHeld(dialog, 'Move stable')
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, 'Cancel')
  await expect(tagRow(page, 'stable')).toContainText('locked')
})

test('given an expiration meanwhile: it is told, and kept', async ({ page, demo, other }) => {
  const end = Math.floor(Date.now() / 1000) + 5 * 86_400
  const to = await other.digest(REPOSITORY, 'v2.3.1')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await expect(dialog.getByRole('checkbox')).toBeHidden()
  await other.expire(REPOSITORY, 'stable', end)
  await confirm(dialog, 'Move stable')
  await expect(dialog.getByRole('alert')).toContainText('somebody changed the expiration of stable')
  await expect(dialog.getByRole('alert')).toContainText('It ends at')
  await expect(dialog.getByRole('checkbox', { name: /^Keep the expiration/ })).toBeChecked()
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, 'Move stable')
  await expectDone(page, 'as before')
  expect(await writes(demo)).toEqual([
    ['PUT stable', { manifest_digest: to }],
    ['PUT stable', { expiration: end }],
  ])
  expect((await other.live(REPOSITORY, 'stable'))?.end_ts).toBe(end)
})

test('set to the same image again meanwhile', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Delete…')
  await other.point(REPOSITORY, 'stable', await other.digest(REPOSITORY, 'stable'))
  await confirm(dialog, 'Delete stable')
  await expect(dialog.getByRole('alert')).toContainText('somebody set stable to the same image again')
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, 'Delete stable')
  await expectDone(page, 'Deleted stable')
})

test('the new name is taken meanwhile', async ({ page, demo, other }) => {
  const [theirs, ours] = [await other.digest(REPOSITORY, 'v2.3.0'), await other.digest(REPOSITORY, 'v2.3.1')]
  await visit(page, REPOSITORY)
  const dialog = await askNew(page)
  await nameField(dialog).fill('candidate')
  await fillImage(dialog, 'v2.3.1')
  await expectReady(dialog, 'Create')
  await other.point(REPOSITORY, 'candidate', theirs)
  await confirm(dialog, 'Create')
  await expect(dialog.getByRole('alert')).toContainText(
    `Meanwhile somebody made candidate: it points to ${short(theirs)}.`,
  )
  await expect(dialog).toContainText('The name is in use: this moves candidate from')
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, 'Move candidate')
  await expectDone(page, `Moved candidate to ${short(ours)}.`)
})

test('changed between the write and the reading back: what really is there is told', async ({
  page,
  demo,
  other,
}) => {
  const theirs = await other.digest(REPOSITORY, 'v2.3.0')
  await visit(page, REPOSITORY)
  await expectPast({ page, demo }, 'stable')
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await demo.faults({
    method: 'GET',
    path: '/api/v1/repository/acme/api/tag/?*specificTag=stable*',
    skip: 1,
    times: 1,
    what: { hold: true },
  })
  await confirm(dialog, 'Move stable')
  // The look that follows the write waits, so the write has run.
  await expect.poll(() => demo.requests(({ status }) => status === null)).toHaveLength(1)
  expect(await writes(demo)).toHaveLength(1)
  await other.point(REPOSITORY, 'stable', theirs)
  await demo.faults()
  await expectDone(page, `Since then somebody else pointed it to ${short(theirs)}.`)
  await expect(notices(page)).toContainText('No undo: somebody else changed the tag, too.')
  await expect(tagRow(page, 'stable')).toContainText(short(theirs))
})

test('undoing is checked like anything else', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await confirm(dialog, 'Move stable')
  await expectDone(page, 'Moved stable')
  await other.point(REPOSITORY, 'stable', await other.digest(REPOSITORY, 'v2.3.0'))
  await demo.clearRequests()
  await undo(page)
  await expect(notices(page).getByRole('alert')).toContainText('Not undone: stable was changed since.')
  expect(await writes(demo)).toEqual([])
  await expect(tagRow(page, 'stable')).toContainText(short(await other.digest(REPOSITORY, 'v2.3.0')))
})
