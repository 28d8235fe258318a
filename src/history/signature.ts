import type { Change } from './changes'
import type { LogEvent } from './log-event'
import { eachInSteps, type Steps } from './steps'

const SIGNATURE = /^sha256-([0-9a-f]{64})\.(sig|att|sbom)$/

/** The digest of the image that a tag of this name signs; null for a name of another kind (signed `del-last`). */
export function signedImage(tag: string): string | null {
  const hex = SIGNATURE.exec(tag)?.[1]
  return hex === undefined ? null : `sha256:${hex}`
}

/** Whether a change took an ordinary tag off an image in a way that takes its signature tags along. */
const leaves = ({ kind, tag, from, to, gap, afterPurge }: Change): boolean =>
  signedImage(tag) === null &&
  from !== null &&
  from !== to &&
  (kind === 'ended' || ((kind === 'moved' || kind === 'restored') && gap === null && !afterPurge))

const ENDING_DEEDS: ReadonlySet<string> = new Set(['delete', 'prune', 'move', 'push', 'restore'])

/**
 * Whether the end of a signature tag's lifetime is Quay's own doing: it ends them, and logs nothing of it, when the
 * last ordinary tag of their image is deleted or moves on. Taken as true where an ordinary tag of these changes left
 * the image in that second, or where such a deed, on a tag of which no change is at hand, may have done so.
 */
export function* signaturesGone(
  changes: readonly Change[],
  events: readonly LogEvent[],
): Steps<(end: Change) => boolean> {
  const signed = new Set<string | null>()
  yield* eachInSteps(changes, ({ kind, tag }) => {
    if (kind === 'ended') signed.add(signedImage(tag))
  })
  signed.delete(null)
  if (signed.size === 0) return () => false

  const known = new Set<string>()
  const left = new Set<string>()
  yield* eachInSteps(changes, (change) => {
    known.add(change.tag)
    if (signed.has(change.from) && leaves(change)) left.add(`${change.at} ${change.from}`)
  })
  for (const { deed, tag, from, at } of events)
    if (ENDING_DEEDS.has(deed) && !known.has(tag) && signedImage(tag) === null) left.add(`${at} ${from}`)
  return ({ tag, at }) => {
    const image = signedImage(tag)
    if (image === null) return false
    return [at, at + 1, at - 1].some((near) => left.has(`${near} ${image}`) || left.has(`${near} null`))
  }
}
