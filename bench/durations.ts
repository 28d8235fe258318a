import type { Locator, Page } from '@playwright/test'
import * as v from 'valibot'

const Durations = v.array(v.number())

/** Notes from every event of a kind how long it is to the next paint, in milliseconds. */
export async function timeEvents(page: Page, kind: string): Promise<() => Promise<number[]>> {
  await page.evaluate((type) => {
    const durations: number[] = []
    Object.defineProperty(globalThis, 'durations', { value: durations, configurable: true })
    addEventListener(
      type,
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => durations.push(performance.now() - timeStamp))),
      { capture: true },
    )
  }, kind)
  return async () => v.parse(Durations, await page.evaluate('durations'))
}

/** Types texts, one after the other, as people do; gives how long each letter took to the next paint. */
export async function typeTexts(page: Page, field: Locator, texts: readonly string[]): Promise<number[]> {
  const durations = await timeEvents(page, 'input')
  await field.click()
  for (const text of texts) {
    await field.fill('')
    await field.pressSequentially(text, { delay: 120 })
  }
  return durations()
}
