import type { CDPSession, Page } from '@playwright/test'
import * as v from 'valibot'

/** Runs in the page, before anything of it: notes when its first row was there, and every task that was long. */
export function watch(): void {
  const seen: { firstRow: number | null; tasks: number[] } = { firstRow: null, tasks: [] }
  Object.defineProperty(globalThis, 'bench', { value: seen })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  const observer = new MutationObserver(() => {
    if (document.querySelector('[role=grid] [role=rowheader]') === null) return
    observer.disconnect()
    // Painted, not only there.
    requestAnimationFrame(() => setTimeout(() => (seen.firstRow = performance.now())))
  })
  observer.observe(document, { childList: true, subtree: true })
}

const Seen = v.object({ firstRow: v.nullable(v.number()), tasks: v.array(v.number()) })

/** When the first row was painted, and how long the tasks were that were longer than 50 ms; in milliseconds. */
export async function seen(page: Page): Promise<v.InferOutput<typeof Seen>> {
  return v.parse(Seen, await page.evaluate('bench'))
}

export const longest = (tasks: readonly number[]): number => Math.max(0, ...tasks)

/** How long the page's main thread was busy since it began, in milliseconds. */
export async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const metric = metrics.find(({ name }) => name === 'TaskDuration')
  if (metric === undefined) throw new Error('Chromium tells no TaskDuration')
  return metric.value * 1000
}

/** What the page's objects take after a collection, in megabytes. */
export async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
