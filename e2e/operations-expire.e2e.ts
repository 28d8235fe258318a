// Setting when a tag ends, and letting it live on.
import type { Demo } from './demo'
import { DAY, expirationIn, momentField, SET } from './expiration'
import { moveTo, openMenuByKey } from './keys'
import {
  ask,
  asked,
  confirm,
  expect,
  expectDone,
  expectHeld,
  expectReady,
  notices,
  openMenuOf,
  test,
  undo,
  visit,
  visitAlone,
  writes,
} from './operations'
import { tagRow } from './pages'
import { oldTagWorld } from './worlds'

const REPOSITORY = 'acme/api'
const TAG = 'v2.5.0-rc.2'

/** What the console asked but for the token that its session needs now and then. */
const askedOfTag = async (demo: Demo) => (await asked(demo)).filter((what) => what !== 'csrf')

test('in so many days, and undone', async ({ page, demo, other }) => {
  await visitAlone({ page, demo }, REPOSITORY, 'stable')
  const dialog = await ask(page, 'stable', 'Set expiration…')
  await expect(dialog).toHaveAccessibleName(SET)
  await expect(dialog).toContainText('does not expire')
  await expect(dialog).toContainText('Say when it shall end.')
  await expectHeld(dialog, SET)
  await momentField(dialog).fill('+7d')
  await expect(dialog).toContainText('Once it has ended it can be restored for 4 weeks.')
  await expectReady(dialog, SET)
  await demo.clearRequests()
  const before = Math.floor(Date.now() / 1000)
  await confirm(dialog, SET)
  await expectDone(page, 'Set the expiration of stable:')
  const after = Math.ceil(Date.now() / 1000)
  const end = expirationIn(await writes(demo))
  // The clock on screen moves in steps.
  expect(end).toBeGreaterThan(before + 7 * DAY - 120)
  expect(end).toBeLessThanOrEqual(after + 7 * DAY + 5)
  expect((await other.live(REPOSITORY, 'stable'))?.end_ts).toBe(end)
  expect(await askedOfTag(demo)).toEqual(['look stable', 'PUT stable', 'look stable'])
  await expect(tagRow(page, 'stable')).toContainText(/in \d days/)
  await undo(page)
  await expectDone(page, 'Cleared the expiration of stable; it was')
  await expect(tagRow(page, 'stable')).not.toContainText(/in \d days/)
  expect((await other.live(REPOSITORY, 'stable'))?.end_ts).toBeUndefined()
  expect((await writes(demo)).at(-1)).toEqual(['PUT stable', { expiration: null }])
})

test('beyond Quay’s bounds: told before, and what Quay made of it after', async ({ page, other }) => {
  await visit(page, REPOSITORY)
  const { start_ts = 0 } = (await other.live(REPOSITORY, 'stable')) ?? {}
  const dialog = await ask(page, 'stable', 'Set expiration…')
  await momentField(dialog).fill('9999-12-31')
  await expect(dialog).toContainText('Quay lets a tag expire 104 weeks after it began at the latest')
  await confirm(dialog, SET)
  await expectDone(page, /Its expiration was to be 31 Dec 9999.*; Quay made it /)
  expect((await other.live(REPOSITORY, 'stable'))?.end_ts).toBe(start_ts + 104 * 7 * DAY)
  await undo(page)
  await expectDone(page, 'Cleared the expiration of stable')
})

test('a new tag’s first hour', async ({ page, other }) => {
  await other.point(REPOSITORY, 'fresh', await other.digest(REPOSITORY, 'stable'))
  const { start_ts = 0 } = (await other.live(REPOSITORY, 'fresh')) ?? {}
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'fresh', 'Set expiration…')
  // In minutes it can be said as a moment alone.
  const soon = new Date((start_ts + 30 * 60) * 1000).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)
  await momentField(dialog).fill(soon)
  await expect(dialog).toContainText('an hour after it began at the earliest')
  await confirm(dialog, 'Set the expiration of fresh')
  await expectDone(page, /; Quay made it /)
  expect((await other.live(REPOSITORY, 'fresh'))?.end_ts).toBe(start_ts + 3600)
})

test('a tag of over 104 weeks is renewed first', async ({ page, demo, other }) => {
  await demo.world(oldTagWorld())
  await visit(page, 'acme/old')
  const dialog = await ask(page, 'ancient', 'Set expiration…')
  await momentField(dialog).fill('+7d')
  await expect(dialog).toContainText('Any expiration would end this tag at once. Renew it first.')
  await expectHeld(dialog, 'Set the expiration of ancient')
  expect(await writes(demo)).toEqual([])
  const digest = await other.digest('acme/old', 'ancient')
  await dialog.getByRole('button', { name: 'Renew it first' }).click()
  await expect(dialog.getByRole('status')).toContainText('The tag was renewed')
  await expect(dialog.getByRole('button', { name: 'Renew it first' })).toBeHidden()
  // What was typed is kept.
  await confirm(dialog, 'Set the expiration of ancient')
  await expectDone(page, 'Set the expiration of ancient')
  const sent = await writes(demo)
  expect(sent[0]).toEqual(['PUT ancient', { manifest_digest: digest }])
  expect(sent).toHaveLength(2)
  expect((await other.live('acme/old', 'ancient'))?.end_ts).toBeGreaterThan(Date.now() / 1000 + 6 * DAY)
  await undo(page)
  await expectDone(page, 'Cleared the expiration of ancient')
})

test('cleared, and set again by undoing', async ({ page, demo, other }) => {
  const end = (await other.live(REPOSITORY, TAG))?.end_ts
  await visitAlone({ page, demo }, REPOSITORY, TAG)
  const dialog = await ask(page, TAG, 'Clear expiration…')
  await expectReady(dialog, `Clear the expiration of ${TAG}`)
  await demo.clearRequests()
  await confirm(dialog, `Clear the expiration of ${TAG}`)
  await expectDone(page, `Cleared the expiration of ${TAG}; it was`)
  expect(await askedOfTag(demo)).toEqual([`look ${TAG}`, `PUT ${TAG}`, `look ${TAG}`])
  expect(await writes(demo)).toEqual([[`PUT ${TAG}`, { expiration: null }]])
  await undo(page)
  await expectDone(page, `Set the expiration of ${TAG}:`)
  expect((await other.live(REPOSITORY, TAG))?.end_ts).toBe(end)
})

test('only what expires can be cleared; what is locked can’t expire', async ({ page }) => {
  await visit(page, REPOSITORY)
  const menu = await openMenuOf(page, 'v2.4.1')
  await expect(menu.getByRole('menuitem', { name: 'Clear expiration…' })).toHaveCount(0)
  const set = menu.getByRole('menuitem', { name: /^Set expiration…/ })
  await expect(set).toHaveAttribute('aria-disabled', 'true')
  await expect(set).toContainText('The tag is locked.')
})

test('changed meanwhile: it asks once more', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Set expiration…')
  await momentField(dialog).fill('+7d')
  const theirs = Math.floor(Date.now() / 1000) + 20 * DAY
  await other.expire(REPOSITORY, 'stable', theirs)
  await confirm(dialog, SET)
  await expect(dialog.getByRole('alert')).toContainText(
    'Meanwhile somebody changed the expiration of stable.',
  )
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, SET)
  await expectDone(page, 'Set the expiration of stable')
  await undo(page)
  await expectDone(page, 'Set the expiration of stable')
  await expect.poll(async () => (await other.live(REPOSITORY, 'stable'))?.end_ts).toBe(theirs)
})

test('locked between the look and the write: Quay’s reason is told', async ({
  page,
  demo,
  other,
  problems,
}) => {
  problems.allow(/status of 400/)
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Set expiration…')
  await momentField(dialog).fill('+7d')
  await demo.faults({
    method: 'PUT',
    path: `/api/v1/repository/${REPOSITORY}/tag/stable`,
    times: 1,
    what: { hold: true },
  })
  await confirm(dialog, SET)
  await expect.poll(() => writes(demo), { intervals: [50] }).toHaveLength(1)
  await other.lock(REPOSITORY, 'stable')
  await demo.faults()
  await expect(dialog.getByRole('alert')).toContainText('Cannot set expiration on immutable tag')
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.')
  await expect(momentField(dialog)).toHaveValue('+7d')
})

for (const drop of ['before', 'after'] as const) {
  test(`its answer lost, cut ${drop} it ran: settled by reading`, async ({ page, demo, other, problems }) => {
    problems.allow(/status of 50[024]/)
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Set expiration…')
    await momentField(dialog).fill('+7d')
    await demo.faults({
      method: 'PUT',
      path: `/api/v1/repository/${REPOSITORY}/tag/stable`,
      times: 1,
      what: { drop },
    })
    await confirm(dialog, SET)
    if (drop === 'before') {
      await expect(dialog.getByRole('alert')).toContainText('nothing of it has happened so far')
    } else {
      await expectDone(page, 'The answer was lost; reading the tag showed that it happened.')
    }
    expect(await writes(demo)).toHaveLength(1)
    const { end_ts } = (await other.live(REPOSITORY, 'stable')) ?? {}
    expect(end_ts === undefined).toBe(drop === 'before')
  })
}

test('by keyboard alone, from the tag’s page', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  await page.goto(`/repository/${REPOSITORY}/tag/stable`)
  const menu = page.getByRole('button', { name: 'What can be done with stable', exact: true })
  await menu.focus()
  const choices = await openMenuByKey(page)
  await moveTo(page, choices.getByRole('menuitem', { name: 'Set expiration…' }), 'ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: SET })
  await expect(momentField(dialog)).toBeFocused()
  await page.keyboard.type('+4w')
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('Set the expiration of stable')
  await expect(dialog).toBeHidden()
  await expect(menu).toBeFocused()
  await expect(page.getByRole('main')).toContainText(/Expires|in 2[78] days/i)
  expect(await writes(demo)).toHaveLength(1)
})
