import type { Page } from '@playwright/test'
import * as v from 'valibot'

const Timings = v.array(v.object({ url: v.string(), start: v.number(), end: v.number(), bytes: v.number() }))

/**
 * A request that the page made; when it began and when its answer was there, in milliseconds since navigation, and what
 * came over the network for it.
 */
export type Timing = v.InferOutput<typeof Timings>[number]

/** What the page has asked of its own origin so far, in the order in which it asked. */
export async function timings(page: Page): Promise<Timing[]> {
  return v.parse(
    Timings,
    await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .map(({ name, startTime, responseEnd, transferSize }) => ({
          url: name,
          start: startTime,
          end: responseEnd,
          bytes: transferSize,
        })),
    ),
  )
}

const pathOf = (url: string) => new URL(url).pathname

/** A request of Quay's API; not one for a row's own past. */
export const isApi = ({ url }: Timing): boolean =>
  pathOf(url).startsWith('/api/') && !new URL(url).searchParams.has('specificTag')

/** A page of the repository's listing. */
export const isListing = (one: Timing): boolean => isApi(one) && pathOf(one.url).endsWith('/tag/')

export const isFile = ({ url }: Timing): boolean => /\.(js|css)$/.test(pathOf(url))

/** How long the same requests take by themselves, so many at a time: in milliseconds, the shortest of three tries. */
export async function bare(page: Page, urls: readonly string[], lanes: number): Promise<number> {
  const tries: number[] = []
  for (let count = 0; count < 3; count += 1) tries.push(await bareOnce(page, urls, lanes))
  return Math.min(...tries)
}

async function bareOnce(page: Page, urls: readonly string[], lanes: number): Promise<number> {
  // Nothing of the console runs here.
  await page.goto('/tidemark.svg')
  return page.evaluate(
    async ([all, width]) => {
      const left = [...all]
      const begin = performance.now()
      const lane = async () => {
        for (let url = left.shift(); url !== undefined; url = left.shift()) {
          const answer = await fetch(url, {
            headers: { 'X-Requested-With': 'XMLHttpRequest' },
            cache: 'no-store',
          })
          await answer.text()
        }
      }
      await Promise.all(Array.from({ length: width }, lane))
      return performance.now() - begin
    },
    [urls, lanes] as const,
  )
}
