import type { Lifetime } from './lifetime'

// Its end may be another by now; all else of a lifetime stays.
const keyOf = ({ name, start_ts, manifest_digest, reversion }: Lifetime) =>
  JSON.stringify([name, start_ts, manifest_digest, reversion])

function counted<T extends Lifetime>(lifetimes: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const lifetime of lifetimes) {
    const key = keyOf(lifetime)
    groups.set(key, [...(groups.get(key) ?? []), lifetime])
  }
  return groups
}

/**
 * The lifetimes of one tag, newest first, of looks that overlap: of `newest`, which is the truth as far back as it
 * reaches, and of what was read `earlier`, look by look. One second can hold several that are alike, so each counts as
 * often as one look saw it.
 */
export function joinedLife<T extends Lifetime>(
  newest: readonly T[],
  earlier: readonly (readonly T[])[],
): T[] {
  const border = newest.at(-1)?.start_ts ?? Number.POSITIVE_INFINITY
  const known = counted(newest)
  for (const look of earlier) {
    for (const [key, alike] of counted(look.filter(({ start_ts }) => start_ts <= border))) {
      const before = known.get(key) ?? []
      known.set(key, [...before, ...alike.slice(before.length)])
    }
  }
  const older = [...known.values()].flatMap((alike) => alike.filter(({ start_ts }) => start_ts <= border))
  return [
    ...newest.filter(({ start_ts }) => start_ts > border),
    ...older.sort((a, b) => b.start_ts - a.start_ts),
  ]
}
