// Deleting for good: a live tag, or what has ended of one on an image.
import type { Locator } from '@playwright/test'
import { Client } from './client'
import {
  ask,
  asked,
  confirm,
  expect,
  expectDone,
  expectHeld,
  notices,
  openMenuOf,
  short,
  test,
  visit,
  writes,
} from './operations'
import { tagRow } from './pages'
import { livingWorld } from './past'
import { plainWorld } from './worlds'

const REPOSITORY = 'acme/api'
const SUBMIT = 'Delete permanently'
const EXPIRE = `/api/v1/repository/${REPOSITORY}/tag/stable/expire`

const nameField = (dialog: Locator) => dialog.getByLabel(/^To confirm, type the name:/)

test('a live tag, after its name was typed; there is no undo', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'stable')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Delete permanently…')
  await expect(dialog).toHaveAccessibleName('Delete stable permanently')
  await expect(dialog).toContainText('No time machine brings this back')
  await expect(dialog.getByTitle(digest)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  for (const typed of ['', 'stabl', 'STABLE', 'stable2']) {
    await nameField(dialog).fill(typed)
    await expect(dialog).toContainText('Type the name to go on.')
    await expectHeld(dialog, SUBMIT)
  }
  expect(await writes(demo)).toEqual([])
  await nameField(dialog).fill('stable')
  await expect(dialog).toContainText('This can’t be undone.')
  await demo.clearRequests()
  await confirm(dialog, SUBMIT)
  await expectDone(page, `Permanently deleted stable; it pointed to ${short(digest)}.`)
  await expectDone(page, 'No undo: it was deleted permanently.')
  await expect(notices(page).getByRole('button', { name: 'Undo' })).toBeHidden()
  await expect(tagRow(page, 'stable')).toBeHidden()
  const steps = new Set(['look stable', 'POST stable/expire'])
  expect((await asked(demo)).filter((what) => steps.has(what))).toEqual([
    'look stable',
    'POST stable/expire',
    'look stable',
  ])
  const [sent] = await writes(demo)
  expect(sent?.[1]).toMatchObject({ is_alive: true })
  const [newest] = await other.lifetimes(REPOSITORY, 'stable')
  expect(newest?.end_ts).toBeLessThan(newest?.start_ts ?? 0)
})

test('what ended on one image: it is listed, and the live tag on it stays', async ({ page, demo, stage }) => {
  await demo.world(livingWorld())
  const admin = new Client(stage.quay, 'admin')
  const [now, , first] = await admin.lifetimes('acme/life', 'restored')
  await visit(page, 'acme/life')
  await page.goto('/repository/acme/life/tag/restored')
  // The oldest card tells of the image that the tag has again.
  await page.getByRole('button', { name: 'Delete permanently…' }).last().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toHaveAccessibleName('Delete what has ended of restored permanently')
  await expect(dialog).toContainText('Quay deletes all that has ended of this tag on this image at once')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await nameField(dialog).fill('restored')
  await confirm(dialog, SUBMIT)
  await expectDone(page, 'Permanently deleted what had ended of restored on')
  await expectDone(page, 'No undo: it was deleted permanently.')
  const digest = first?.manifest_digest ?? ''
  expect(await writes(demo)).toEqual([['POST restored/expire', { is_alive: false, manifest_digest: digest }]])
  const after = await admin.lifetimes('acme/life', 'restored')
  expect(after.at(-1)?.end_ts).toBeLessThan(first?.end_ts ?? 0)
  expect(after[0]).toEqual(now)
})

test('a deleted tag, from the list', async ({ page, demo, other }) => {
  const [gone] = await other.lifetimes(REPOSITORY, 'v2.3.3')
  const digest = gone?.manifest_digest ?? ''
  await visit(page, REPOSITORY)
  await page.goto(`/repository/${REPOSITORY}?status=ended&q=v2.3.3`)
  const dialog = await ask(page, 'v2.3.3', 'Delete permanently…')
  await expect(dialog).toContainText('1 ended lifetime goes, on')
  await nameField(dialog).fill('v2.3.3')
  await confirm(dialog, SUBMIT)
  await expectDone(page, `Permanently deleted what had ended of v2.3.3 on ${short(digest)}.`)
  const sent = await writes(demo)
  expect(sent.map(([what]) => what)).toEqual(['POST v2.3.3/expire'])
  expect(sent[0]?.[1]).toMatchObject({ is_alive: false, manifest_digest: digest })
  const [after] = await other.lifetimes(REPOSITORY, 'v2.3.3')
  expect(after?.end_ts).toBeLessThan(gone?.end_ts ?? 0)
})

test('more ended meanwhile: it asks once more, and lists all', async ({ page, demo, other }) => {
  const [gone] = await other.lifetimes(REPOSITORY, 'v2.3.3')
  const body = { manifest_digest: gone?.manifest_digest }
  await visit(page, REPOSITORY)
  await page.goto(`/repository/${REPOSITORY}?status=ended&q=v2.3.3`)
  const dialog = await ask(page, 'v2.3.3', 'Delete permanently…')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await nameField(dialog).fill('v2.3.3')
  await other.call('POST', `/api/v1/repository/${REPOSITORY}/tag/v2.3.3/restore`, body)
  await other.remove(REPOSITORY, 'v2.3.3')
  await confirm(dialog, SUBMIT)
  await expect(dialog.getByRole('alert')).toContainText(
    'Meanwhile more has ended of v2.3.3, and would go as well.',
  )
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  expect(await writes(demo)).toEqual([])
  await confirm(dialog, SUBMIT)
  await expectDone(page, 'Permanently deleted what had ended of v2.3.3')
  expect(await writes(demo)).toHaveLength(1)
})

test('moved meanwhile: it asks once more', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Delete permanently…')
  await nameField(dialog).fill('stable')
  await other.point(REPOSITORY, 'stable', await other.digest(REPOSITORY, 'v2.3.0'))
  await confirm(dialog, SUBMIT)
  await expect(dialog.getByRole('alert')).toContainText('Meanwhile somebody moved stable')
  expect(await writes(demo)).toEqual([])
  expect(await other.live(REPOSITORY, 'stable')).toBeDefined()
})

test('locked between the look and the write: refused, and nothing is changed', async ({
  page,
  demo,
  other,
  problems,
}) => {
  problems.allow(/status of 404/)
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Delete permanently…')
  await nameField(dialog).fill('stable')
  await demo.faults({ method: 'POST', path: EXPIRE, times: 1, what: { hold: true } })
  await confirm(dialog, SUBMIT)
  await expect.poll(() => writes(demo), { intervals: [50] }).toHaveLength(1)
  await other.lock(REPOSITORY, 'stable')
  await demo.faults()
  await expect(dialog.getByRole('alert')).toContainText('The tag is gone, or was locked in this moment.')
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.')
  expect(await other.live(REPOSITORY, 'stable')).toMatchObject({ immutable: true })
})

for (const drop of ['before', 'after'] as const) {
  test(`its answer lost, cut ${drop} it ran: settled by reading`, async ({ page, demo, other, problems }) => {
    problems.allow(/status of 50[024]/)
    await visit(page, REPOSITORY)
    const dialog = await ask(page, 'stable', 'Delete permanently…')
    await nameField(dialog).fill('stable')
    await demo.faults({ method: 'POST', path: EXPIRE, times: 1, what: { drop } })
    await confirm(dialog, SUBMIT)
    if (drop === 'before')
      await expect(dialog.getByRole('alert')).toContainText('nothing of it has happened so far')
    else await expectDone(page, 'The answer was lost; reading the tag showed that it happened.')
    expect(await writes(demo)).toHaveLength(1)
    expect((await other.live(REPOSITORY, 'stable')) === undefined).toBe(drop === 'after')
  })
}

test('locked tags can’t be, and say why', async ({ page }) => {
  await visit(page, REPOSITORY)
  const menu = await openMenuOf(page, 'v2.4.1')
  const purge = menu.getByRole('menuitem', { name: /^Delete permanently…/ })
  await expect(purge).toHaveAttribute('aria-disabled', 'true')
  await expect(purge).toContainText('The tag is locked.')
})

test('on a Quay without the feature it is not offered', async ({ page, demo }) => {
  await demo.world(plainWorld({ config: { PERMANENTLY_DELETE_TAGS: false } }))
  await visit(page, 'acme/plain')
  const menu = await openMenuOf(page, 'v1')
  await expect(menu.getByRole('menuitem', { name: 'Delete…', exact: true })).toBeVisible()
  await expect(menu.getByRole('menuitem', { name: /permanently/ })).toHaveCount(0)
})

test('by keyboard alone', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Delete permanently…')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(nameField(dialog)).toBeFocused({ timeout: 1 })
  }).toPass({ intervals: [0] })
  await page.keyboard.type('stable')
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('Permanently deleted stable')
  await expect(dialog).toBeHidden()
  expect(await writes(demo)).toHaveLength(1)
})
