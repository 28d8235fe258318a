import {
  ask,
  asked,
  confirm,
  expect,
  expectDone,
  expectPast,
  notices,
  short,
  test,
  undo,
  visit,
  writes,
} from './operations'
import { tagRow } from './pages'

const REPOSITORY = 'acme/api'

test('deleted, and brought back', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'prod-osaka')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'prod-osaka', 'Delete…')
  await expect(dialog).toHaveAccessibleName('Delete prod-osaka')
  await expect(dialog.getByTitle(digest)).toBeVisible()
  // Who else keeps the image.
  await expect(dialog).toContainText(/also .*(stable|latest)/)
  await expect(dialog).toContainText(/Can be undone until .*UTC \(for 4 weeks\)\./)
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await demo.clearRequests()
  await confirm(dialog, 'Delete prod-osaka')
  await expectDone(page, `Deleted prod-osaka; it pointed to ${short(digest)}.`)
  await expect(tagRow(page, 'prod-osaka')).toBeHidden()
  expect(await writes(demo)).toEqual([['DELETE prod-osaka']])
  expect(await other.live(REPOSITORY, 'prod-osaka')).toBeUndefined()

  await demo.clearRequests()
  await undo(page)
  await expectDone(page, `Restored prod-osaka to ${short(digest)}.`)
  await expect(tagRow(page, 'prod-osaka').getByTitle(digest)).toBeVisible()
  expect(await writes(demo)).toEqual([['POST prod-osaka/restore', { manifest_digest: digest }]])
})

test('the last tag of a signed image: its signature tags end with it, and come back with it', async ({
  page,
  demo,
  other,
}) => {
  const digest = await other.digest(REPOSITORY, 'v2.4.0')
  const [sig, att] = ['sig', 'att'].map((kind) => `${digest.replace(':', '-')}.${kind}`)
  const images = await Promise.all([sig, att].map((name) => other.digest(REPOSITORY, name ?? '')))
  await visit(page, REPOSITORY, 'writer', { withSignatures: true })
  const dialog = await ask(page, 'v2.4.0', 'Delete…')
  await expect(dialog).toContainText('The image’s last tag among those that were read')
  await expect(dialog).toContainText('These 2 signature tags end with it, unless another tag has the image')
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  for (const name of [sig, att]) await expect(dialog.getByTitle(name ?? '')).toBeVisible()
  await demo.clearRequests()
  await confirm(dialog, 'Delete v2.4.0')
  await expectDone(page, '2 signature tags ended with the image’s last tag')
  for (const name of ['v2.4.0', sig, att]) await expect(tagRow(page, name ?? '')).toBeHidden()
  expect(await writes(demo)).toEqual([['DELETE v2.4.0']])
  for (const name of [sig, att]) expect(await other.live(REPOSITORY, name ?? '')).toBeUndefined()

  await demo.clearRequests()
  await undo(page)
  await expectDone(page, 'Restored v2.4.0')
  await expectDone(page, '2 signature tags were brought back.')
  const sent = await writes(demo)
  expect(sent[0]).toEqual(['POST v2.4.0/restore', { manifest_digest: digest }])
  expect(sent).toHaveLength(3)
  for (const [index, name] of [sig, att].entries())
    expect(sent).toContainEqual([`POST ${name}/restore`, { manifest_digest: images[index] }])
  for (const name of ['v2.4.0', sig, att]) await expect(tagRow(page, name ?? '')).toBeVisible()
  for (const [index, name] of [sig, att].entries())
    expect(await other.digest(REPOSITORY, name ?? '')).toBe(images[index])
})

test('moving the last tag away ends them, too, and undoing brings them back', async ({
  page,
  demo,
  other,
}) => {
  const digest = await other.digest(REPOSITORY, 'v2.3.2')
  const sig = `${digest.replace(':', '-')}.sig`
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'v2.3.2', 'Move…')
  await dialog.getByLabel('To the image of').fill('v2.3.1')
  await expect(dialog).toContainText('This signature tag ends with it, unless another tag has the image')
  await expect(dialog.getByTitle(sig)).toBeVisible()
  await confirm(dialog, 'Move v2.3.2')
  await expectDone(page, '1 signature tag ended with the image’s last tag')
  expect(await other.live(REPOSITORY, sig)).toBeUndefined()
  await undo(page)
  await expectDone(page, '1 signature tag was brought back.')
  expect((await writes(demo)).map(([what]) => what)).toEqual([
    'PUT v2.3.2',
    'POST v2.3.2/restore',
    `POST ${sig}/restore`,
  ])
  expect(await other.live(REPOSITORY, sig)).toBeDefined()
})

test('the image’s other tag ended elsewhere: its signature tags are watched all the same', async ({
  page,
  demo,
  other,
}) => {
  const digest = await other.digest(REPOSITORY, 'v2.3.2')
  const sig = `${digest.replace(':', '-')}.sig`
  await other.point(REPOSITORY, 'alias', digest)
  await visit(page, REPOSITORY, 'writer', { withSignatures: true })
  await expectPast({ page, demo }, 'alias')
  await other.remove(REPOSITORY, 'alias')
  const dialog = await ask(page, 'v2.3.2', 'Delete…')
  await expect(dialog).toContainText('also alias')
  await confirm(dialog, 'Delete v2.3.2')
  await expectDone(page, '1 signature tag ended with the image’s last tag')
  await expect(tagRow(page, sig)).toBeHidden()
  await undo(page)
  await expectDone(page, '1 signature tag was brought back.')
  expect(await other.live(REPOSITORY, sig)).toBeDefined()
})

test('signed and left alone by others since the list was read: its signature tag is found all the same', async ({
  page,
  demo,
  other,
}) => {
  const digest = await other.digest(REPOSITORY, 'v2.3.1')
  const sig = `${digest.replace(':', '-')}.sig`
  await other.point(REPOSITORY, 'twin', digest)
  await visit(page, REPOSITORY)
  await expectPast({ page, demo }, 'twin')
  await other.point(REPOSITORY, sig, await other.digest(REPOSITORY, 'v2.3.0'))
  await other.remove(REPOSITORY, 'twin')
  await confirm(await ask(page, 'v2.3.1', 'Delete…'), 'Delete v2.3.1')
  await expectDone(page, '1 signature tag ended with the image’s last tag')
  expect(await other.live(REPOSITORY, sig)).toBeUndefined()
  await undo(page)
  await expectDone(page, '1 signature tag was brought back.')
  expect(await other.live(REPOSITORY, sig)).toBeDefined()
})

test('a locked signature tag stays, so nothing is said of it', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'v2.3.2')
  const sig = `${digest.replace(':', '-')}.sig`
  await other.lock(REPOSITORY, sig)
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'v2.3.2', 'Delete…')
  await expect(dialog).toContainText('The image’s last tag among those that were read')
  await expect(dialog.getByText('Looking for signature tags')).toBeHidden()
  await expect(dialog.getByText(/signature tags? ends? with/)).toBeHidden()
  await confirm(dialog, 'Delete v2.3.2')
  await expectDone(page, 'Deleted v2.3.2')
  await expect(notices(page)).not.toContainText('signature')
  expect(await other.live(REPOSITORY, sig)).toBeDefined()
  expect(await asked(demo)).not.toContain(`POST ${sig}/restore`)
})

test('a signature tag itself can be deleted', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'v2.3.2')
  const sig = `${digest.replace(':', '-')}.sig`
  await visit(page, REPOSITORY, 'writer', { withSignatures: true })
  const dialog = await ask(page, sig, 'Delete…')
  await expect(dialog).toContainText('A signature tag: that of which it is the signature stays as it is.')
  await confirm(dialog, `Delete ${sig}`)
  await expectDone(page, `Deleted ${sig}`)
  expect(await writes(demo)).toEqual([[`DELETE ${sig}`]])
})

test('where ended tags are kept for 0 seconds', async ({ page, demo, other }) => {
  const repository = 'scratch/sandbox'
  const digest = await other.digest(repository, 'bisect-good')
  await visit(page, repository)
  const dialog = await ask(page, 'bisect-good', 'Delete…')
  await expect(dialog).toContainText('what is deleted may be gone the next moment')
  await expect(dialog).toContainText('Perhaps can’t be undone: ended tags are kept for 0 seconds.')
  await confirm(dialog, 'Delete bisect-good, perhaps for good')
  await expectDone(page, 'Deleted bisect-good')
  expect(await writes(demo)).toEqual([['DELETE bisect-good']])

  // Nothing has collected it yet, so trying to go back succeeds.
  await notices(page).getByRole('button', { name: 'Try to undo' }).click()
  await expectDone(page, `Restored bisect-good to ${short(digest)}.`)
})

test('kept for 0 seconds and collected: trying to go back says that there is no way', async ({
  page,
  demo,
  other,
  problems,
}) => {
  problems.allow(/status of 404/)
  const repository = 'scratch/sandbox'
  await demo.reset({ gc: true })
  await visit(page, repository)
  const dialog = await ask(page, 'bisect-good', 'Delete…')
  await confirm(dialog, 'Delete bisect-good, perhaps for good')
  await expectDone(page, 'Deleted bisect-good')
  await demo.clock(Date.now() / 1000 + 300)
  await notices(page).getByRole('button', { name: 'Try to undo' }).click()
  await expect(notices(page).getByRole('alert')).toContainText('Not undone: Quay has collected the image')
  expect(await other.live(repository, 'bisect-good')).toBeUndefined()
})

test('cancelled: nothing is sent', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Delete…')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const again = await ask(page, 'stable', 'Delete…')
  await page.keyboard.press('Escape')
  await expect(again).toBeHidden()
  expect(await writes(demo)).toEqual([])
})
