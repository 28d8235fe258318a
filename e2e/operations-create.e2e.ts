import {
  ask,
  asked,
  askNew,
  confirm,
  expect,
  expectDone,
  expectHeld,
  fillImage,
  nameField,
  short,
  test,
  visit,
  writes,
} from './operations'
import { tagRow } from './pages'
import { atRest, expectAsked } from './rest'

const REPOSITORY = 'acme/api'

test('a new tag, on the image of another', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'stable')
  await visit(page, REPOSITORY)
  const dialog = await askNew(page)
  await nameField(dialog).fill('candidate')
  await fillImage(dialog, 'stable')
  await expect(dialog).toContainText('nothing: there is no such tag')
  await expect(dialog.getByTitle(digest)).toBeVisible()
  await expect(dialog).toContainText('Can be undone by deleting it.')
  await demo.clearRequests()
  await confirm(dialog, 'Create')
  await expectDone(page, `Created candidate on ${short(digest)}.`)
  await expectDone(page, 'Read back and there.')
  await expect(tagRow(page, 'candidate').getByTitle(digest)).toBeVisible()
  expect(await writes(demo)).toEqual([['PUT candidate', { manifest_digest: digest }]])
  expect(await other.digest(REPOSITORY, 'candidate')).toBe(digest)
})

test('a new tag from the menu of another: its image is there already', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'v2.3.1')
  await visit(page, REPOSITORY)
  const dialog = await ask(page, 'v2.3.1', 'New tag on this image…')
  await nameField(dialog).fill('keep')
  await expect(dialog).toContainText('also v2.3.1')
  await confirm(dialog, 'Create')
  await expectDone(page, 'Created keep')
  expect(await writes(demo)).toEqual([['PUT keep', { manifest_digest: digest }]])
})

test('a new tag by a pasted digest, which is looked up first', async ({ page, demo, other }) => {
  const digest = await other.digest(REPOSITORY, 'v2.3.0')
  await visit(page, REPOSITORY)
  const dialog = await askNew(page)
  await nameField(dialog).fill('pinned')
  await demo.clearRequests()
  await fillImage(dialog, ` ${digest} `)
  await expect(dialog).toContainText('also v2.3.0')
  expect(await asked(demo)).toContain(`acme/api/manifest/${digest}`)
  await confirm(dialog, 'Create')
  await expectDone(page, 'Created pinned')
  expect(await writes(demo)).toEqual([['PUT pinned', { manifest_digest: digest }]])
})

const LONGEST = 'n'.repeat(128)

for (const name of ['_', '0', 'V1.0_rc-2', LONGEST]) {
  test(`a name that Quay takes: ${name.slice(0, 12)}`, async ({ page, demo, other }) => {
    await visit(page, REPOSITORY)
    const dialog = await askNew(page)
    await nameField(dialog).fill(name)
    await fillImage(dialog, 'stable')
    await confirm(dialog, 'Create')
    await expectDone(page, `Created ${name}`)
    expect(await writes(demo)).toHaveLength(1)
    expect((await other.live(REPOSITORY, name))?.name).toBe(name)
  })
}

const CHARACTER = 'A name has only letters (A–Z, a–z), digits, “.”, “_” and “-”.'
const START = 'A name begins with a letter, a digit or “_”.'

const REFUSED = [
  ['a space', 'bad name', CHARACTER],
  ['a space at its end', 'stable ', CHARACTER],
  ['a slash', 'team/app', CHARACTER],
  ['a way up', '../acme/web/tag/latest', CHARACTER],
  ['an encoded slash', 'team%2Fapp', CHARACTER],
  ['a colon', 'api:v1', CHARACTER],
  ['a question mark', 'v1?x=y', CHARACTER],
  ['a hash', 'v1#top', CHARACTER],
  ['a plus', '1.0+build', CHARACTER],
  ['an apostrophe', "it's", CHARACTER],
  ['a dollar', '$(touch pwned)', CHARACTER],
  ['markup', '<script>', CHARACTER],
  ['an accent', 'café', CHARACTER],
  ['Japanese', '日本語', CHARACTER],
  ['an emoji', '🚀', CHARACTER],
  ['wide letters', 'ｖ１', CHARACTER],
  ['what nobody sees', 'latest\u200B', CHARACTER],
  ['a dot alone', '.', START],
  ['two dots', '..', START],
  ['a dot first', '.hidden', START],
  ['a dash first', '-rf', START],
  ['129 letters', `${LONGEST}n`, 'A name has at most 128 characters.'],
] as const

const escaped = (text: string) => text.replaceAll(/[()[\].]/g, '\\$&')

test('names that Quay would refuse: said while typing, and nothing is sent', async ({ page, demo }) => {
  // Read whole in one listing, so that no row asks for its own past.
  await visit(page, 'acme/web')
  const dialog = await askNew(page)
  await fillImage(dialog, 'next')
  await atRest(page, demo)
  await demo.clearRequests()
  for (const [what, name, reason] of REFUSED) {
    await test.step(what, async () => {
      await nameField(dialog).fill(name)
      await expect(nameField(dialog)).toHaveAccessibleDescription(new RegExp(escaped(reason)))
      await nameField(dialog).press('Enter')
      await expect(dialog).toBeVisible()
    })
  }
  await expect(nameField(dialog)).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByText('curl')).toBeHidden()
  await expectHeld(dialog, 'Create')
  // Not even a look.
  await expectAsked({ page, demo }, () => asked(demo), [])
})

test('without a name or an image there is nothing to send', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  const dialog = await askNew(page)
  await expectHeld(dialog, 'Create')
  await nameField(dialog).fill('candidate')
  await expectHeld(dialog, 'Create')
  await nameField(dialog).fill('')
  await fillImage(dialog, 'stable')
  await expectHeld(dialog, 'Create')
  expect(await writes(demo)).toEqual([])
})

test('an image that is not there: by tag, and by a digest that is none', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  const dialog = await askNew(page)
  await nameField(dialog).fill('candidate')
  await fillImage(dialog, 'no-such-tag')
  await expect(dialog.getByText('No live tag is called “no-such-tag” here.')).toBeVisible()
  await expectHeld(dialog, 'Create')
  for (const digest of ['sha256:', 'sha256:1234', `sha256:${'A'.repeat(64)}`, `sha256:${'0'.repeat(65)}`]) {
    await fillImage(dialog, digest)
    await expect(dialog.getByText('A digest is “sha256:” and 64 digits of 0–9 and a–f.')).toBeVisible()
    await expectHeld(dialog, 'Create')
  }
  await fillImage(dialog, '../../web')
  await expect(dialog.getByText('No live tag is called “../../web” here.')).toBeVisible()
  expect(await writes(demo)).toEqual([])
})

test('cancelled: nothing is sent, and the focus is where it was', async ({ page, demo }) => {
  await visit(page, REPOSITORY)
  const dialog = await askNew(page)
  await nameField(dialog).fill('candidate')
  await fillImage(dialog, 'stable')
  await confirm(dialog, 'Cancel')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'New tag', exact: true })).toBeFocused()
  expect(await writes(demo)).toEqual([])
})
