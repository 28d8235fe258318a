// The timelines of rows whose history the list does not tell: each is read while its row is in view.
import { Client } from './client'
import type { Demo } from './demo'
import { expect, test } from './fixtures'
import { ask, confirm, expectDone } from './operations'
import { comeBack, tagNames, tagRow } from './pages'
import { livingWorld } from './past'
import { signIn } from './people'
import { atRest } from './rest'

/** All of its rows are laid out, also those out of view; each tag has ten lifetimes. */
const SIXTY = { repository: 'acme/sixty', live: 60, lifetimes: 600 }

const tagOf = (address: string) => new URL(address, 'http://quay').searchParams.get('specificTag')

/** The tags whose history was asked for, in order. */
const asked = async (demo: Demo) =>
  (await demo.requests(({ path }) => tagOf(path) !== null)).map(({ path }) => tagOf(path) ?? '')

test('are not read on for a row that has left the view: those in view come first', async ({ page, demo }) => {
  await demo.fillRepository(SIXTY)
  await signIn(page, 'admin')
  await demo.faults({ path: '^/api/v1/repository/acme/sixty/tag/\\?.*specificTag=', what: { hold: true } })
  const cancelled: string[] = []
  page.on('requestfailed', (request) => {
    const tag = tagOf(request.url())
    if (tag !== null) cancelled.push(tag)
  })
  await page.goto('/repository/acme/sixty')
  await expect(tagNames(page)).toHaveCount(60)
  await expect.poll(() => asked(demo)).toHaveLength(2)
  const held = await asked(demo)

  await tagNames(page).last().scrollIntoViewIfNeeded()
  await expect.poll(() => cancelled.toSorted()).toEqual(held.toSorted())
  await expect.poll(() => asked(demo)).toHaveLength(4)
  const next = (await asked(demo)).slice(2)
  for (const tag of next) await expect(tagRow(page, tag)).toBeInViewport()
  for (const tag of held) await expect(tagRow(page, tag)).not.toBeInViewport()

  // Whoever comes back sees them read after all, and what was read before stands there still.
  await demo.faults()
  const read = (tag: string) => tagRow(page, tag).getByRole('button', { name: /\. \d+ changes in the time/ })
  for (const tag of next) await expect(read(tag)).toBeVisible()
  await tagNames(page).first().scrollIntoViewIfNeeded()
  for (const tag of [...held, ...next]) await expect(read(tag)).toBeVisible()
  expect((await asked(demo)).filter((tag) => next.includes(tag))).toEqual(next)
})

test('are not read again for who comes back, but for what has changed meanwhile', async ({
  page,
  demo,
  stage,
}) => {
  await page.clock.install()
  await demo.fillRepository(SIXTY)
  await signIn(page, 'admin')
  await page.goto('/repository/acme/sixty')
  const sentence = (tag: string, changes: number) =>
    tagRow(page, tag).getByRole('button', { name: new RegExp(`\\. ${changes} changes in the time shown`) })
  await expect(sentence('build-000060', 10)).toBeVisible()
  await atRest(page, demo)
  const inView = await asked(demo)

  const looks = () => demo.requests(({ path }) => path.includes('/acme/sixty/tag/?') && tagOf(path) === null)
  await demo.clearRequests()
  await demo.clock(Date.now() / 1000 + 60)
  await page.clock.fastForward(60_000)
  await comeBack(page)
  await expect.poll(async () => (await looks()).length).toBeGreaterThan(0)
  await atRest(page, demo)
  await tagNames(page).last().scrollIntoViewIfNeeded()
  await expect.poll(async () => (await asked(demo)).length).toBeGreaterThan(0)
  await tagNames(page).first().scrollIntoViewIfNeeded()
  await expect(sentence('build-000060', 10)).toBeInViewport()
  await atRest(page, demo)
  expect((await asked(demo)).filter((tag) => inView.includes(tag))).toEqual([])

  const other = new Client(stage.quay, 'admin')
  const [, former] = await other.lifetimes('acme/sixty', 'build-000060')
  await other.call('POST', '/api/v1/repository/acme/sixty/tag/build-000060/restore', {
    manifest_digest: former?.manifest_digest,
  })
  await demo.clearRequests()
  await atRest(page, demo)
  await demo.clock(Date.now() / 1000 + 180)
  await page.clock.fastForward(120_000)
  await comeBack(page)
  await expect(sentence('build-000060', 11)).toBeVisible()
  expect((await asked(demo)).filter((tag) => inView.includes(tag))).toEqual(['build-000060'])
})

for (const { repository, tag, changes } of [
  { repository: 'acme/life', tag: 'moved', changes: 2 },
  { repository: 'acme/sixty', tag: 'build-000060', changes: 10 },
]) {
  test(`tell a restore in ${repository} as one change more`, async ({ page, demo }) => {
    await demo.world(livingWorld())
    await demo.fillRepository(SIXTY)
    await signIn(page, 'admin')
    await page.goto(`/repository/${repository}`)
    const sentence = (text: string) =>
      tagRow(page, tag).getByRole('button', { name: new RegExp(`^${tag} points to .*\\. ${text}$`) })
    await expect(sentence(`${changes} changes in the time shown\\.`)).toBeVisible()
    const dialog = await ask(page, tag, 'Restore an earlier image…')
    await confirm(dialog, `Restore ${tag}`)
    await expectDone(page, `Restored ${tag} to`)
    await expect(sentence(`${changes + 1} changes in the time shown\\. 1 restore\\.`)).toBeVisible()
  })
}
