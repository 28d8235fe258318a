// The answer to a write is lost: reading tells what became of it, and nothing is sent twice.
import type { Demo } from './demo'
import {
  ask,
  askNew,
  confirm,
  expect,
  expectDone,
  expectHeld,
  expectPast,
  fillImage,
  nameField,
  notices,
  test,
  undo,
  visit,
  writes,
} from './operations'
import { tagRow } from './pages'

const REPOSITORY = 'acme/api'
const TAG = '/api/v1/repository/acme/api/tag/'

const HAPPENED = 'The answer was lost; reading the tag showed that it happened.'
const NOTHING = 'Reading the tag shows that nothing of it has happened so far: look again, or try again.'
const UNKNOWN = 'The answer was lost on the way, and the tag can’t be read now.'

/** The connection is cut around the next write to a tag. */
const cut = (method: string, path: string, drop: 'before' | 'after') =>
  ({ method, path: TAG + path, times: 1, what: { drop } }) as const

/** From the second look on nothing can be read of the tag. */
const unreadable = (tag: string) =>
  ({
    method: 'GET',
    path: `${TAG}?*specificTag=${tag}*`,
    skip: 1,
    what: { status: 500, body: 'Oh no' },
  }) as const

/** How often something was asked that could not be read. */
const failedReads = async (demo: Demo) =>
  (await demo.requests(({ method, status }) => method === 'GET' && status === 500)).length

const sent = async (demo: Demo) => (await writes(demo)).map(([what]) => what)

test.beforeEach(async ({ page, demo, problems }) => {
  problems.allow(/status of 50[024]/)
  await visit(page, REPOSITORY)
  // Its row has read its past: what is read of the tag from here on is read for the sake of a write.
  await expectPast({ page, demo }, 'stable')
})

test('a move that took effect', async ({ page, demo, other }) => {
  const to = await other.digest(REPOSITORY, 'v2.3.1')
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await demo.faults(cut('PUT', 'stable', 'after'))
  await confirm(dialog, 'Move stable')
  await expectDone(page, HAPPENED)
  await expect(tagRow(page, 'stable').getByTitle(to)).toBeVisible()
  expect(await sent(demo)).toEqual(['PUT stable'])
  await undo(page)
  await expectDone(page, 'Restored stable')
})

test('a move that did not: it can be tried again, with all that was typed', async ({ page, demo, other }) => {
  const [from, to] = [await other.digest(REPOSITORY, 'stable'), await other.digest(REPOSITORY, 'v2.3.1')]
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await demo.faults(cut('PUT', 'stable', 'before'))
  await confirm(dialog, 'Move stable')
  await expect(dialog.getByRole('alert')).toContainText(NOTHING)
  await expect(dialog.getByLabel('To the image of')).toHaveValue('v2.3.1')
  expect(await sent(demo)).toEqual(['PUT stable'])
  expect(await other.digest(REPOSITORY, 'stable')).toBe(from)
  await confirm(dialog, 'Move stable')
  await expectDone(page, 'Moved stable')
  expect(await other.digest(REPOSITORY, 'stable')).toBe(to)
})

test('a new tag that was made', async ({ page, demo, other }) => {
  const dialog = await askNew(page)
  await nameField(dialog).fill('candidate')
  await fillImage(dialog, 'v2.3.1')
  await demo.faults(cut('PUT', 'candidate', 'after'))
  await confirm(dialog, 'Create')
  await expectDone(page, HAPPENED)
  await expect(tagRow(page, 'candidate')).toBeVisible()
  expect(await sent(demo)).toEqual(['PUT candidate'])
  expect(await other.lifetimes(REPOSITORY, 'candidate')).toHaveLength(1)
})

for (const drop of ['before', 'after'] as const) {
  test(`a deletion, cut ${drop} it ran`, async ({ page, demo, other }) => {
    const dialog = await ask(page, 'stable', 'Delete…')
    await demo.faults(cut('DELETE', 'stable', drop))
    await confirm(dialog, 'Delete stable')
    if (drop === 'before') await expect(dialog.getByRole('alert')).toContainText(NOTHING)
    else await expectDone(page, HAPPENED)
    expect(await sent(demo)).toEqual(['DELETE stable'])
    expect(await other.live(REPOSITORY, 'stable')).toEqual(drop === 'after' ? undefined : expect.anything())
  })

  test(`a restore, cut ${drop} it ran`, async ({ page, demo, other }) => {
    const { length } = await other.lifetimes(REPOSITORY, 'stable')
    const dialog = await ask(page, 'stable', 'Restore an earlier image…')
    await expect(dialog.getByRole('radio').first()).toBeChecked()
    await demo.faults(cut('POST', 'stable/restore', drop))
    await confirm(dialog, 'Restore stable')
    if (drop === 'before') await expect(dialog.getByRole('alert')).toContainText(NOTHING)
    else await expectDone(page, HAPPENED)
    expect(await sent(demo)).toEqual(['POST stable/restore'])
    expect(await other.lifetimes(REPOSITORY, 'stable')).toHaveLength(drop === 'after' ? length + 1 : length)
  })

  test(`cut ${drop} it ran, and nothing can be read: one can look again`, async ({ page, demo, other }) => {
    const to = await other.digest(REPOSITORY, 'v2.3.1')
    const dialog = await ask(page, 'stable', 'Move…')
    await fillImage(dialog, 'v2.3.1')
    await demo.faults(cut('PUT', 'stable', drop), unreadable('stable'))
    await confirm(dialog, 'Move stable')
    await expect(dialog.getByRole('alert')).toContainText(UNKNOWN)
    await expectHeld(dialog, 'Move stable')
    // Still nothing to be read. The alert says so before and after: what the demo was asked tells that it was looked.
    const failed = await failedReads(demo)
    await dialog.getByRole('button', { name: 'Look again' }).click()
    await expect.poll(() => failedReads(demo)).toBeGreaterThan(failed)
    await expect(dialog.getByRole('alert')).toContainText(UNKNOWN)
    await demo.faults()
    await dialog.getByRole('button', { name: 'Look again' }).click()
    if (drop === 'before') {
      await expect(dialog.getByRole('alert')).toContainText(NOTHING)
    } else {
      await expectDone(page, HAPPENED)
      await expect(tagRow(page, 'stable').getByTitle(to)).toBeVisible()
    }
    expect(await sent(demo)).toEqual(['PUT stable'])
  })
}

test('done, and then nothing can be read: it says that too', async ({ page, demo, other }) => {
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await demo.faults(unreadable('stable'))
  await confirm(dialog, 'Move stable')
  await expectDone(page, 'It could not be read back: Quay has a problem')
  await expect(notices(page)).toContainText('No undo: the tag could not be read back.')
  expect(await sent(demo)).toEqual(['PUT stable'])
  await demo.faults()
  expect(await other.digest(REPOSITORY, 'stable')).toBe(await other.digest(REPOSITORY, 'v2.3.1'))
})

test('an undo whose answer is lost', async ({ page, demo, other }) => {
  const from = await other.digest(REPOSITORY, 'stable')
  const dialog = await ask(page, 'stable', 'Delete…')
  await confirm(dialog, 'Delete stable')
  await expectDone(page, 'Deleted stable')
  await demo.clearRequests()
  await demo.faults(cut('POST', 'stable/restore', 'after'))
  await undo(page)
  await expectDone(page, HAPPENED)
  expect(await sent(demo)).toEqual(['POST stable/restore'])
  expect(await other.digest(REPOSITORY, 'stable')).toBe(from)
})

test('an undo of which nobody knows: one can look again, and it counts as done then', async ({
  page,
  demo,
  other,
}) => {
  const from = await other.digest(REPOSITORY, 'stable')
  await confirm(await ask(page, 'stable', 'Delete…'), 'Delete stable')
  await expectDone(page, 'Deleted stable')
  await demo.clearRequests()
  await demo.faults(cut('POST', 'stable/restore', 'after'), unreadable('stable'))
  await undo(page)
  await expect(notices(page)).toContainText('Whether stable was changed is not known.')
  await expect(notices(page)).toContainText(UNKNOWN)
  await demo.faults()
  await notices(page).getByRole('button', { name: 'Look again' }).click()
  await expectDone(page, 'Restored stable')
  expect(await sent(demo)).toEqual(['POST stable/restore'])
  expect(await other.digest(REPOSITORY, 'stable')).toBe(from)
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('main')).toContainText('undone')
})

test('an undo that Quay fails at: it says why, and can be tried again', async ({ page, demo, other }) => {
  const from = await other.digest(REPOSITORY, 'stable')
  await confirm(await ask(page, 'stable', 'Delete…'), 'Delete stable')
  await expectDone(page, 'Deleted stable')
  const failure = { status: 500, body: JSON.stringify({ message: 'the database is full' }) }
  await demo.faults({ method: 'POST', path: `${TAG}stable/restore`, times: 1, what: failure })
  await undo(page)
  await expect(notices(page).getByRole('alert')).toContainText('Not undone.')
  await expect(notices(page).getByRole('alert')).toContainText('the database is full')
  await undo(page)
  await expectDone(page, 'Restored stable')
  expect(await other.digest(REPOSITORY, 'stable')).toBe(from)
})

test('a gateway’s answer after the write ran is no answer of Quay’s', async ({ page, demo }) => {
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  const gateway = { status: 504, body: '<html><h1>504 Gateway Time-out</h1></html>', after: true }
  await demo.faults({ method: 'PUT', path: `${TAG}stable`, times: 1, what: gateway })
  await confirm(dialog, 'Move stable')
  await expectDone(page, HAPPENED)
  expect(await sent(demo)).toEqual(['PUT stable'])
})
