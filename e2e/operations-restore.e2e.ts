import {
  ask,
  confirm,
  expect,
  expectDone,
  expectHeld,
  expectReady,
  openMenuOf,
  short,
  test,
  visit,
  writes,
} from './operations'
import { tagNames, tagRow } from './pages'
import { atRest } from './rest'

const REPOSITORY = 'acme/api'
const DAY = 86_400

test('an older image of a tag: what it replaces is shown', async ({ page, demo, other }) => {
  const [now, before, first] = await other.lifetimes(REPOSITORY, 'stable')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Restore an earlier image…')
  const choices = dialog.getByRole('group', { name: 'To which image' }).getByRole('radio')
  await expect(choices).toHaveCount(3)
  await expect(choices.first()).toBeChecked()
  await expect(dialog.getByTitle(now?.manifest_digest ?? '').first()).toBeVisible()
  await expect(dialog.getByTitle(before?.manifest_digest ?? '').first()).toBeVisible()
  await expect(dialog).toContainText(/restorable until/)

  await choices.nth(1).check()
  await confirm(dialog, 'Restore stable')
  await expectDone(page, `Restored stable to ${short(first?.manifest_digest ?? '')}.`)
  expect(await writes(demo)).toEqual([['POST stable/restore', { manifest_digest: first?.manifest_digest }]])
  await expect(tagRow(page, 'stable').getByTitle(first?.manifest_digest ?? '')).toBeVisible()
})

test('a deleted tag', async ({ page, demo, other }) => {
  const [ended] = await other.lifetimes(REPOSITORY, 'v2.3.3')
  await visit(page, REPOSITORY)
  await page.goto(`/repository/${REPOSITORY}?status=ended&q=v2.3.3`)
  await expect(tagNames(page)).toHaveText(['v2.3.3'], { useInnerText: true })
  const dialog = await ask(page, 'v2.3.3', 'Restore…')
  await expect(dialog).toContainText('nothing: there is no such tag')
  await expect(dialog).toContainText('Can be undone by deleting it.')
  await confirm(dialog, 'Restore v2.3.3')
  await expectDone(page, `Restored v2.3.3 to ${short(ended?.manifest_digest ?? '')}.`)
  // Its signature tag ended with it, and comes back with it.
  expect(await writes(demo)).toEqual([
    ['POST v2.3.3/restore', { manifest_digest: ended?.manifest_digest }],
    [
      `POST ${ended?.manifest_digest.replace(':', '-')}.sig/restore`,
      { manifest_digest: expect.stringMatching(/^sha256:/) },
    ],
  ])
  // It does not belong among the ended ones any more.
  await expect(page.getByText('No tag matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all live tags' }).click()
  await expect(tagRow(page, 'v2.3.3')).toBeVisible()
})

test('a deleted tag of a signed image: its signature tags come back with it, unless not wanted', async ({
  page,
  demo,
  other,
}) => {
  const digest = await other.digest(REPOSITORY, 'v2.4.0')
  const signed = ['sig', 'att'].map((kind) => `${digest.replace(':', '-')}.${kind}`)
  await other.remove(REPOSITORY, 'v2.4.0')
  await visit(page, REPOSITORY)
  await page.goto(`/repository/${REPOSITORY}?status=all&q=v2.4.0`)
  const dialog = await ask(page, 'v2.4.0', 'Restore…')
  await expect(dialog).toContainText('Bring back signature tags of the image, too')
  for (const name of signed) await expect(dialog.getByRole('checkbox', { name })).toBeChecked()
  await confirm(dialog, 'Restore v2.4.0')
  await expectDone(page, '2 signature tags were brought back.')
  for (const name of signed) expect(await other.live(REPOSITORY, name)).toBeDefined()

  // One that was deleted by itself is offered, and not taken unless asked for.
  const [sig = '', att = ''] = signed
  await other.remove(REPOSITORY, att)
  await demo.clock(Date.now() / 1000 + 60)
  await other.remove(REPOSITORY, 'v2.4.0')
  await page.reload()
  const again = await ask(page, 'v2.4.0', 'Restore…')
  await expect(again.getByRole('checkbox', { name: att })).not.toBeChecked()
  await again.getByRole('checkbox', { name: sig }).uncheck()
  await demo.clearRequests()
  await confirm(again, 'Restore v2.4.0')
  await expectDone(page, 'Restored v2.4.0')
  expect(await writes(demo)).toEqual([['POST v2.4.0/restore', { manifest_digest: digest }]])
})

test('an image beyond the newest hundred: earlier ones can be read', async ({ page, demo, other }) => {
  const repository = 'acme/filled'
  await demo.fillRepository({ repository, live: 1, lifetimes: 150 })
  const tag = 'build-000001'
  await visit(page, repository)
  const dialog = await ask(page, tag, 'Restore an earlier image…')
  await expect(dialog.getByRole('radio')).toHaveCount(99)
  await dialog.getByRole('button', { name: 'Read earlier lifetimes' }).click()
  await expect(dialog.getByRole('radio')).toHaveCount(149)
  await expect(dialog.getByRole('button', { name: 'Read earlier lifetimes' })).toBeHidden()
  const oldest = dialog.getByRole('radio', { disabled: false }).last()
  await oldest.check()
  await confirm(dialog, `Restore ${tag}`)
  await expectDone(page, `Restored ${tag}`)
  const [sent] = await writes(demo)
  expect(sent?.[1]).toEqual({ manifest_digest: await other.digest(repository, tag) })
})

test('a purged image: there is no way back, and it says so', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  await page.goto(`/repository/${REPOSITORY}?status=all&q=v2.4.1-debug`)
  const dialog = await ask(page, 'v2.4.1-debug', 'Restore…')
  await expect(dialog.getByText('deleted permanently: there is no way back')).toBeVisible()
  await expect(dialog.getByRole('radio')).toBeDisabled()
  await expect(dialog.getByText('There is no image to go back to.')).toBeVisible()
  await expectHeld(dialog, 'Restore v2.4.1-debug')
  expect(await writes(demo)).toEqual([])
})

test('what ended longer ago than the window is collected, and it says why', async ({ page, demo, other }) => {
  await demo.reset({ gc: true })
  const [ended] = await other.lifetimes(REPOSITORY, 'v2.3.3')
  await visit(page, REPOSITORY)
  await page.goto(`/repository/${REPOSITORY}?status=ended&q=v2.3.3`)
  await expect(tagNames(page)).toHaveText(['v2.3.3'], { useInnerText: true })
  const menu = await openMenuOf(page, 'v2.3.3')
  await demo.clock((ended?.end_ts ?? 0) + 28 * DAY + 120)
  await menu.getByRole('menuitem', { name: 'Restore…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(
    'what ended longer ago than the window has been collected, and can’t be brought back',
  )
  await expectHeld(dialog, 'Restore v2.3.3')
  expect(await writes(demo)).toEqual([])
})

test('collected while the dialog is open: refused, and nothing is made of it', async ({
  page,
  demo,
  other,
  problems,
}) => {
  problems.allow(/status of 404/)
  await demo.reset({ gc: true })
  const [ended] = await other.lifetimes(REPOSITORY, 'v2.3.3')
  await visit(page, REPOSITORY)
  await page.goto(`/repository/${REPOSITORY}?status=ended&q=v2.3.3`)
  const dialog = await ask(page, 'v2.3.3', 'Restore…')
  await expect(dialog.getByRole('radio')).toBeChecked()
  await expectReady(dialog, 'Restore v2.3.3')
  await atRest(page, demo)
  await demo.clock((ended?.end_ts ?? 0) + 28 * DAY + 120)
  await confirm(dialog, 'Restore v2.3.3')
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.')
  await expect(dialog).toBeVisible()
  expect(await writes(demo)).toEqual([['POST v2.3.3/restore', { manifest_digest: ended?.manifest_digest }]])
  expect(await other.live(REPOSITORY, 'v2.3.3')).toBeUndefined()
})

test.describe('names that only a careless restore makes', () => {
  const ODD = 'acme/odd-names'

  for (const name of ["'; touch pwned; '", '%2e%2e%2f', 'a?b=c&d#e', '日本語タグ', '🚀-release']) {
    test(`deleted and restored: ${name}`, async ({ page, demo, other }) => {
      const [newest] = await other.lifetimes(ODD, name)
      await visit(page, ODD)
      await page.goto(`/repository/${ODD}?status=all`)
      if (await other.live(ODD, name)) {
        await confirm(await ask(page, name, 'Delete…'), `Delete ${name}`)
        await expectDone(page, `Deleted ${name}`)
        expect(await other.live(ODD, name)).toBeUndefined()
      }
      await confirm(await ask(page, name, 'Restore…'), `Restore ${name}`)
      await expectDone(page, `Restored ${name}`)
      expect(await other.digest(ODD, name)).toBe(newest?.manifest_digest)
      const posts = (await writes(demo)).filter(([what]) => what.startsWith('POST'))
      expect(posts).toEqual([
        [`POST ${encodeURIComponent(name)}/restore`, { manifest_digest: newest?.manifest_digest }],
      ])
    })
  }

  test('`..` can’t be named by any request, and it says why', async ({ page, demo }) => {
    await visit(page, ODD)
    await page.goto(`/repository/${ODD}?status=all`)
    const menu = await openMenuOf(page, '..')
    for (const choice of [/^Move…/, /^Restore an earlier image…/, /^Delete…/]) {
      const item = menu.getByRole('menuitem', { name: choice })
      await expect(item).toHaveAttribute('aria-disabled', 'true')
      await expect(item).toContainText('No request can name this tag.')
    }
    expect(await writes(demo)).toEqual([])
  })
})
