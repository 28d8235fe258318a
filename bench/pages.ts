import { expect, type Locator, type Page } from '@playwright/test'

export const LARGE = '/repository/acme/large'
export const MEDIUM = '/repository/acme/medium'

/** Live tags of acme/large and of acme/medium. */
export const LARGE_COUNT = 10_150

export const table = (page: Page): Locator => page.getByRole('table')

export const firstRow = (page: Page): Locator => table(page).getByRole('rowheader').first()

/** Every live tag is in the list, and it knows that. */
export async function complete(page: Page, count: number | RegExp): Promise<void> {
  const said = count instanceof RegExp ? count : new RegExp(`^${count.toLocaleString('en')} tags`)
  await expect(page.getByRole('status').filter({ hasText: said }).first()).toBeVisible({ timeout: 60_000 })
}
