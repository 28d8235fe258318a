// What people do with tags, and what the demo Quay was asked for it.
import type { Locator, Page } from '@playwright/test'
import { Client } from './client'
import type { Demo, Request } from './demo'
import { expect, test as base } from './fixtures'
import { tagRow, tagTable } from './pages'
import { signIn } from './people'
import type { Person } from './people'
import { atRest } from './rest'

/** With somebody who works beside the console, by an access token. */
export const test = base.extend<{ other: Client }>({
  other: async ({ stage }, provide) => provide(new Client(stage.quay, 'writer')),
})

export { expect }

/** Comes to a repository as somebody who is signed in. */
export async function visit(
  page: Page,
  repository: string,
  person: Person = 'writer',
  { withSignatures = false } = {},
): Promise<void> {
  await signIn(page, person)
  await page.goto(`/repository/${repository}${withSignatures ? '?signatures=shown' : ''}`)
  await expect(tagTable(page, repository).getByRole('rowheader').first()).toBeVisible()
}

/**
 * Comes to one tag of a repository, when nothing more is read there by itself: what is asked from here on is asked for what
 * is done with the tag.
 */
export async function visitAlone(
  { page, demo }: { page: Page; demo: Demo },
  repository: string,
  tag: string,
  person: Person = 'writer',
): Promise<void> {
  await signIn(page, person)
  await page.goto(`/repository/${repository}?q=${encodeURIComponent(tag)}`)
  await expect(page.getByText('up to date')).toBeVisible()
  await expectPast({ page, demo }, tag)
  await atRest(page, demo)
}

export const menuOf = (page: Page, tag: string): Locator =>
  page.getByRole('button', { name: `What can be done with ${tag}`, exact: true })

/** Opens a tag's menu. */
export async function openMenuOf(page: Page, tag: string): Promise<Locator> {
  await menuOf(page, tag).click()
  const menu = page.getByRole('menu')
  await expect(menu).toBeVisible()
  return menu
}

/** Takes one of the choices in a tag's menu; gives the dialog that opens. */
export async function ask(page: Page, tag: string, choice: string): Promise<Locator> {
  const menu = await openMenuOf(page, tag)
  await menu.getByRole('menuitem', { name: choice, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

export async function askNew(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'New tag', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New tag' })
  await expect(dialog).toBeVisible()
  return dialog
}

export const nameField = (dialog: Locator): Locator => dialog.getByLabel('Name', { exact: true })

export const imageField = (dialog: Locator): Locator => dialog.getByLabel('To the image of')

/** Fills in an image, by a tag's whole name or a digest: then nothing more is suggested. */
export async function fillImage(dialog: Locator, image: string): Promise<void> {
  await imageField(dialog).fill(image)
  await expect(dialog.page().getByRole('listbox')).toBeHidden()
}

/** The last step can be taken: nothing is looked for any more. */
export async function expectReady(dialog: Locator, label: string): Promise<void> {
  await expect(dialog.getByRole('button', { name: label, exact: true })).toBeEnabled()
}

/** Takes the last step, by what its button says. */
export async function confirm(dialog: Locator, label: string): Promise<void> {
  await dialog.getByRole('button', { name: label, exact: true }).click()
}

/** The last step can't be taken; who tries all the same, sees nothing happen. */
export async function expectHeld(dialog: Locator, label: string): Promise<void> {
  const button = dialog.getByRole('button', { name: label, exact: true })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await button.click({ force: true })
  await expect(dialog).toBeVisible()
}

/** Where it is told what was done. */
export const notices = (page: Page): Locator => page.getByRole('region', { name: 'Notices' })

/** It was done: the dialog is gone, and the notice says so. */
export async function expectDone(page: Page, text: string | RegExp): Promise<void> {
  await expect(notices(page)).toContainText(text)
  await expect(page.getByRole('dialog')).toBeHidden()
}

export async function undo(page: Page): Promise<void> {
  await notices(page).getByRole('button', { name: 'Undo', exact: true }).click()
}

/** How often the console looked at a tag, and was answered. */
async function looks(demo: Demo, tag: string): Promise<number> {
  const answered = await demo.requests(({ path, status, via }) => {
    const { searchParams } = new URL(path, 'http://quay')
    return via === 'session' && status !== null && searchParams.get('specificTag') === tag
  })
  return answered.length
}

/**
 * The row has read the tag's past, as it does when it has been in view for a moment, and then not again for a while: what is
 * read of the tag from here on is read for the sake of something else.
 */
export async function expectPast({ page, demo }: { page: Page; demo: Demo }, tag: string): Promise<void> {
  await tagRow(page, tag).scrollIntoViewIfNeeded()
  await expect.poll(() => looks(demo, tag)).toBeGreaterThan(0)
}

const isOurs = ({ via, path }: Request) => via === 'session' && path.startsWith('/api/v1/repository/')

/** `PUT stable`, `POST stable/restore`: a request by what it does to which tag. */
const spelled = ({ method, path }: Request) => `${method} ${path.replace(/^.*\/tag\//, '')}`

/** Everything that the console changed, with its bodies, in order. */
export async function writes(demo: Demo): Promise<(readonly [string] | readonly [string, unknown])[]> {
  const sent = await demo.requests((request) => isOurs(request) && request.method !== 'GET')
  return sent.map((request) =>
    request.body === undefined ? ([spelled(request)] as const) : ([spelled(request), request.body] as const),
  )
}

/** Every request of the console, in order, as short as can be told apart. */
export async function asked(demo: Demo): Promise<string[]> {
  const others = new Set(['/csrf_token', '/api/v1/user/'])
  const all = await demo.requests((request) => isOurs(request) || others.has(request.path))
  return all.map((request) => {
    const { path, method } = request
    const query = new URL(path, 'http://quay').searchParams
    if (path === '/csrf_token') return 'csrf'
    if (path === '/api/v1/user/') return 'user'
    if (query.has('specificTag')) return `look ${query.get('specificTag')}`
    if (query.has('filter_tag_name')) return `find ${query.get('filter_tag_name')}`
    return method === 'GET' ? decodeURIComponent(path.replace('/api/v1/repository/', '')) : spelled(request)
  })
}

export const short = (digest: string): string => digest.slice('sha256:'.length, 'sha256:'.length + 8)
