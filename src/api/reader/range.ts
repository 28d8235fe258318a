/**
 * A page of the listing as Quay counts it: how many entries a page has, and which page it is, from 1. So a page can
 * only begin at a multiple of its own length.
 */
export type Range = { limit: number; page: number }

/** The place of its first entry, from 0. */
export function startOf({ limit, page }: Range): number {
  return (page - 1) * limit
}

/** The place behind its last entry. */
export function endOf({ limit, page }: Range): number {
  return page * limit
}

/**
 * So many pages side by side, of which the first begins at a place or before it and the last reaches as far as it can.
 * @param most the most entries that a page may have
 */
export function reachFrom(place: number, pages: number, most: number): Range[] {
  let best: Range = { limit: most, page: Math.floor(place / most) + 1 }
  let reached = 0
  for (let limit = most; limit * 2 >= most && limit > 0; limit -= 1) {
    const page = Math.floor(place / limit) + 1
    const end = (page - 1 + pages) * limit
    if (end > reached) {
      best = { limit, page }
      reached = end
    }
  }
  return Array.from({ length: pages }, (_, index) => ({ ...best, page: best.page + index }))
}

/**
 * So many pages side by side that go on from a place: they share `least` entries with what stands before it, unless no
 * page that does reaches further.
 */
export function goOn(
  place: number,
  pages: number,
  { most, least }: { most: number; least: number },
): Range[] {
  const shared = reachFrom(Math.max(0, place - least), pages, most)
  const last = shared.at(-1)
  return last !== undefined && endOf(last) > place ? shared : reachFrom(place, pages, most)
}

/** The page that holds the place before this one and begins as early as it can. */
export function reachBack(place: number, most: number): Range {
  let best: Range = { limit: most, page: Math.max(1, Math.ceil(place / most)) }
  for (let limit = most - 1; limit * 2 >= most && limit > 0; limit -= 1) {
    const range = { limit, page: Math.max(1, Math.ceil(place / limit)) }
    if (startOf(range) < startOf(best)) best = range
  }
  return best
}
