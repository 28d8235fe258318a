import type { TagEntry } from '../schemas'

/**
 * Whether two looks saw the same lifetime: its end and its lock may have changed in between. Two lifetimes of one name
 * that began within one second on one image can't be told apart.
 */
export function isSame(a: TagEntry, b: TagEntry): boolean {
  return (
    a.start_ts === b.start_ts &&
    a.name === b.name &&
    a.manifest_digest === b.manifest_digest &&
    a.reversion === b.reversion
  )
}

/** How many of the entries are the same as this one. */
export function countSame(entries: readonly TagEntry[], entry: TagEntry): number {
  return entries.reduce((count, other) => count + Number(isSame(other, entry)), 0)
}

/**
 * Whether entries that two pages share tell for sure where one lies on the other, although some may have others like them:
 * those of two seconds do, as does a third that is like neither of two others.
 */
export function tellPlace(shared: readonly TagEntry[]): boolean {
  const [one] = shared
  if (one === undefined) return false
  const two = shared.find((entry) => !isSame(entry, one))
  return shared.some(
    (entry) =>
      entry.start_ts !== one.start_ts || (two !== undefined && !isSame(entry, one) && !isSame(entry, two)),
  )
}
