import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { livePages } from './demo'
import type { Demo } from './demo'

/** The heading that tells which page one is on. */
export const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { level: 1, name, exact: true })

export async function expectRepositories(page: Page): Promise<void> {
  await expect(heading(page, 'Repositories')).toBeVisible()
  await expect(page.getByText(/^\d+ repositor(y|ies)$/)).toBeVisible()
}

export const tagTable = (page: Page, repository: string): Locator =>
  page.getByRole('grid', { name: `Tags of ${repository}` })

/** The names of the tags on screen, in the order of the rows. */
export const tagNames = (page: Page): Locator => page.getByRole('grid').getByRole('rowheader')

/** A tag's row, also where it says that the tag is new. */
export const tagRow = (page: Page, name: string): Locator => {
  const header = (words: string) => page.getByRole('rowheader', { name: words, exact: true })
  return page.getByRole('row').filter({ has: header(name).or(header(`${name} new`)) })
}

export const column = (page: Page, name: string): Locator =>
  page.getByRole('columnheader', { name, exact: true })

export const filterTags = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Filter by name or digest' })

/** Opens a large repository and stops its reading when there is nothing yet but the first rows. */
export async function stopReading(page: Page, demo: Demo, repository: string): Promise<void> {
  await demo.faults({ path: livePages(repository), what: { hold: true } })
  await page.goto(`/repository/${repository}`)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible()
  await demo.faults()
}

export const filterRepositories = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Filter repositories, or type namespace/name' })

/** Opens a menu by what its button says, and takes the choice. */
export async function choose(page: Page, menu: string | RegExp, choice: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitemradio', { name: choice, exact: true }).click()
  await expect(page.getByRole('menu')).toBeHidden()
}

/** As if the person came back to the browser's tab from another. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
}

/** Nothing sticks out sideways: what is wider than the screen would have to be scrolled for. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
  await expect.poll(beyond, { message: 'pixels beyond the screen' }).toBe(0)
}

/** What the page is painted on, by theme. */
const PAPER = { light: 'rgb(246, 248, 249)', dark: 'rgb(12, 18, 22)' }

export async function expectTheme(page: Page, theme: keyof typeof PAPER): Promise<void> {
  // Asked at each frame: from outside it would be asked ever more seldom.
  await page.waitForFunction(
    (paper) => getComputedStyle(document.body).backgroundColor === paper,
    PAPER[theme],
  )
}

/** As if the person chose it for the whole system. */
export async function preferTheme(page: Page, theme: keyof typeof PAPER): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await expectTheme(page, theme)
}
