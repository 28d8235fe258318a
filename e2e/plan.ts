// What people do with many tags at once.
import type { Locator, Page } from '@playwright/test'
import { expect } from './operations'
import { tagRow } from './pages'

export async function choose(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await tagRow(page, name).getByRole('checkbox').check()
}

/** Takes all that match the filter into the selection. */
export async function chooseAll(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select all that match' }).check()
}

/** Opens the preview of deleting what was chosen. */
export async function askDeletion(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Delete selected…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

/** Types the number that is asked for, and begins. */
export async function beginDeletion(dialog: Locator, count: number): Promise<void> {
  await dialog.getByLabel(`Type ${count} to go on`).fill(String(count))
  await dialog.getByRole('button', { name: /^Delete [\d,]+ tags?$/ }).click()
  await expect(dialog).toBeHidden()
}

export const planBar = (page: Page): Locator => page.getByRole('region', { name: 'Plan', exact: true })

export const control = (page: Page, name: string): Locator =>
  planBar(page).getByRole('button', { name, exact: true })
