import type { Locator, Page } from '@playwright/test'

export const LARGE = '/repository/acme/large'
export const MEDIUM = '/repository/acme/medium'

/** Live tags of acme/large and of acme/medium. */
export const LARGE_COUNT = 10_150

export const grid = (page: Page): Locator => page.getByRole('grid')

export const firstRow = (page: Page): Locator => grid(page).getByRole('rowheader').first()

/**
 * Waits until an element of the page says something. An `expect` that does not hold yet describes the whole page each time,
 * which costs the page more than what is measured.
 */
export async function says(page: Page, selector: string, pattern: RegExp): Promise<void> {
  await page.waitForFunction(
    ([where, source]) =>
      [...document.querySelectorAll(where)].some(({ textContent }) => new RegExp(source).test(textContent)),
    [selector, pattern.source] as const,
    { timeout: 120_000 },
  )
}

/** Every live tag is in the list, and it knows that. */
export function complete(page: Page, count: number | RegExp): Promise<void> {
  return says(
    page,
    '[role=status]',
    count instanceof RegExp ? count : new RegExp(`^${count.toLocaleString('en')} tags`),
  )
}
