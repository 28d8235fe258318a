import type { TagEntry } from '../schemas'
import { isSame, tellPlace } from './same'

/** The same entry in what is known and on a page: its index in each. */
export type Pair = { known: number; page: number }

/** What of the known entries a page takes the place of, and what both have. */
export type Weave = {
  /** The first one that the page takes the place of. */
  from: number
  /** Behind the last one. */
  to: number
  /** In the order of both. */
  pairs: readonly Pair[]
}

type Place = {
  /** What it takes the place of, where that is sure: the first one, and behind the last one. */
  from: number | null
  to: number | null
  /** Where among the known entries the page's first and last stand, if nothing has moved; may lie outside. */
  head: number
  tail: number
}

/**
 * Lays a page over known entries of about the same time. A page is a piece of the listing without a hole, so whatever
 * is known between its first and its last entry and not on it has gone; what may lie outside of it stays.
 *
 * Where entries are alike, their places tell which is which if nothing has moved. Otherwise rather too many stay than too
 * few: what is too much shows when the entries are counted (see `settle`), what is lost might not.
 * @param known in the order of the listing, as are the entries of the page, of which there is at least one
 */
export function weave(known: readonly TagEntry[], page: readonly TagEntry[], place: Place): Weave {
  const from = place.from ?? headAt(known, page, place.head) ?? beginning(known, page, place.head)
  const to = place.to ?? tailAt(known, page, place.tail) ?? ending(known, page, from)
  const end = Math.max(from, to)
  return { from, to: end, pairs: pairsBetween(known, page, from, end) }
}

/** Where the page begins, if it does show there what was known, so far that it can't be chance. */
function headAt(known: readonly TagEntry[], page: readonly TagEntry[], head: number): number | null {
  const start = Math.max(0, -head)
  const isHere = isLaid(known, page, { from: head + start, of: start, step: 1 })
  return isHere ? Math.max(0, head) : null
}

/** Behind where the page ends, likewise. */
function tailAt(known: readonly TagEntry[], page: readonly TagEntry[], tail: number): number | null {
  const beyond = Math.max(0, tail - known.length + 1)
  const isHere = isLaid(known, page, { from: tail - beyond, of: page.length - 1 - beyond, step: -1 })
  return isHere ? tail - beyond + 1 : null
}

/** Whether both show the same from here on, until that tells the place, or as far as both reach. */
function isLaid(
  known: readonly TagEntry[],
  page: readonly TagEntry[],
  { from, of, step }: { from: number; of: number; step: 1 | -1 },
): boolean {
  const shared: TagEntry[] = []
  while (!tellPlace(shared)) {
    const index = shared.length * step
    const [mine, theirs] = [known[from + index], page[of + index]]
    if (mine === undefined || theirs === undefined) return shared.length > 0
    if (!isSame(mine, theirs)) return false
    shared.push(theirs)
  }
  return true
}

function pairsBetween(
  known: readonly TagEntry[],
  page: readonly TagEntry[],
  from: number,
  to: number,
): Pair[] {
  const pairs: Pair[] = []
  let at = from
  for (const [index, entry] of page.entries()) {
    while (at < to && startOf(known, at) > entry.start_ts) at += 1
    const found = findSame(known, at, to, entry)
    if (found === null) continue
    pairs.push({ known: found, page: index })
    at = found + 1
  }
  return pairs
}

/** When an entry began; behind the last one, before all. */
function startOf(entries: readonly TagEntry[], index: number): number {
  return entries[index]?.start_ts ?? Number.NEGATIVE_INFINITY
}

/** Looks among the entries of one second. */
function findSame(known: readonly TagEntry[], from: number, to: number, entry: TagEntry): number | null {
  for (let at = from; at < to && startOf(known, at) === entry.start_ts; at += 1) {
    const other = known[at]
    if (other !== undefined && isSame(other, entry)) return at
  }
  return null
}

/** How many of the known entries began after a second. */
function countAfter(known: readonly TagEntry[], second: number): number {
  const index = known.findIndex(({ start_ts }) => start_ts <= second)
  return index === -1 ? known.length : index
}

/** Of entries like the page's first, the upper ones may stand above it. */
function beginning(known: readonly TagEntry[], page: readonly TagEntry[], guess: number): number {
  const [head] = page
  if (head === undefined) return 0
  const same = known.findLastIndex((entry) => isSame(entry, head))
  if (same !== -1) return same
  const [least, most] = [countAfter(known, head.start_ts), countAfter(known, head.start_ts - 1)]
  const [pair] = pairsBetween(known, page, least, known.length)
  return pair === undefined ? Math.min(most, Math.max(least, guess)) : Math.min(most, pair.known)
}

/** Of entries like the page's last, the lower ones may stand below it. */
function ending(known: readonly TagEntry[], page: readonly TagEntry[], from: number): number {
  const tail = page.at(-1)
  const pair = pairsBetween(known, page, from, known.length).at(-1)
  const next = (pair?.known ?? -1) + 1
  if (tail === undefined || pair?.page === page.length - 1) return next
  return Math.max(next, countAfter(known, tail.start_ts))
}
