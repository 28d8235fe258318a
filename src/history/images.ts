import { chainOf } from './chain'
import { grouped } from './grouped'
import type { Reading } from './horizon'
import type { Lifetime } from './lifetime'
import { byTag, compareTexts } from './order'

/** One tag on one image, from its start to its end (seconds; null while it has none). */
export interface Stay<T extends Lifetime = Lifetime> {
  tag: string
  from: number
  until: number | null
  lifetime: T
}

/**
 * By digest, which tags pointed to the image and when, newest first. Purged lifetimes are left out: how long they
 * lasted is not known.
 */
export function staysByImage<T extends Lifetime>(
  lifetimes: readonly T[],
  reading: Reading,
): Map<string, Stay<T>[]> {
  const stays = [...byTag(lifetimes)].flatMap(([tag, ofTag]) =>
    chainOf(ofTag, reading).links.map(({ lifetime, until }): Stay<T> => ({
      tag,
      from: lifetime.start_ts,
      until,
      lifetime,
    })),
  )
  stays.sort((a, b) => b.from - a.from || compareTexts(a.tag, b.tag))
  return grouped(stays, ({ lifetime }) => lifetime.manifest_digest)
}

const isOn = ({ from, until }: Pick<Stay, 'from' | 'until'>, at: number) =>
  from === at || (from < at && (until === null || until > at))

/** The other tags that were on a lifetime's image at any moment of it, each once, the latest to come first. */
export function alsoOn(
  images: ReadonlyMap<string, readonly Stay[]>,
  { name, manifest_digest, start_ts, end_ts }: Lifetime,
): string[] {
  const own = { from: start_ts, until: end_ts }
  const others = (images.get(manifest_digest) ?? []).filter((stay) => {
    const later = Math.max(stay.from, own.from)
    return stay.tag !== name && isOn(stay, later) && isOn(own, later)
  })
  return [...new Set(others.map(({ tag }) => tag))]
}
