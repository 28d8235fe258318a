// Locking a tag so that nobody changes it, and unlocking it, which takes an administrator.
import { Client } from './client'
import { expectHolds, moveTo, openMenuByKey } from './keys'
import {
  ask,
  asked,
  confirm,
  expect,
  expectDone,
  expectReady,
  menuOf,
  notices,
  openMenuOf,
  short,
  test,
  undo,
  visit,
  visitAlone,
  writes,
} from './operations'
import { tagRow } from './pages'
import { plainWorld } from './worlds'

const REPOSITORY = 'acme/api'
const EXPIRING = 'v2.5.0-rc.2'
const TAG_PATH = `/api/v1/repository/${REPOSITORY}/tag/stable`

test('locked, and undone by an administrator', async ({ page, demo, other }) => {
  await visitAlone({ page, demo }, REPOSITORY, 'stable', 'admin')
  const dialog = await ask(page, 'stable', 'Lock…')
  await expect(dialog).toHaveAccessibleName('Lock stable')
  await expect(dialog).toContainText('Nobody can move, restore, delete or expire a locked tag')
  await expect(dialog).toContainText('Can be undone by unlocking it.')
  await expectReady(dialog, 'Lock stable')
  await demo.clearRequests()
  await confirm(dialog, 'Lock stable')
  await expectDone(page, `Locked stable on ${short(await other.digest(REPOSITORY, 'stable'))}.`)
  await expect(tagRow(page, 'stable')).toContainText('locked')
  expect(await writes(demo)).toEqual([['PUT stable', { immutable: true }]])
  expect((await asked(demo)).filter((what) => what !== 'csrf')).toEqual([
    'look stable',
    'PUT stable',
    'look stable',
  ])
  expect((await other.live(REPOSITORY, 'stable'))?.immutable).toBe(true)
  await undo(page)
  await expectDone(page, 'Unlocked stable')
  await expect(tagRow(page, 'stable')).not.toContainText('locked')
  expect((await other.live(REPOSITORY, 'stable'))?.immutable).toBe(false)
})

test('a writer is told that only an administrator can unlock', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Lock…')
  await expect(dialog).toContainText('You can’t unlock it again yourself')
  await expect(dialog).toContainText('Can be undone by an administrator.')
  await confirm(dialog, 'Lock stable')
  await expectDone(page, 'No undo: only an administrator of the repository can unlock it.')
  await expect(notices(page).getByRole('button', { name: 'Undo' })).toBeHidden()
  expect((await other.live(REPOSITORY, 'stable'))?.immutable).toBe(true)
  const menu = await openMenuOf(page, 'stable')
  const unlock = menu.getByRole('menuitem', { name: /^Unlock…/ })
  await expect(unlock).toHaveAttribute('aria-disabled', 'true')
  await expect(unlock).toContainText('Only an administrator of the repository can unlock it.')
  expect(await writes(demo)).toHaveLength(1)
})

test('unlocked, and locked again by undoing', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY, 'admin')
  const dialog = await ask(page, 'v2.4.1', 'Unlock…')
  await confirm(dialog, 'Unlock v2.4.1')
  await expectDone(page, 'Unlocked v2.4.1')
  expect(await writes(demo)).toEqual([['PUT v2.4.1', { immutable: false }]])
  expect((await other.live(REPOSITORY, 'v2.4.1'))?.immutable).toBe(false)
  await undo(page)
  await expectDone(page, 'Locked v2.4.1')
  expect((await other.live(REPOSITORY, 'v2.4.1'))?.immutable).toBe(true)
})

test('a tag that is to expire: its expiration is cleared first', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, EXPIRING, 'Lock…')
  await expect(dialog).toContainText('A tag that is to expire can’t be locked. Clear its expiration first.')
  await expect(dialog.getByRole('button', { name: `Lock ${EXPIRING}` })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  expect(await writes(demo)).toEqual([])
  await dialog.getByRole('button', { name: 'Clear the expiration first' }).click()
  await expect(dialog.getByRole('status')).toContainText('The expiration was cleared.')
  await confirm(dialog, `Lock ${EXPIRING}`)
  await expectDone(page, `Locked ${EXPIRING}`)
  expect(await writes(demo)).toEqual([
    [`PUT ${EXPIRING}`, { expiration: null }],
    [`PUT ${EXPIRING}`, { immutable: true }],
  ])
  expect(await other.live(REPOSITORY, EXPIRING)).toMatchObject({ immutable: true })
})

test('moved meanwhile: it asks once more', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Lock…')
  const theirs = await other.digest(REPOSITORY, 'v2.3.0')
  await other.point(REPOSITORY, 'stable', theirs)
  await confirm(dialog, 'Lock stable')
  await expect(dialog.getByRole('alert')).toContainText('Meanwhile somebody moved stable')
  await expect(dialog.getByTitle(theirs).first()).toBeVisible()
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, 'Lock stable')
  await expectDone(page, `Locked stable on ${short(theirs)}.`)
})

test('unlocked meanwhile by another administrator: nothing is left to do', async ({ page, demo, stage }) => {
  await visit(page, REPOSITORY, 'admin')
  const dialog = await ask(page, 'v2.4.1', 'Unlock…')
  await new Client(stage.quay, 'admin').lock(REPOSITORY, 'v2.4.1', false)
  await confirm(dialog, 'Unlock v2.4.1')
  await expect(dialog.getByRole('alert')).toContainText('Meanwhile somebody unlocked v2.4.1.')
  await expect(dialog).toContainText('The tag is not locked.')
  expect(await writes(demo)).toEqual([])
})

test('refused by Quay, as it was given an expiration in that moment', async ({
  page,
  demo,
  other,
  problems,
}) => {
  problems.allow(/status of 400/)
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Lock…')
  await demo.faults({ method: 'PUT', path: TAG_PATH, times: 1, what: { hold: true } })
  await confirm(dialog, 'Lock stable')
  await expect.poll(() => writes(demo), { intervals: [50] }).toHaveLength(1)
  await other.expire(REPOSITORY, 'stable', Math.floor(Date.now() / 1000) + 86_400)
  await demo.faults()
  await expect(dialog.getByRole('alert')).toContainText('tag has expiration set. Clear expiration first')
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.')
})

for (const drop of ['before', 'after'] as const) {
  test(`its answer lost, cut ${drop} it ran: settled by reading`, async ({ page, demo, other, problems }) => {
    problems.allow(/status of 50[024]/)
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Lock…')
    await demo.faults({ method: 'PUT', path: TAG_PATH, times: 1, what: { drop } })
    await confirm(dialog, 'Lock stable')
    if (drop === 'before')
      await expect(dialog.getByRole('alert')).toContainText('nothing of it has happened so far')
    else await expectDone(page, 'The answer was lost; reading the tag showed that it happened.')
    expect(await writes(demo)).toHaveLength(1)
    expect((await other.live(REPOSITORY, 'stable'))?.immutable).toBe(drop === 'after')
  })
}

test('on a Quay without the feature it is not offered', async ({ page, demo }) => {
  await demo.world(plainWorld({ features: { IMMUTABLE_TAGS: false } }))
  await visit(page, 'acme/plain')
  const menu = await openMenuOf(page, 'v1')
  await expect(menu.getByRole('menuitem', { name: 'Set expiration…' })).toBeVisible()
  await expect(menu.getByRole('menuitem', { name: /ock…/ })).toHaveCount(0)
})

test('by keyboard alone', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  await menuOf(page, 'stable').focus()
  const choices = await openMenuByKey(page)
  await moveTo(page, choices.getByRole('menuitem', { name: 'Lock…', exact: true }), 'ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Lock stable' })
  const submit = dialog.getByRole('button', { name: 'Lock stable' })
  await expectHolds(dialog, 'the dialog has the focus')
  await moveTo(page, submit)
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('Locked stable')
  await expect(menuOf(page, 'stable')).toBeFocused()
  expect(await writes(demo)).toEqual([['PUT stable', { immutable: true }]])
})
