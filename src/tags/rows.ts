import { isLive, newestOfEachName, stateOf, type Lifetime } from '~/history/lifetime'
import { signedImage } from '~/history/signature'
import { createNameOrder } from './name-order'
import { createOrder, last } from './ordered'
import { matchesQuery, parseQuery, sharedDigests } from './query'
import type { Sort, Status, TagView } from './view'

/** What of a list of tags is shown. */
export type Rows<T> = {
  rows: readonly T[]
  /** All tags in the same order, also those that are filtered out. */
  tags: readonly T[]
  /** How many signature tags would be among them if they were not hidden. */
  hidden: number
}

/**
 * Makes what turns entries of a listing into rows. It remembers each step: a letter typed only filters, and of entries
 * that arrive only those are put into order.
 */
export function createRowMaker<T extends Lifetime>(): (
  chunks: readonly (readonly T[])[],
  view: TagView,
  now: number,
) => Rows<T> {
  const sameOf = createSame<readonly T[]>()
  const tagsOf = last((chunks: readonly (readonly T[])[], now: number) =>
    newestOfEachName(chunks.flat(), now),
  )
  const compareNames = createNameOrder()
  const compare = (a: T, b: T) => compareNames(a.name, b.name)
  const byName = createOrder<T>(compare, (tags) => tags.toSorted(compare))
  const withStatus = last((tags: readonly T[], status: Status, now: number) =>
    tags.filter((tag) => hasStatus(tag, status, now)),
  )
  const orderOf = last((column: Sort['column'], descending: boolean) => {
    if (column === 'name') return last((tags: readonly T[]) => (descending ? tags.toReversed() : tags))
    const byColumn = comparison({ column, descending })
    // They come in the order of their names, and equal ones stay.
    return createOrder<T>(
      (a, b) => byColumn(a, b) || compare(a, b),
      (tags) => tags.toSorted(byColumn),
    )
  })
  const shared = last((tags: readonly T[]) => sharedDigests(tags))
  const filtered = last(
    (ofStatus: readonly T[], tags: readonly T[], text: string, signatures: boolean, now: number): Rows<T> => {
      const query = parseQuery(text)
      const around = { now, shared: query.kinds.includes('shared') ? shared(tags) : NONE }
      const found = text === '' ? ofStatus : ofStatus.filter((tag) => matchesQuery(tag, query, around))
      if (signatures || query.kinds.includes('signature')) return { rows: found, tags, hidden: 0 }
      const rows = found.filter(({ name }) => signedImage(name) === null)
      return { rows, tags, hidden: found.length - rows.length }
    },
  )
  return (chunks, { text, status, sort, signatures }, now) => {
    const tags = orderOf(sort.column, sort.descending)(byName(tagsOf(sameOf(chunks), now)))
    return filtered(withStatus(tags, status, now), tags, text, signatures, now)
  }
}

/** Gives the former list in the place of one with the same items. */
function createSame<T>(): (items: readonly T[]) => readonly T[] {
  let former: readonly T[] = []
  return (items) => {
    const isSame = items.length === former.length && items.every((item, index) => item === former[index])
    if (!isSame) former = items
    return former
  }
}

const NONE: ReadonlySet<string> = new Set()

/** Whether the tag's newest lifetime has this status at `now` (seconds). */
function hasStatus(tag: Lifetime, status: Status, now: number): boolean {
  switch (status) {
    case 'live':
      return isLive(tag, now)
    case 'expiring':
      return stateOf(tag, now) === 'expiring'
    case 'locked':
      return isLive(tag, now) && tag.immutable
    case 'ended':
      return !isLive(tag, now)
    case 'all':
      return true
  }
}

const LAST = Number.POSITIVE_INFINITY

/** What a column is sorted by; names have an order of their own. */
function valueOf(column: Sort['column'], tag: Lifetime): number | string {
  switch (column) {
    case 'name':
      return 0
    case 'image':
      return tag.manifest_digest
    case 'size':
      return tag.size ?? -1
    case 'changed':
      return tag.start_ts
    case 'lock':
      return Number(tag.immutable)
    case 'expires':
      return tag.end_ts ?? LAST
  }
}

/** Compares tags by a column alone. Without an expiration comes last, either way. */
function comparison({ column, descending }: Sort): (a: Lifetime, b: Lifetime) => number {
  const way = descending ? -1 : 1
  return (a, b) => {
    const [x, y] = [valueOf(column, a), valueOf(column, b)]
    if (x === y) return 0
    if (column === 'expires' && (x === LAST || y === LAST)) return x === LAST ? 1 : -1
    return x < y ? -way : way
  }
}
