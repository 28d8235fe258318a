import {
  ask,
  askNew,
  confirm,
  expect,
  expectDone,
  expectHeld,
  fillImage,
  imageField,
  nameField,
  openMenuOf,
  short,
  test,
  undo,
  visit,
  writes,
} from './operations'
import { tagRow } from './pages'

const REPOSITORY = 'acme/api'

test('a tag moves to the image of another, and back', async ({ page, demo, other }) => {
  const [from, to] = [await other.digest(REPOSITORY, 'stable'), await other.digest(REPOSITORY, 'v2.3.1')]
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await expect(dialog).toHaveAccessibleName('Move stable')
  await fillImage(dialog, 'v2.3.1')
  await expect(dialog.getByTitle(from)).toBeVisible()
  await expect(dialog.getByTitle(to)).toBeVisible()
  await expect(dialog).toContainText(/Can be undone until .*UTC \(for 4 weeks\)\./)
  await confirm(dialog, 'Move stable')
  await expectDone(page, `Moved stable to ${short(to)}.`)
  await expect(tagRow(page, 'stable').getByTitle(to)).toBeVisible()
  expect(await writes(demo)).toEqual([['PUT stable', { manifest_digest: to }]])

  await demo.clearRequests()
  await undo(page)
  await expectDone(page, `Restored stable to ${short(from)}.`)
  await expect(tagRow(page, 'stable').getByTitle(from)).toBeVisible()
  expect(await writes(demo)).toEqual([['POST stable/restore', { manifest_digest: from }]])
})

test('by a pasted digest', async ({ page, demo, other }) => {
  const to = await other.digest(REPOSITORY, 'v2.2.0')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'prod-osaka', 'Move…')
  await fillImage(dialog, to)
  await expect(dialog).toContainText('also v2.2.0')
  await confirm(dialog, 'Move prod-osaka')
  await expectDone(page, `Moved prod-osaka to ${short(to)}.`)
  expect(await writes(demo)).toEqual([['PUT prod-osaka', { manifest_digest: to }]])
})

test('by what is suggested while typing', async ({ page, demo, other }) => {
  const to = await other.digest(REPOSITORY, 'v2.3.1')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await imageField(dialog).pressSequentially('V2.3')
  const suggestions = page.getByRole('option')
  await expect(suggestions).toHaveText([/^v2\.3\.0/, /^v2\.3\.1/, /^v2\.3\.2/])
  await suggestions.nth(1).click()
  await expect(imageField(dialog)).toHaveValue('v2.3.1')
  await confirm(dialog, 'Move stable')
  await expectDone(page, 'Moved stable')
  expect(await writes(demo)).toEqual([['PUT stable', { manifest_digest: to }]])
})

test('a new tag whose name is in use is a move, and says so', async ({ page, demo, other }) => {
  const [from, to] = [await other.digest(REPOSITORY, 'stable'), await other.digest(REPOSITORY, 'v2.3.0')]
  await visit(page, REPOSITORY)
  const dialog = await askNew(page)
  await nameField(dialog).fill('stable')
  await expect(dialog).toContainText(`The name is in use: this moves stable away from ${short(from)}.`)
  await fillImage(dialog, 'v2.3.0')
  await expect(dialog).toContainText(`moves stable from ${short(from)} to ${short(to)}.`)
  await expect(dialog.getByTitle(from).last()).toBeVisible()
  await expect(dialog.getByTitle(to).last()).toBeVisible()
  await expect(dialog).toContainText(/Can be undone until .*UTC \(for 4 weeks\)\./)
  await expect(dialog.getByRole('button', { name: 'Create' })).toBeHidden()
  await confirm(dialog, 'Move stable')
  await expectDone(page, `Moved stable to ${short(to)}.`)
  expect(await writes(demo)).toEqual([['PUT stable', { manifest_digest: to }]])
})

test('a name in use, and an image, that no list here has read: both are looked for', async ({
  page,
  demo,
  other,
}) => {
  const repository = 'acme/filled'
  await demo.fillRepository({ repository, live: 250 })
  const to = await other.digest(repository, 'build-000031')
  await visit(page, repository)
  const dialog = await askNew(page)
  await nameField(dialog).fill('build-000007')
  await fillImage(dialog, 'build-000031')
  await expect(dialog).toContainText('The name is in use: this moves build-000007 from')
  await confirm(dialog, 'Move build-000007')
  await expectDone(page, 'Moved build-000007')
  expect(await writes(demo)).toEqual([['PUT build-000007', { manifest_digest: to }]])
})

test('the same image: nothing would change, and nothing is sent', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'stable')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  for (const image of ['prod-osaka', 'stable', digest]) {
    await fillImage(dialog, image)
    await expect(dialog).toContainText('The tag already has this image: nothing would change.')
    await expectHeld(dialog, 'Move stable')
  }
  await confirm(dialog, 'Cancel')

  const created = await askNew(page)
  await nameField(created).fill('stable')
  await fillImage(created, 'prod-osaka')
  await expect(created).toContainText('The tag already has this image: nothing would change.')
  await expectHeld(created, 'Move stable')
  expect(await writes(demo)).toEqual([])
})

test('an image that no live tag has is refused as a target: restoring is offered', async ({
  page,
  demo,
  other,
  problems,
}) => {
  // Whether the image lives is found out by asking for it.
  problems.allow(/status of 404/)
  const [dead] = await other.lifetimes(REPOSITORY, 'v2.3.3')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, dead?.manifest_digest ?? '')
  await expect(dialog).toContainText('No live tag has this image.')
  await expect(dialog).toContainText('A tag can’t be moved to an image that no live tag has.')
  await expect(dialog.getByRole('button', { name: 'Move stable' })).toBeHidden()
  await confirm(dialog, 'Restore stable')
  await expectDone(page, `Restored stable to ${short(dead?.manifest_digest ?? '')}.`)
  expect((await writes(demo)).map(([what]) => what)).toEqual([
    'POST stable/restore',
    `POST ${dead?.manifest_digest.replace(':', '-')}.sig/restore`,
  ])
})

test('an image that dies while the dialog is open: restoring takes the place of the move', async ({
  page,
  demo,
  other,
  problems,
}) => {
  problems.allow(/status of 404/)
  const digest = await other.digest(REPOSITORY, 'v2.2.0')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.2.0')
  await expect(dialog.getByTitle(digest)).toBeVisible()
  await other.remove(REPOSITORY, 'v2.2.0')
  await confirm(dialog, 'Move stable')
  await expect(dialog.getByRole('alert')).toContainText('No live tag has this image any more')
  await expect(dialog).toContainText('If the repository still keeps it, restoring brings it back')
  await confirm(dialog, 'Restore stable')
  await expectDone(page, `Restored stable to ${short(digest)}.`)
  expect(await writes(demo)).toEqual([
    ['PUT stable', { manifest_digest: digest }],
    ['POST stable/restore', { manifest_digest: digest }],
  ])
})

test('a digest that nobody knows: the restore is refused, and what was typed is kept', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of 404/)
  const unknown = `sha256:${'0123456789abcdef'.repeat(4)}`
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, unknown)
  await confirm(dialog, 'Restore stable')
  const alert = dialog.getByRole('alert')
  await expect(alert).toContainText('The repository does not keep this image')
  await expect(alert).toContainText('Nothing was changed.')
  await expect(alert).toContainText('HTTP status 404')
  await expect(imageField(dialog)).toHaveValue(unknown)
  expect(await writes(demo)).toEqual([['POST stable/restore', { manifest_digest: unknown }]])

  await fillImage(dialog, 'v2.3.1')
  await confirm(dialog, 'Move stable')
  await expectDone(page, 'Moved stable')
})

test('a locked tag can’t be moved or deleted, and who could is said', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  const menu = await openMenuOf(page, 'v2.4.1')
  for (const choice of [/^Move…/, /^Restore an earlier image…/, /^Delete…/]) {
    const item = menu.getByRole('menuitem', { name: choice })
    await expect(item).toHaveAttribute('aria-disabled', 'true')
    await expect(item).toContainText('The tag is locked. An administrator can unlock it.')
  }
  await menu.getByRole('menuitem', { name: 'New tag on this image…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New tag' })
  await nameField(dialog).fill('v2.0.0')
  await expect(dialog).toContainText('The tag is locked. An administrator of the repository can unlock it.')
  await expectHeld(dialog, 'Move v2.0.0')
  expect(await writes(demo)).toEqual([])
})
