import { isLive, newestOfEachName, stateOf, type Lifetime } from '~/history/lifetime'
import { signedImage } from '~/history/signature'
import { createNameOrder } from './name-order'
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

/** Remembers the last answer: it stays the same object as long as it is asked for the same. */
function last<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let known: { args: A; result: R } | null = null
  return (...args) => {
    const former = known
    if (former !== null && args.every((arg, index) => Object.is(arg, former.args[index])))
      return former.result
    const result = make(...args)
    known = { args, result }
    return result
  }
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
  const byName = createByName<T>()
  const withStatus = last((tags: readonly T[], status: Status, now: number) =>
    tags.filter((tag) => hasStatus(tag, status, now)),
  )
  const sorted = last((tags: readonly T[], column: Sort['column'], descending: boolean) =>
    sortTags(tags, { column, descending }),
  )
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
    const tags = sorted(byName(tagsOf(sameOf(chunks), now)), sort.column, sort.descending)
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

/** Tags in the order of their names. What was in order stays so: putting new ones among them costs a walk. */
function createByName<T extends Lifetime>() {
  const compare = createNameOrder()
  let former: readonly T[] = []
  return last((tags: readonly T[]): readonly T[] => {
    const present = new Set(tags)
    const kept = former.filter((tag) => present.has(tag))
    for (const tag of kept) present.delete(tag)
    const fresh = [...present].sort((a, b) => compare(a.name, b.name))
    // Two runs that are in order are merged by this sort rather than sorted.
    former = [...kept, ...fresh].sort((a, b) => compare(a.name, b.name))
    return former
  })
}

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

/** What a column is sorted by; a name has its order already. */
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

/** Tags that are in the order of their names, in that of a column; equal ones stay. Without an expiration comes last, either way. */
function sortTags<T extends Lifetime>(tags: readonly T[], { column, descending }: Sort): readonly T[] {
  if (column === 'name') return descending ? tags.toReversed() : tags
  const way = descending ? -1 : 1
  return tags.toSorted((a, b) => {
    const [x, y] = [valueOf(column, a), valueOf(column, b)]
    if (x === y) return 0
    if (column === 'expires' && (x === LAST || y === LAST)) return x === LAST ? 1 : -1
    return x < y ? -way : way
  })
}
