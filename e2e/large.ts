// A repository of 10,150 tags on screen.
import type { Page } from '@playwright/test'

export const LARGE = 'acme/large'

export const allRead = (page: Page) => page.getByText('10,150 tags', { exact: true })
export const row = (page: Page, place: number) => page.locator(`[role=row][aria-rowindex="${place + 1}"]`)
export const focusedPlace = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement?.closest('[role=row]')
    return Number(focused?.getAttribute('aria-rowindex')) - 1
  })
export const topRow = (page: Page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll('[role=row][aria-rowindex]')]
    const top = rows.find((row) => row.getBoundingClientRect().top >= 60)
    return {
      name: top?.querySelector('bdi')?.textContent,
      top: Math.round(top?.getBoundingClientRect().top ?? 0),
    }
  })
