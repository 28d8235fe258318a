import type { Lifetime } from './lifetime'
import type { Stretch } from './timeline'

/** What a timeline shows, in values: what a screen reader's sentence is made of. Times are seconds. */
export interface Sentence {
  /** What the tag is now; *nothing* where neither an image is shown nor its absence. */
  state: 'live' | 'expiring' | 'ended' | 'nothing'
  /** The image shown last. */
  digest: string | null
  /** When the tag began to point to that image; when it ended, if it did (null: before what is shown). */
  since: number | null
  /** When it expires. */
  expires: number | null
  /** How many different images are shown. */
  images: number
  /** How many of their lifetimes began within what is shown. */
  changes: number
  restores: number
  absences: number
  purged: number
}

const ofKind = <T extends Lifetime, K extends Stretch['kind']>(
  stretches: readonly Stretch<T>[],
  ...kinds: K[]
) =>
  stretches.filter((one): one is Extract<Stretch<T>, { kind: K }> => kinds.some((kind) => kind === one.kind))

/**
 * Takes the stretches of one timeline (`stretchesOf`, on an axis that reaches now) and gives the values of the
 * sentence that tells them.
 */
export function sentenceOf<T extends Lifetime>(stretches: readonly Stretch<T>[]): Sentence {
  const present = ofKind(stretches, 'live', 'former')
  const last = present.at(-1)
  const expires = ofKind(stretches, 'expiration').at(-1)?.lifetime.end_ts ?? null
  const isLive = last?.kind === 'live'
  const absences = ofKind(stretches, 'absence').length
  return {
    state: isLive ? (expires === null ? 'live' : 'expiring') : last || absences > 0 ? 'ended' : 'nothing',
    digest: last?.digest ?? null,
    since: last ? (isLive ? last.lifetime.start_ts : last.end) : null,
    expires,
    images: new Set(present.map(({ digest }) => digest)).size,
    changes: present.filter(({ fadesIn }) => !fadesIn).length,
    restores: present.filter(({ restored }) => restored).length,
    absences,
    purged: ofKind(stretches, 'purged').length,
  }
}
