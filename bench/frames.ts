import type { Browser, Page } from '@playwright/test'
import * as v from 'valibot'

const Event = v.object({
  name: v.string(),
  ph: v.string(),
  ts: v.number(),
  dur: v.optional(v.number(), 0),
  pid: v.number(),
  tid: v.number(),
  args: v.optional(v.looseObject({ name: v.optional(v.string()) })),
})
const Trace = v.object({ traceEvents: v.array(v.unknown()) })
type Event = v.InferOutput<typeof Event>

const FRAME = 'bench-frame'

/** Script, style, layout and paint; what is within another counts once. */
const WORK = new Set([
  'EvaluateScript',
  'FunctionCall',
  'FireAnimationFrame',
  'TimerFire',
  'RunMicrotasks',
  'EventDispatch',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'IntersectionObserverController::computeIntersections',
])

/** Scrolls the page to its end, so many pixels a frame. Gives the main thread's work of each frame, in milliseconds. */
export async function scrollThrough(browser: Browser, page: Page, step: number): Promise<number[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing', '__metadata'] })
  await page.evaluate(
    async ([pixels, mark]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const { scrollingElement: scroller } = document
      if (scroller === null) throw new Error('nothing scrolls')
      for (let before = -1; scroller.scrollTop > before;) {
        performance.mark(mark)
        before = scroller.scrollTop
        scroller.scrollTop += pixels
        await frame()
      }
    },
    [step, FRAME] as const,
  )
  const { traceEvents } = v.parse(Trace, JSON.parse((await browser.stopTracing()).toString('utf8')))
  return workByFrame(traceEvents.flatMap((one) => (v.is(Event, one) ? [v.parse(Event, one)] : [])))
}

/** The work between one mark and the next, on the thread that set them. */
export function workByFrame(events: readonly Event[]): number[] {
  const marks = events.filter(({ name }) => name === FRAME).toSorted((a, b) => a.ts - b.ts)
  const [first] = marks
  if (first === undefined) return []
  const work = events
    .filter(
      ({ name, ph, pid, tid }) => ph === 'X' && WORK.has(name) && pid === first.pid && tid === first.tid,
    )
    .toSorted((a, b) => a.ts - b.ts)
  return marks.slice(1).map((mark, index) => {
    const from = marks[index]?.ts ?? mark.ts
    return covered(work, from, mark.ts) / 1000
  })
}

/** How much of a span some event covers. */
function covered(sorted: readonly Event[], from: number, to: number): number {
  let [sum, end] = [0, from]
  for (const { ts, dur } of sorted) {
    if (ts >= to) break
    const start = Math.max(ts, end)
    const stop = Math.min(ts + dur, to)
    if (stop <= start) continue
    sum += stop - start
    end = stop
  }
  return sum
}
