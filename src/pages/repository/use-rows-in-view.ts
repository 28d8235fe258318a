import {
  useDeferredValue,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'
import type { Density } from './preferences'
import { useRoom, type Room } from './use-room'

/** The height of a row in pixels, by the room there is: columns, columns with the timeline below, two lines and a timeline. */
const HEIGHTS = {
  comfortable: { roomy: 40, wide: 72, compact: 98 },
  dense: { roomy: 32, wide: 60, compact: 90 },
} as const satisfies Record<Density, Record<Room, number>>

/** What a row without a timeline is lower by. */
const TIMELINE = { roomy: 0, wide: 32, compact: 28 } as const satisfies Record<Room, number>

/**
 * Below this, all rows of a whole list are laid out: find-in-page and printing reach them. The first to be seen are those in
 * view, here too.
 */
const FEW = 100
/** So many rows above and below the screen are there before they come into view. */
const BEYOND = 8
/** Rows come and go so many at a time, not each by itself. */
const STEP = 4
/** What the page's header hides of the screen, in pixels. */
const HEADER = 52

export type RowsInView = {
  /** The indexes of the rows to lay out, among them one that may have the focus, wherever it is. */
  indexes: (kept: number | null) => readonly number[]
  /** The height of all rows in pixels; null where all are laid out one after another. */
  height: number | null
  rowHeight: number
  /** How many rows fit on the screen. */
  perScreen: () => number
}

interface Wanted {
  density: Density
  /** Changes when a person wants the rows otherwise: then they are shown from where the screen stands. */
  order: string
  withTimeline: boolean
  /** Whether there are no further rows to come. */
  isWhole: boolean
}

/**
 * The rows that are in view, and some beyond: of ten thousand, the page holds some dozens. All are of one height.
 * @param holder the element that holds the rows
 */
export function useRowsInView(
  holder: RefObject<HTMLElement | null>,
  rows: readonly { name: string }[],
  { density, order, withTimeline, isWhole }: Wanted,
): RowsInView {
  const room = useRoom()
  const rowHeight = HEIGHTS[density][room] - (withTimeline ? 0 : TIMELINE[room])
  const few = isWhole && rows.length <= FEW
  const wereFew = useDeferredValue(few, false)
  const many = !few || !wereFew
  const [place] = useState(() => createPlace(holder))
  const first = useSyncExternalStore(place.subscribe, () => {
    const above = Math.max(0, -place.top() / rowHeight)
    return many ? Math.floor(above / STEP) * STEP : 0
  })
  useSteadyView(holder, rows, { order, rowHeight: many ? rowHeight : 0 })

  const perScreen = () => Math.max(1, Math.floor((window.innerHeight - HEADER) / rowHeight))
  return {
    indexes: (kept) => (many ? inView(first, perScreen(), rows.length, kept) : range(0, rows.length)),
    height: many ? rows.length * rowHeight : null,
    rowHeight,
    perScreen,
  }
}

const topOf = (element: HTMLElement | null) => element?.getBoundingClientRect().top ?? 0

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

function inView(first: number, perScreen: number, count: number, kept: number | null): number[] {
  const to = Math.min(count, first + perScreen + STEP + BEYOND)
  const from = Math.min(Math.max(0, first - BEYOND), to)
  const indexes = range(from, to)
  if (kept === null || kept >= count || (kept >= from && kept < to)) return indexes
  return kept < from ? [kept, ...indexes] : [...indexes, kept]
}

type RowsPlace = {
  /** How far below the screen's top the rows began when that was measured last, in pixels. */
  top: () => number
  subscribe: (listener: () => void) => () => void
}

/**
 * Measures when something may have moved, and not whenever it is asked: rows that have just come and gone would be laid out
 * there and then.
 */
function createPlace(holder: RefObject<HTMLElement | null>): RowsPlace {
  let top = 0
  return {
    top: () => top,
    subscribe: (listener) => {
      const measure = () => {
        top = topOf(holder.current)
        listener()
      }
      window.addEventListener('scroll', measure, { passive: true })
      // What stands above the rows may come later and grow.
      const observer = new ResizeObserver(measure)
      observer.observe(document.body)
      measure()
      return () => {
        window.removeEventListener('scroll', measure)
        observer.disconnect()
      }
    },
  }
}

/** What stands at the top of the screen stays there when rows come or go above it. */
function useSteadyView(
  holder: RefObject<HTMLElement | null>,
  rows: readonly { name: string }[],
  { order, rowHeight }: { order: string; rowHeight: number },
): void {
  const before = useRef({ rows, order })
  useLayoutEffect(() => {
    const former = before.current
    before.current = { rows, order }
    if (former.rows === rows || former.order !== order || rowHeight === 0) return
    const first = Math.ceil((HEADER - topOf(holder.current)) / rowHeight)
    const top = former.rows[first]
    if (first <= 0 || top === undefined || rows[first]?.name === top.name) return
    const now = rows.findIndex(({ name }) => name === top.name)
    if (now !== -1) window.scrollBy({ top: (now - first) * rowHeight, behavior: 'instant' })
  }, [holder, rows, order, rowHeight])
}
