// Quay drops a tag's expiration when it is moved or restored; the console puts it back.
import type { Client } from './client'
import { ask, confirm, expect, expectDone, fillImage, test, undo, visit, writes } from './operations'
import { tagRow } from './pages'

const REPOSITORY = 'acme/api'
const TAG = 'v2.5.0-rc.2'
const WEEK = 7 * 86_400

const soon = () => Math.floor(Date.now() / 1000)

const endOf = async (other: Client, tag = TAG) => (await other.live(REPOSITORY, tag))?.end_ts

test('kept over a move', async ({ page, demo, other }) => {
  const end = await endOf(other)
  const to = await other.digest(REPOSITORY, 'v2.3.1')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, TAG, 'Move…')
  await fillImage(dialog, 'v2.3.1')
  const keep = dialog.getByRole('checkbox', { name: /^Keep the expiration/ })
  await expect(keep).toBeChecked()
  await expect(dialog).toContainText('Quay drops it when a tag is moved or restored')
  await confirm(dialog, `Move ${TAG}`)
  await expectDone(page, /It expires .*, as before\./)
  expect(await writes(demo)).toEqual([
    [`PUT ${TAG}`, { manifest_digest: to }],
    [`PUT ${TAG}`, { expiration: end }],
  ])
  expect(await endOf(other)).toBe(end)
})

test('kept over a restore, and over its undo', async ({ page, demo, other }) => {
  const end = soon() + 2 * WEEK
  await other.expire(REPOSITORY, 'stable', end)
  const [now, before] = await other.lifetimes(REPOSITORY, 'stable')
  await visit(page, REPOSITORY)
  await confirm(await ask(page, 'stable', 'Restore an earlier image…'), 'Restore stable')
  await expectDone(page, 'as before')
  expect(await endOf(other, 'stable')).toBe(end)
  await undo(page)
  await expect(tagRow(page, 'stable').getByTitle(now?.manifest_digest ?? '')).toBeVisible()
  await expectDone(page, 'as before')
  expect(await endOf(other, 'stable')).toBe(end)
  expect(await writes(demo)).toEqual([
    ['POST stable/restore', { manifest_digest: before?.manifest_digest }],
    ['PUT stable', { expiration: end }],
    ['POST stable/restore', { manifest_digest: now?.manifest_digest }],
    ['PUT stable', { expiration: end }],
  ])
})

test('a deleted tag that was to expire comes back with its expiration', async ({ page, other }) => {
  const end = await endOf(other)
  await visit(page, REPOSITORY)
  await confirm(await ask(page, TAG, 'Delete…'), `Delete ${TAG}`)
  await expectDone(page, `Deleted ${TAG}`)
  await undo(page)
  await expectDone(page, 'as before')
  expect(await endOf(other)).toBe(end)
})

test('not kept where that is not wanted', async ({ page, demo, other }) => {
  await visit(page, REPOSITORY)
  const dialog = await ask(page, TAG, 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await dialog.getByRole('checkbox', { name: /^Keep the expiration/ }).click()
  await confirm(dialog, `Move ${TAG}`)
  await expectDone(page, 'It does not expire any more.')
  expect(await writes(demo)).toHaveLength(1)
  expect(await endOf(other)).toBeUndefined()
})

test('capped by Quay: what it made of it is told', async ({ page, demo, other }) => {
  // Two years are the most that can be asked for; the label of an image may give more.
  const labels = { 'quay.expires-after': '150w' }
  const body = manifest('years')
  await demo.registry({
    method: 'PUT',
    path: `/v2/${REPOSITORY}/manifests/for-years`,
    user: 'writer',
    body,
    labels,
  })
  const wanted = await endOf(other, 'for-years')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'for-years', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await confirm(dialog, 'Move for-years')
  await expectDone(page, /Its expiration was to be .*; Quay made it /)
  expect((await writes(demo)).at(-1)).toEqual(['PUT for-years', { expiration: wanted }])
  const moved = await other.live(REPOSITORY, 'for-years')
  expect(moved?.end_ts).toBe((moved?.start_ts ?? 0) + 104 * WEEK)
})

test('raised by Quay: an hour after the move is the least', async ({ page, other }) => {
  await other.expire(REPOSITORY, 'stable', soon() + 20 * 60)
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'stable', 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await confirm(dialog, 'Move stable')
  await expectDone(page, /Its expiration was to be .*; Quay made it /)
  const moved = await other.live(REPOSITORY, 'stable')
  expect(moved?.end_ts).toBe((moved?.start_ts ?? 0) + 3600)
})

test('an image’s own label goes before it', async ({ page, demo, other }) => {
  const body = manifest('two weeks')
  const labels = { 'quay.expires-after': '2w' }
  await demo.registry({
    method: 'PUT',
    path: `/v2/${REPOSITORY}/manifests/labelled`,
    user: 'writer',
    body,
    labels,
  })
  const to = await other.digest(REPOSITORY, 'labelled')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, TAG, 'Move…')
  await fillImage(dialog, 'labelled')
  await confirm(dialog, `Move ${TAG}`)
  await expectDone(page, 'by a label of its image')
  expect(await writes(demo)).toEqual([[`PUT ${TAG}`, { manifest_digest: to }]])
})

test('refused by Quay: the move stands, and it is told', async ({ page, demo, problems }) => {
  problems.allow(/status of 400/)
  await visit(page, REPOSITORY)
  const dialog = await ask(page, TAG, 'Move…')
  await fillImage(dialog, 'v2.3.1')
  await demo.faults({
    method: 'PUT',
    path: `/api/v1/repository/${REPOSITORY}/tag/${TAG}`,
    skip: 1,
    what: { status: 400, body: { message: 'Invalid request' } },
  })
  await confirm(dialog, `Move ${TAG}`)
  await expectDone(page, /Its expiration \(.*\) could not be set again/)
  expect(await writes(demo)).toHaveLength(2)
})

function manifest(text: string): string {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const config = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    digest: `sha256:${'c'.repeat(64)}`,
    size: 2,
  }
  return JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [], annotations: { text } })
}
