import { chainOf, type Chain } from './chain'
import { horizonOf, purgedAt, type Reading } from './horizon'
import type { Lifetime } from './lifetime'
import { byTag } from './order'

/**
 * Why a state may lack tags: *collected*: what ended before the horizon is gone; *unread*: lifetimes that began
 * earlier were not read; *purged*: some tag may have pointed to what was permanently deleted since.
 */
type Doubt = 'collected' | 'unread' | 'purged'

export interface StateAt<T extends Lifetime = Lifetime> {
  /** By tag, the lifetime through which it pointed to its image. */
  tags: Map<string, T>
  /** Purged lifetimes that may have been there: which of them were, nobody can tell. */
  maybe: T[]
  complete: boolean
  /** Empty when complete. */
  why: Doubt[]
}

function presentAt<T extends Lifetime>({ links }: Chain<T>, at: number): T | undefined {
  return links.findLast(({ lifetime, until }) => lifetime.start_ts <= at && (until === null || until > at))
    ?.lifetime
}

function maybeAt<T extends Lifetime>({ links, purged }: Chain<T>, at: number, reading: Reading): T[] {
  return purged.filter(
    (lifetime) =>
      lifetime.start_ts <= at &&
      at < purgedAt(lifetime, reading) &&
      // It was over when the next lifetime began.
      !links.some(({ lifetime: { start_ts } }) => start_ts >= lifetime.start_ts && start_ts <= at),
  )
}

/**
 * What each tag pointed to at a moment (`at`, seconds; one to come says what expirations will leave). Complete only
 * from the horizon on, and only if all lifetimes were read. A purge that was collected leaves no trace and no doubt.
 */
export function stateAt<T extends Lifetime>(
  lifetimes: readonly T[],
  at: number,
  reading: Reading,
): StateAt<T> {
  const tags = new Map<string, T>()
  const maybe: T[] = []
  for (const [tag, ofTag] of byTag(lifetimes)) {
    const chain = chainOf(ofTag, reading)
    const present = presentAt(chain, at)
    if (present) tags.set(tag, present)
    else maybe.push(...maybeAt(chain, at, reading))
  }
  const why: Doubt[] = [
    ...(at < horizonOf(reading) ? (['collected'] as const) : []),
    ...(reading.readBackTo === null ? [] : (['unread'] as const)),
    ...(maybe.length === 0 ? [] : (['purged'] as const)),
  ]
  return { tags, maybe, complete: why.length === 0, why }
}
