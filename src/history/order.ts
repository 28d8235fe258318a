import { grouped } from './grouped'
import type { Lifetime } from './lifetime'

/** Orders texts by their code units: the same in every language. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By all that tells two lifetimes apart: newer first, then by name. */
function compare(a: Lifetime, b: Lifetime): number {
  // Of two that began in one second, the one that ended in it came first; a purged one before all.
  const [end, otherEnd] = [a.end_ts ?? Infinity, b.end_ts ?? Infinity]
  return (
    b.start_ts - a.start_ts ||
    compareTexts(a.name, b.name) ||
    (end === otherEnd ? 0 : otherEnd - end) ||
    compareTexts(a.manifest_digest, b.manifest_digest) ||
    Number(a.reversion) - Number(b.reversion) ||
    Number(a.immutable) - Number(b.immutable) ||
    Number(a.is_manifest_list) - Number(b.is_manifest_list) ||
    (a.size ?? -1) - (b.size ?? -1)
  )
}

/**
 * The lifetimes newest first, as Quay lists them (by start, then name), in an order that depends on what they are
 * and not on how they came: pages that shifted while they were read give the same answer. Lifetimes alike in
 * everything are all kept: one second can hold several.
 */
export function inOrder<T extends Lifetime>(lifetimes: readonly T[]): T[] {
  return lifetimes.toSorted(compare)
}

/** The lifetimes of each tag, newest first; the tags in the order of their names' code units. */
export function byTag<T extends Lifetime>(lifetimes: readonly T[]): Map<string, T[]> {
  const tags = [...grouped(lifetimes, ({ name }) => name)].sort(([a], [b]) => compareTexts(a, b))
  return new Map(tags.map(([tag, ofTag]) => [tag, inOrder(ofTag)]))
}
