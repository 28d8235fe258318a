import type { Axis } from './axis'
import { chainOf, type Beginning, type Link } from './chain'
import type { Reading } from './horizon'
import type { Lifetime } from './lifetime'

/** What a row's timeline draws, from `start` to `end` (seconds, within the axis). */
interface Drawn {
  start: number
  end: number
  /** It began before the axis does. */
  fadesIn: boolean
  /** It ends after the axis does. */
  fadesOut: boolean
}

/** The tag points to an image: now (live), or once (former). Where both ends are equal, it was shorter than a second. */
interface Presence<T extends Lifetime = Lifetime> extends Drawn {
  kind: 'live' | 'former'
  digest: string
  lifetime: T
  began: Beginning
  /** It began by a restore, at `start`. */
  restored: boolean
}

/** The tag points to no image that Quay tells of. */
interface Absence extends Drawn {
  kind: 'absence'
  /** From when to when it was, whatever the axis shows of it. */
  since: number
  until: number
}

/** What is left to a live lifetime until it expires. */
interface Expiration<T extends Lifetime = Lifetime> extends Drawn {
  kind: 'expiration'
  digest: string
  lifetime: T
}

/** The moment at which a purged lifetime began: a mark without a length, as its end is not known. */
interface PurgeMark<T extends Lifetime = Lifetime> extends Drawn {
  kind: 'purged'
  digest: string
  lifetime: T
}

export type Stretch<T extends Lifetime = Lifetime> = Presence<T> | Absence | Expiration<T> | PurgeMark<T>

const whole = (start: number, end: number): Drawn => ({ start, end, fadesIn: false, fadesOut: false })

/** A link's own stretch and what follows it until the next one begins, or until now and beyond. */
function stretchesOfLink<T extends Lifetime>(
  { lifetime, until, began }: Link<T>,
  next: Link<T> | undefined,
  now: number,
): Stretch<T>[] {
  const { start_ts: start, manifest_digest: digest } = lifetime
  const presence = { digest, lifetime, began, restored: lifetime.reversion }
  const isLive = !next && (until === null || until > now)
  const end = isLive ? now : (until ?? now)
  const gapEnd = next?.lifetime.start_ts ?? now
  return [
    { ...whole(start, end), ...presence, kind: isLive ? 'live' : 'former' },
    ...(gapEnd > end ? [{ ...whole(end, gapEnd), kind: 'absence' as const, since: end, until: gapEnd }] : []),
    ...(isLive && until !== null
      ? [{ ...whole(now, until), kind: 'expiration' as const, digest, lifetime }]
      : []),
  ]
}

/** The part of a stretch that the axis shows; nothing where it shows none. */
function clip<T extends Lifetime>(stretch: Stretch<T>, { from, to }: Axis): Stretch<T>[] {
  const isMark = stretch.start === stretch.end
  const isSeen = isMark
    ? stretch.start >= from && stretch.start <= to
    : stretch.start < to && stretch.end > from
  if (!isSeen) return []
  const drawn = {
    start: Math.max(stretch.start, from),
    end: Math.min(stretch.end, to),
    fadesIn: stretch.start < from,
    fadesOut: stretch.end > to,
  }
  if (stretch.kind !== 'live' && stretch.kind !== 'former') return [{ ...stretch, ...drawn }]
  return [{ ...stretch, ...drawn, restored: stretch.restored && !drawn.fadesIn }]
}

/**
 * The stretches of one tag's timeline on an axis, oldest first. Those of presence, absence and expiration follow
 * each other without a gap or an overlap, from the first lifetime that is known to now (absence, if the tag ended)
 * or to the expiration to come. Purged lifetimes are marks among them, never presence.
 */
export function stretchesOf<T extends Lifetime>(
  lifetimes: readonly T[],
  axis: Axis,
  reading: Reading,
): Stretch<T>[] {
  const { links, purged } = chainOf(lifetimes, reading)
  // A tag may have changed in the second in which the clock was read, or just after.
  const now = Math.max(reading.now, links.at(-1)?.lifetime.start_ts ?? reading.now)
  const drawn = links.flatMap((link, index) => stretchesOfLink(link, links[index + 1], now))
  const marks = purged.map((lifetime): PurgeMark<T> => {
    const { start_ts, manifest_digest: digest } = lifetime
    return { ...whole(start_ts, start_ts), kind: 'purged', digest, lifetime }
  })
  return [...drawn, ...marks].flatMap((stretch) => clip(stretch, axis)).sort((a, b) => a.start - b.start)
}
