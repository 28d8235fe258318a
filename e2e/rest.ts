// When a page has come to rest. Playwright's `networkidle` tells it too early where a machine is slow, and only once a page.
import { expect, type Page, type Request as Sent } from '@playwright/test'
import type { Demo, Request } from './demo'

/** What each window has asked and not got an answer for, also of what never comes to the demo Quay. */
const sent = new WeakMap<Page, Set<Sent>>()

/** Remembers what a window asks, for `atRest`. */
export function watchRequests(page: Page): void {
  const open = new Set<Sent>()
  sent.set(page, open)
  page.on('request', (request) => {
    // Of what a page asked that is gone nobody may hear again.
    if (request.isNavigationRequest()) open.clear()
    else open.add(request)
  })
  page.on('requestfinished', (request) => void open.delete(request))
  page.on('requestfailed', (request) => void open.delete(request))
}

const isOpen = ({ status, dropped }: Request) => status === null && !dropped

/** Lets the browser do all that it has to do now, and gives what was asked until then. */
async function askedOnceIdle(page: Page, demo: Demo): Promise<Request[]> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  return demo.requests()
}

/** Waits until all that the page asked is answered, and it asks nothing more by itself. */
export async function atRest(page: Page, demo: Demo): Promise<void> {
  const unrest = async () => {
    const before = await askedOnceIdle(page, demo)
    const after = await askedOnceIdle(page, demo)
    return after.length - before.length + after.filter(isOpen).length + (sent.get(page)?.size ?? 0)
  }
  await expect.poll(unrest, { intervals: [50] }).toBe(0)
}

/**
 * Lets the time pass, for the demo and for the browser alike, whose clock the test has in hand; in seconds. What was asked
 * before is answered before.
 */
export async function pass(page: Page, demo: Demo, from: number, to: number): Promise<void> {
  await atRest(page, demo)
  await demo.clock(to)
  await page.clock.fastForward((to - from) * 1000)
}

/**
 * Waits until exactly that was asked, and then looks once more when the page has come to rest: more would be too much.
 * @param ask gives what was asked, in any spelling
 */
export async function expectAsked(
  { page, demo }: { page: Page; demo: Demo },
  ask: () => Promise<unknown>,
  expected: unknown,
): Promise<void> {
  await expect.poll(ask).toEqual(expected)
  await atRest(page, demo)
  expect(await ask()).toEqual(expected)
}
