// The main paths, on the demo Quay or, where the environment names one, on a real Quay: e2e/README.md.
import type { Page } from '@playwright/test'
import { expect, test } from './anywhere'
import type { Yard } from './arrange'
import {
  ask,
  askNew,
  confirm,
  expectDone,
  fillImage,
  menuOf,
  nameField,
  notices,
  short,
  undo,
} from './operations'
import { expectRepositories, filterRepositories, heading, tagNames, tagRow, tagTable } from './pages'
import { expectSignedIn, fillAccount, fillToken } from './people'

const address = ({ repository }: Yard) => `/repository/${repository}`

/** Comes to a repository of two images: `stable` and `next`; `stable` was moved from the first to the second. */
async function arrive(page: Page, yard: Yard, who = yard.ground.owner) {
  const first = await yard.push('stable', 'first')
  const second = await yard.push('next', 'second')
  await yard.other.point(yard.repository, 'stable', second)
  if (who === yard.ground.guest) await yard.let('write')
  await page.goto(`/signin?next=${encodeURIComponent(address(yard))}`)
  await fillAccount(page, who.username, who.password)
  await expect(heading(page, yard.repository)).toBeVisible()
  await expect(tagTable(page, yard.repository).getByRole('rowheader').first()).toBeVisible()
  return { first, second }
}

test.beforeEach(({ problems }) => problems.allow(/status of 401/))

test('signing in with an account', async ({ page, yard }) => {
  const { username, password } = yard.ground.owner
  await page.goto('/repository')
  await fillAccount(page, username, password)
  await expectRepositories(page)
  await expectSignedIn(page, username)
})

test('signing in with an access token, and changing a tag with it', async ({ page, yard, problems }) => {
  // How far a token goes is found out at a repository that nobody has.
  problems.allow(/status of 40[34] .*\/tidemark-sign-in\//)
  const digest = await yard.push('stable', 'first')
  await page.goto(`/signin?next=${encodeURIComponent(address(yard))}`)
  await fillToken(page, yard.ground.token)
  await expect(tagRow(page, 'stable')).toContainText(short(digest))
  const dialog = await askNew(page)
  await nameField(dialog).fill('candidate')
  await fillImage(dialog, 'stable')
  await confirm(dialog, 'Create')
  await expectDone(page, `Created candidate on ${short(digest)}`)
  expect(await yard.other.digest(yard.repository, 'candidate')).toBe(digest)
})

test('a wrong password is told, and the right one goes', async ({ page, yard, problems }) => {
  problems.allow(/status of 40[13]/, /status of 429/)
  const { username, password } = yard.ground.owner
  await page.goto('/repository')
  await fillAccount(page, username, `${password}, but wrong`)
  await expect(page.getByRole('alert')).toContainText('The user name or the password is wrong.')
  // How long Quay wants patience can't be told from outside.
  const repositories = heading(page, 'Repositories')
  const again = page.getByText('You can try again now.')
  await fillAccount(page, username, password)
  await expect(repositories.or(again)).toBeVisible()
  while (!(await repositories.isVisible())) {
    await fillAccount(page, username, password)
    await expect(again).toBeHidden()
    await expect(repositories.or(again)).toBeVisible()
  }
  await expectRepositories(page)
})

test('the list finds a repository, nested names too', async ({ page, yard }) => {
  await arrive(page, yard)
  const digest = await yard.push('main', 'nested', 'team/app')
  const [namespace = '', name = ''] = yard.repository.split('/')
  await page.goto('/repository')
  await filterRepositories(page).fill(name)
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await page.getByRole('link', { name: `${name}/team/app`, exact: true }).click()
  await expect(heading(page, `${namespace}/${name}/team/app`)).toBeVisible()
  await expect(tagNames(page)).toHaveText(['main'])
  await expect(tagRow(page, 'main')).toContainText(short(digest))
  await confirm(await ask(page, 'main', 'Delete…'), 'Delete main')
  await expectDone(page, 'Deleted main')
  expect(await yard.other.live(`${yard.repository}/team/app`, 'main')).toBeUndefined()
})

test('create, move, restore, delete, each undone', async ({ page, yard, problems }) => {
  // Whether an image lives is found out by asking for it.
  problems.allow(/status of 404 .*\/manifest\//)
  const { first, second } = await arrive(page, yard)
  const { other, repository } = yard

  const create = await askNew(page)
  await nameField(create).fill('candidate')
  await fillImage(create, 'next')
  await confirm(create, 'Create')
  await expectDone(page, `Created candidate on ${short(second)}`)
  expect(await other.digest(repository, 'candidate')).toBe(second)
  await undo(page)
  await expectDone(page, 'Deleted candidate')
  expect(await other.live(repository, 'candidate')).toBeUndefined()

  // What the tag had before has no live tag any more: only restore reaches it.
  const dead = await ask(page, 'next', 'Move…')
  await fillImage(dead, first)
  await expect(dead).toContainText('No live tag has this image.')
  await confirm(dead, 'Restore next')
  await expectDone(page, `Restored next to ${short(first)}`)
  await undo(page)
  await expectDone(page, `Restored next to ${short(second)}`)

  await confirm(await ask(page, 'stable', 'Restore an earlier image…'), 'Restore stable')
  await expectDone(page, `Restored stable to ${short(first)}`)
  await expect(tagRow(page, 'stable')).toContainText(short(first))
  expect(await other.digest(repository, 'stable')).toBe(first)

  const move = await ask(page, 'stable', 'Move…')
  await fillImage(move, 'next')
  await confirm(move, 'Move stable')
  await expectDone(page, `Moved stable to ${short(second)}`)
  await undo(page)
  await expectDone(page, `Restored stable to ${short(first)}`)
  expect(await other.digest(repository, 'stable')).toBe(first)

  await confirm(await ask(page, 'stable', 'Delete…'), 'Delete stable')
  await expectDone(page, 'Deleted stable')
  await expect(tagRow(page, 'stable')).toBeHidden()
  expect(await other.live(repository, 'stable')).toBeUndefined()
  await undo(page)
  await expectDone(page, `Restored stable to ${short(first)}`)
  expect(await other.digest(repository, 'stable')).toBe(first)
})

test('an expiration is kept over a move, signature tags end and come back', async ({ page, yard }) => {
  const { second } = await arrive(page, yard)
  const { other, repository } = yard
  const end = Math.floor(Date.now() / 1000) + 3 * 86_400
  await other.expire(repository, 'stable', end)
  const last = await yard.push('released', 'third')
  const signature = await yard.sign(last)
  await page.reload()

  const move = await ask(page, 'stable', 'Move…')
  await fillImage(move, 'released')
  await confirm(move, 'Move stable')
  await expectDone(page, 'as before')
  expect((await other.live(repository, 'stable'))?.end_ts).toBe(end)
  await undo(page)
  await expectDone(page, `Restored stable to ${short(second)}`)

  const remove = await ask(page, 'released', 'Delete…')
  await expect(remove.getByRole('listitem')).toHaveText([signature])
  await confirm(remove, 'Delete released')
  await expectDone(page, '1 signature tag ended')
  expect(await other.live(repository, signature)).toBeUndefined()
  await undo(page)
  await expectDone(page, '1 signature tag was brought back.')
  expect(await other.live(repository, signature)).toBeDefined()
})

test('somebody else is faster', async ({ page, yard }) => {
  const { first } = await arrive(page, yard)
  const third = await yard.push('released', 'third')
  const dialog = await ask(page, 'stable', 'Delete…')
  await yard.other.point(yard.repository, 'stable', third)
  await confirm(dialog, 'Delete stable')
  await expect(dialog.getByRole('alert')).toContainText('Meanwhile somebody moved stable')
  expect(await yard.other.digest(yard.repository, 'stable')).toBe(third)
  await confirm(dialog, 'Delete stable')
  await expectDone(page, 'Deleted stable')
  await yard.other.call('POST', `/api/v1/repository/${yard.repository}/tag/stable/restore`, {
    manifest_digest: first,
  })
  await undo(page)
  await expect(notices(page).getByRole('alert')).toContainText('Not undone: stable was changed since.')
})

test('rights that are lost while one works', async ({ page, yard, problems }) => {
  problems.allow(/status of 403/)
  const { second } = await arrive(page, yard, yard.ground.guest)
  const dialog = await ask(page, 'stable', 'Delete…')
  await yard.let('read')
  await confirm(dialog, 'Delete stable')
  await expect(dialog.getByRole('alert')).toContainText('You may not do this.')
  expect(await yard.other.digest(yard.repository, 'stable')).toBe(second)
  await page.reload()
  await menuOf(page, 'stable').click()
  await expect(page.getByRole('menuitem', { name: /^Delete…/ })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText('You can only read here.').first()).toBeVisible()
})
