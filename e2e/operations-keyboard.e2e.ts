import type { Locator, Page } from '@playwright/test'
import { expectHolds, moveTo, openMenuByKey } from './keys'
import { expect, imageField, menuOf, nameField, notices, short, test, visit, writes } from './operations'
import { filterTags, heading, tagRow, tagTable } from './pages'
import { PASSWORD } from './people'

const REPOSITORY = 'acme/api'

/** Opens a tag's menu and takes a choice, by keyboard. */
async function askByKey(page: Page, tag: string, choice: string): Promise<Locator> {
  // To the Tab key the rows are one stop, from where arrows lead on.
  await moveTo(page, page.getByRole('row').nth(1))
  await moveTo(page, tagRow(page, tag), 'ArrowDown')
  await moveTo(page, menuOf(page, tag))
  return askByKeyFrom(page, tag, choice)
}

/** As above, where the menu's button has the focus already. */
async function askByKeyFrom(page: Page, tag: string, choice: string): Promise<Locator> {
  await expect(menuOf(page, tag)).toBeFocused()
  const menu = await openMenuByKey(page)
  await moveTo(page, menu.getByRole('menuitem', { name: choice }), 'ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

test('from signing in to a restore and its undo without a mouse', async ({ page, demo, other, problems }) => {
  problems.allow(/status of 401/)
  const [now, before] = await other.lifetimes(REPOSITORY, 'stable')
  const [from, to] = [now?.manifest_digest ?? '', before?.manifest_digest ?? '']
  await page.goto(`/repository/${REPOSITORY}`)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await moveTo(page, page.getByLabel('Username'))
  await page.keyboard.type('writer')
  await moveTo(page, page.getByLabel('Password'))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(tagTable(page, REPOSITORY).getByRole('rowheader').first()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('stable')
  await expect(filterTags(page)).toHaveValue('stable')
  await expect(tagTable(page, REPOSITORY).getByRole('rowheader')).toHaveCount(1)

  const dialog = await askByKey(page, 'stable', 'Restore an earlier image…')
  const radios = dialog.getByRole('radio')
  await expect(radios.first()).toBeChecked()
  await moveTo(page, radios.first())
  await page.keyboard.press('ArrowDown')
  await expect(radios.nth(1)).toBeChecked()
  await page.keyboard.press('ArrowUp')
  await expect(radios.first()).toBeChecked()
  await moveTo(page, dialog.getByRole('button', { name: 'Restore stable' }))
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText(`Restored stable to ${short(to)}`)
  await expect(dialog).toBeHidden()
  await expect(menuOf(page, 'stable')).toBeFocused()

  await moveTo(page, notices(page).getByRole('button', { name: 'Undo' }))
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText(`Restored stable to ${short(from)}`)
  // The notice that says so has the focus now.
  await expect(notices(page).locator(':focus')).toContainText(`Restored stable to ${short(from)}`)
  expect(await writes(demo)).toEqual([
    ['POST stable/restore', { manifest_digest: to }],
    ['POST stable/restore', { manifest_digest: from }],
  ])
})

test('a new tag, with a suggestion, by keyboard', async ({ page, demo, other }) => {
  const to = await other.digest(REPOSITORY, 'v2.3.1')
  await visit(page, REPOSITORY)
  await moveTo(page, page.getByRole('button', { name: 'New tag', exact: true }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New tag' })
  await expect(nameField(dialog)).toBeFocused()
  await page.keyboard.type('candidate')
  await page.keyboard.press('Tab')
  await expect(imageField(dialog)).toBeFocused()
  await page.keyboard.type('v2.3.')
  await expect(page.getByRole('option')).toHaveCount(3)
  // Escape closes what is suggested, not the dialog.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(imageField(dialog)).toHaveValue('v2.3.')
  await page.keyboard.type('1')
  await expect(dialog).toContainText('also v2.3.1')
  // Whether the name is in use is looked up first.
  await expect(dialog.getByRole('button', { name: 'Create' })).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('Created candidate')
  expect(await writes(demo)).toEqual([['PUT candidate', { manifest_digest: to }]])
})

test('deleting: Cancel has the focus first, Escape leaves, and the focus goes back', async ({
  page,
  demo,
}) => {
  await visit(page, REPOSITORY)
  const dialog = await askByKey(page, 'stable', 'Delete…')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(menuOf(page, 'stable')).toBeFocused()
  expect(await writes(demo)).toEqual([])

  const again = await askByKeyFrom(page, 'stable', 'Delete…')
  await expect(again.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(again.getByRole('button', { name: 'Delete stable' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('Deleted stable')
  await expect(tagRow(page, 'stable')).toBeHidden()
  expect(await writes(demo)).toEqual([['DELETE stable']])
})

test('every open dialog holds the focus', async ({ page }) => {
  await visit(page, REPOSITORY)
  for (const choice of ['Move…', 'Restore an earlier image…', 'Pull commands', 'Delete…']) {
    await menuOf(page, 'stable').click()
    await page.getByRole('menuitem', { name: choice }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    for (let stop = 0; stop < 12; stop++) {
      await page.keyboard.press('Tab')
      await expectHolds(dialog, `${choice}, stop ${stop}`)
    }
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
})
