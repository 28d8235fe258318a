// The plans of a soak: each made as a person makes it, on tags that a filter leaves.
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import type { Client } from './client'
import type { Demo } from './demo'
import { expect } from './fixtures'
import { chooseAll, control, planBar } from './plan'
import { carryOut, faultsFor, interfere, type Others } from './soak'

export const MEDIUM = 'acme/medium'

export type Wish = 'delete' | 'expire' | 'unexpire' | 'lock' | 'unlock' | 'purge'

const MENU = {
  expire: 'Set when they expire…',
  unexpire: 'Clear their expiration…',
  lock: 'Lock…',
  unlock: 'Unlock…',
  purge: 'Delete permanently…',
} as const satisfies Record<Exclude<Wish, 'delete'>, string>

export type Soaked = {
  page: Page
  demo: Demo
  /** Who changes the same tags meanwhile. */
  client: Client
  others: Others
  next: () => number
}

/** Makes a plan of all tags that match, and begins; gives how many are changed, and the names of a hundred. */
async function begin({ page, client }: Soaked, wish: Wish, filter: string) {
  await page.goto(`/repository/${MEDIUM}?q=${filter}`)
  await expect(page.getByText(/^[\d,]+ tags?$/).first()).toBeVisible()
  await chooseAll(page)
  if (wish === 'delete') await page.getByRole('button', { name: 'Delete selected…' }).click()
  else {
    await page.getByRole('button', { name: 'Change selected' }).click()
    await page.getByRole('menuitem', { name: MENU[wish], exact: true }).click()
  }
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  if (wish === 'expire') await dialog.getByRole('button', { name: 'in 4 weeks' }).click()
  const field = dialog.getByRole('textbox', { name: /^Type .* to go on$/ })
  const asked = /^Type (\d+) to go on$/m.exec(await dialog.innerText())?.[1]
  if (asked !== undefined) await field.fill(asked)
  await dialog.getByRole('button').last().click()
  await expect(dialog).toBeHidden()
  const theirs = await names(client, filter)
  return { count: Number(asked ?? theirs.length), theirs }
}

const Listing = v.object({ tags: v.array(v.object({ name: v.string() })) })

/** A hundred of them: enough to be in each other's way. */
async function names(client: Client, filter: string): Promise<string[]> {
  const query = `limit=100&onlyActiveTags=true&filter_tag_name=like:${filter}`
  const listing = await client.call('GET', `/api/v1/repository/${MEDIUM}/tag/?${query}`)
  return v.parse(Listing, listing).tags.map(({ name }) => name)
}

/** What may happen to the browser while a plan goes on. */
export type Interruption = (page: Page) => Promise<Page>

/**
 * One plan, from making it to its end, while one request in ten fails, somebody else is about, and the browser goes once.
 * @returns the page on which it ended
 */
export async function soak(
  soaked: Soaked,
  wish: Wish,
  filter: string,
  interrupt: Interruption | null,
): Promise<Page> {
  const { demo, client, others, next } = soaked
  await demo.faults()
  const { count, theirs } = await begin(soaked, wish, filter)
  await demo.faults(...faultsFor(MEDIUM, count * 2, next))
  const about = { client, repository: MEDIUM, names: theirs, every: 9, next, others }
  let page = soaked.page
  let leave = interfere(page, about)
  if (interrupt) {
    await expect(planBar(page)).toContainText(/[1-9]\d* done/, { timeout: 120_000 })
    await leave()
    page = await interrupt(page)
    leave = interfere(page, about)
    await expect(planBar(page)).toBeVisible()
    await expect(control(page, 'Go on')).toBeVisible()
  }
  await carryOut(page)
  await leave()
  return page
}
