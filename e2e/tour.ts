// Going through scenes one after the other in one window: opening one takes longer than most of what is looked at in it.
import type { Page } from '@playwright/test'
import type { Demo } from './demo'
import { test } from './fixtures'

/** Not more of them than a slow machine goes through in the time of a test. */
const STOPS = 5

/** Parts of a tour, each with the names of what it shows. */
export function partsOf<T extends { name: string }>(scenes: readonly T[]): { title: string; stops: T[] }[] {
  const starts = scenes.flatMap((_, index) => (index % STOPS === 0 ? [index] : []))
  return starts.map((start) => {
    const stops = scenes.slice(start, start + STOPS)
    return { title: stops.map(({ name }) => name).join(', '), stops }
  })
}

/** Comes to each as to the first: nobody is signed in, nothing is remembered, and the demo Quay is as it was. */
export async function tour<T extends { name: string }>(
  { page, demo }: { page: Page; demo: Demo },
  stops: readonly T[],
  visit: (stop: T) => Promise<void>,
): Promise<void> {
  for (const stop of stops)
    await test.step(stop.name, async () => {
      await visit(stop)
      await page.evaluate(() => {
        localStorage.clear()
        sessionStorage.clear()
      })
      await page.goto('about:blank')
      await page.mouse.move(0, 0)
      await page.context().clearCookies()
      await page.emulateMedia({ colorScheme: 'light' })
      await demo.reset()
    })
}
