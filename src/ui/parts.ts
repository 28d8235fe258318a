import { lazy, useSyncExternalStore, type ComponentType } from 'react'

// Parts of the console whose code comes when it is asked for. After an upgrade the server may not have it any more, and
// without a connection it does not come: then nothing on screen breaks, and the page says so (PartNotice).

/** Why a part is missing: there is a newer console, or it just did not come. */
export type Missing = 'upgraded' | 'failed'

let missing: Missing | null = null
const failures = new WeakSet<object>()
const listeners = new Set<() => void>()
let waiting: (() => void)[] = []

function change(next: Missing | null): void {
  missing = next
  for (const listener of listeners) listener()
}

/** Notes that a part did not come. */
export function noteMissing(error: unknown, why: Missing = 'failed'): void {
  if (typeof error === 'object' && error !== null) failures.add(error)
  if (missing !== 'upgraded') change(why)
}

/** Whether that is the failure of a part that did not come, rather than of its code. */
export const isMissingPart = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && failures.has(error)

/** Asks once more for all parts that did not come. */
export function retryParts(): void {
  const those = waiting
  waiting = []
  if (missing === 'failed') change(null)
  for (const retry of those) retry()
}

export function useMissingPart(): Missing | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => missing,
  )
}

/** Milliseconds until it is asked for again by itself: twice as many each time, and no more than a minute. */
const FIRST = 5_000
const LONGEST = 60_000

const retriedWithin = (wait: number) =>
  new Promise<void>((resolve) => {
    waiting.push(resolve)
    setTimeout(resolve, wait)
  })

async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (let wait = 0; ; wait = Math.min(LONGEST, wait * 2 || FIRST)) {
    try {
      const part = await load()
      if (wait > 0 && missing === 'failed') change(null)
      return part
    } catch (error) {
      noteMissing(error)
      await retriedWithin(wait || FIRST)
    }
  }
}

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>

/** Nothing is painted in a tab that nobody sees: then so many milliseconds are enough. */
const UNSEEN = 100

/** Waits until what is being drawn now is on screen: the frame after it has begun. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}

/**
 * React's `lazy`, for a part of a page: where its code does not come, what is shown in its place stays, and so does all
 * that was typed around it. What is drawn with it comes first: its code is asked for once that is on screen.
 */
export function lazyPart<Props>(load: Load<Props>) {
  return lazy(async () => {
    await painted()
    return patiently(load)
  })
}

/** `lazyPart` for a page, for which everything waits. */
export function lazyPage<Props>(load: Load<Props>) {
  return lazy(() => patiently(load))
}
