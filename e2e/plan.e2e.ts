// Many tags at once: what will happen is shown, it is carried out, accounted for, and undone.
import { expect, test, visit, writes } from './operations'
import { tagRow } from './pages'
import { askDeletion, beginDeletion, choose, chooseAll, control, planBar } from './plan'

const REPOSITORY = 'acme/api'
const MANY = 'acme/many'

const onDelete = { method: 'DELETE', path: '^/api/v1/repository/[^?]*/tag/' } as const

test('some tags are deleted, accounted for, and brought back', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  await choose(page, ['v2.3.1', 'v2.3.0', 'stable'])
  const dialog = await askDeletion(page)
  await expect(dialog).toContainText('3 tags will be deleted.')
  await expect(dialog).toContainText('protected name')
  await dialog.getByRole('button', { name: 'Take out v2.3.0' }).click()
  await expect(dialog).toContainText('2 tags will be deleted.')
  await dialog.getByRole('button', { name: 'Put back' }).click()
  const last = dialog.getByRole('button', { name: 'Delete 3 tags' })
  await expect(last).toHaveAttribute('aria-disabled', 'true')
  await beginDeletion(dialog, 3)
  await expect(planBar(page)).toContainText('Finished')
  await expect(planBar(page)).toContainText('3 done')
  for (const tag of ['stable', 'v2.3.1', 'v2.3.0']) await expect(tagRow(page, tag)).toHaveCount(0)
  const sent = (await writes(demo)).map(([what]) => what)
  expect(sent.toSorted()).toEqual(['DELETE stable', 'DELETE v2.3.0', 'DELETE v2.3.1'])

  await planBar(page).getByRole('link', { name: 'Details' }).click()
  const account = page.getByRole('article', { name: 'Delete 3 tags in acme/api' })
  await account.getByText('3 Done', { exact: true }).click()
  await expect(account.getByRole('listitem')).toHaveText(['stable', 'v2.3.1', 'v2.3.0'])
  await account.getByRole('button', { name: 'Undo the 3 that were done' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo 3 changes' }).click()
  const undo = page.getByRole('article', { name: 'Undo 3 changes in acme/api' })
  await expect(undo).toContainText('3 done')
  expect(await other.live(REPOSITORY, 'stable')).toMatchObject({ reversion: true })
})

test('what can’t be deleted says why, and what changed meanwhile is skipped', async ({ page, other }) => {
  await visit(page, REPOSITORY)
  await choose(page, ['v2.4.1', 'v2.3.1', 'v2.2.1'])
  const dialog = await askDeletion(page)
  await expect(dialog).toContainText('2 tags will be deleted. 1 is skipped')
  await expect(dialog).toContainText('The tag is locked.')
  await other.point(REPOSITORY, 'v2.2.1', await other.digest(REPOSITORY, 'latest'))
  await dialog.getByRole('button', { name: 'Delete 2 tags' }).click()
  await expect(planBar(page)).toContainText('1 done')
  await expect(planBar(page)).toContainText('1 skipped')
  await planBar(page).getByRole('link', { name: 'Details' }).click()
  await expect(page.getByRole('article')).toContainText('not as it was when it was chosen')
  expect(await other.live(REPOSITORY, 'v2.2.1')).toMatchObject({ reversion: false })
})

test('three hundred: paused, the page reloaded, gone on with, stopped, and the rest deleted', async ({
  page,
  demo,
}) => {
  // Twelve hundred requests, one after another.
  test.setTimeout(300_000)
  await demo.fillRepository({ repository: MANY, live: 301, lifetimes: 301 })
  await visit(page, MANY, 'admin')
  await expect(page.getByText('301 tags', { exact: true })).toBeVisible()
  await chooseAll(page)
  const dialog = await askDeletion(page)
  await beginDeletion(dialog, 301)
  await expect(planBar(page)).toContainText(/[1-9]\d* done/)
  await control(page, 'Pause').click()
  await expect(planBar(page)).toContainText('Paused.')
  const paused = (await writes(demo)).length
  expect(paused).toBeLessThan(301)

  await page.reload()
  await expect(planBar(page)).toContainText('Stands still since this page was loaded')
  await expect(planBar(page)).toContainText(`${paused} done`)
  expect((await writes(demo)).length).toBe(paused)
  await control(page, 'Go on').click()
  await expect.poll(async () => (await writes(demo)).length).toBeGreaterThan(paused)
  await control(page, 'Stop').click()
  await expect(planBar(page)).toContainText('Stopped')
  const stopped = (await writes(demo)).length
  await expect(planBar(page)).toContainText(`${stopped} done`)

  await control(page, 'Go on').click()
  await expect(planBar(page)).toContainText('Finished', { timeout: 200_000 })
  await expect(planBar(page)).toContainText('301 done')
  const sent = (await writes(demo)).map(([what]) => what)
  expect(sent).toHaveLength(301)
  expect(new Set(sent).size).toBe(301)
  await expect(page.getByText('No tags', { exact: false }).first()).toBeVisible()
})

test('what one tab carries out the other only watches, and can’t forget', async ({ page, context, demo }) => {
  await visit(page, REPOSITORY)
  await choose(page, ['v2.3.1', 'v2.3.0'])
  const dialog = await askDeletion(page)
  await demo.faults({ ...onDelete, what: { hold: true } })
  await dialog.getByRole('button', { name: 'Delete 2 tags' }).click()
  await expect(planBar(page)).toContainText('Running')
  const second = await context.newPage()
  await second.goto(`/repository/${REPOSITORY}?tab=activity`)
  await expect(planBar(second)).toContainText('Another tab of this browser carries it out.')
  await expect(control(second, 'Stop')).toHaveCount(0)
  const forget = second.getByRole('button', { name: 'Forget this plan' })
  await expect(forget).toHaveAttribute('aria-disabled', 'true')
  await demo.faults()
  await expect(planBar(page)).toContainText('Finished')
  await expect(planBar(page)).toContainText('2 done')
  expect(await writes(demo)).toHaveLength(2)
})

test('the server asks to wait: it is counted down, and goes on by itself; what failed is tried again', async ({
  page,
  demo,
  problems,
}) => {
  problems.allow(/status of (429|403)/)
  await visit(page, REPOSITORY)
  await choose(page, ['v2.3.1', 'v2.3.0', 'v2.2.1'])
  const dialog = await askDeletion(page)
  await demo.faults(
    { ...onDelete, times: 1, what: { status: 429, headers: { 'Retry-After': '8' } } },
    {
      ...onDelete,
      path: `${onDelete.path}v2.3.0`,
      what: { status: 403, body: { error_type: 'insufficient_scope' } },
    },
  )
  await dialog.getByRole('button', { name: 'Delete 3 tags' }).click()
  await expect(planBar(page)).toContainText('The server asked to wait: it goes on by itself in')
  await expect(planBar(page)).toContainText('1 failed')
  await expect(planBar(page)).toContainText('2 done')
  // What failed stays chosen.
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected')
  await demo.faults()
  await planBar(page).getByRole('link', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Try the failed one again' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Try it again' }).click()
  await expect(planBar(page)).toContainText('again: what had failed')
  await expect(planBar(page)).toContainText('1 done')
})

test('tags are deleted permanently once the number was typed, and nothing offers a way back', async ({
  page,
  demo,
  other,
}) => {
  await visit(page, REPOSITORY, 'admin')
  await choose(page, ['v2.3.1', 'v2.3.0'])
  await page.getByRole('button', { name: 'Change selected' }).click()
  await page.getByRole('menuitem', { name: 'Delete permanently…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('No time machine brings them back')
  const last = dialog.getByRole('button', { name: 'Delete 2 tags permanently' })
  await expect(last).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('Type 2 to go on').fill('2')
  await last.click()
  await expect(planBar(page)).toContainText('2 done')
  await expect(planBar(page)).toContainText('Finished')
  expect((await writes(demo)).map(([what]) => what).toSorted()).toEqual([
    'POST v2.3.0/expire',
    'POST v2.3.1/expire',
  ])
  expect(await other.live(REPOSITORY, 'v2.3.1')).toBeUndefined()
  await planBar(page).getByRole('link', { name: 'Details' }).click()
  await expect(page.getByRole('button', { name: 'Undo the 0 that were done' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('expirations are set and cleared, tags locked and unlocked, and what is so already is skipped', async ({
  page,
  demo,
  other,
}) => {
  const NAMES = ['v2.3.1', 'v2.3.0', 'v2.2.1']
  const ask = async (what: string) => {
    await page.getByRole('button', { name: 'Change selected' }).click()
    await page.getByRole('menuitem', { name: what, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    return dialog
  }
  const finish = async (name: string, account: string | RegExp) => {
    const bar = planBar(page).filter({ hasText: name })
    await expect(bar).toContainText('Finished')
    await expect(bar).toContainText(account)
  }
  await visit(page, REPOSITORY, 'admin')
  await choose(page, NAMES)
  const expire = await ask('Set when they expire…')
  await expire.getByRole('button', { name: 'in 4 weeks' }).click()
  await expire.getByRole('button', { name: 'Set for 3 tags' }).click()
  await finish('Set when 3 tags in acme/api expire', '3 done')
  for (const tag of NAMES) expect((await other.live(REPOSITORY, tag))?.end_ts).toBeGreaterThan(0)

  await choose(page, NAMES)
  const lock = await ask('Lock…')
  await expect(lock).toContainText('Nothing would be changed')
  await lock.getByRole('button', { name: 'Cancel' }).click()
  const clear = await ask('Clear their expiration…')
  await clear.getByRole('button', { name: 'Clear for 3 tags' }).click()
  await finish('Clear the expiration of 3 tags', '3 done')

  await choose(page, [...NAMES, 'v2.4.1'])
  const lockNow = await ask('Lock…')
  await expect(lockNow).toContainText('3 tags will be locked. 1 is skipped')
  await lockNow.getByRole('button', { name: 'Lock 3 tags' }).click()
  await finish('Lock 3 tags', '3 done')
  for (const tag of NAMES) expect(await other.live(REPOSITORY, tag)).toMatchObject({ immutable: true })
  expect((await writes(demo)).length).toBe(9)

  // What was not done stays chosen.
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection).toContainText('1 selected')
  await selection.getByRole('button', { name: 'Clear' }).click()
  await choose(page, NAMES)
  const unlock = await ask('Unlock…')
  await unlock.getByRole('button', { name: 'Unlock 3 tags' }).click()
  await finish('Unlock 3 tags', '3 done')
  for (const tag of NAMES) expect(await other.live(REPOSITORY, tag)).toMatchObject({ immutable: false })
})
