import { chainOf, type Beginning, type Chain, type Link } from './chain'
import { purgedAt, type Reading } from './horizon'
import type { Lifetime } from './lifetime'
import { compareTexts, inOrder } from './order'
import { eachInSteps, finish, sortInSteps, type Steps } from './steps'

/** Of so many lifetimes the changes are derived in one step. */
const A_STEP = 256

export type ChangeKind = Beginning | 'ended' | 'purged'

/** What happened to a tag at a moment. Times are seconds. */
export interface Change<T extends Lifetime = Lifetime> {
  kind: ChangeKind
  tag: string
  /** When: of a purge, an estimate (see `purgedAt`). */
  at: number
  /** The digest that the tag pointed to before, however long ago; null where Quay tells of none. */
  from: string | null
  /** The digest that it points to from then on; null when it ended or was purged. */
  to: string | null
  /** The lifetime that began; of *ended* and *purged*, the one that is over. */
  lifetime: T
  /** *returned* and *restored*: how long the tag was absent before; null where it was not, or nobody can tell. */
  gap: number | null
  /** What came right before was purged, so whether there was an absence between is not known. */
  afterPurge: boolean
  /** *ended*: the image that the tag moved on to in that second, in a lifetime that is gone since; else null. */
  movedTo: string | null
}

function begun<T extends Lifetime>({ lifetime, began, from, gap, afterPurge }: Link<T>): Change<T> {
  const { name: tag, start_ts: at, manifest_digest: to } = lifetime
  return { kind: began, tag, at, from, to, lifetime, gap, afterPurge, movedTo: null }
}

function over<T extends Lifetime>(
  kind: 'ended' | 'purged',
  lifetime: T,
  at: number,
  movedTo: string | null,
): Change<T> {
  const { name: tag, manifest_digest: from } = lifetime
  return { kind, tag, at, from, to: null, lifetime, gap: null, afterPurge: false, movedTo }
}

function ended<T extends Lifetime>(lifetime: T, at: number, { purged }: Chain<T>): Change<T> {
  const onto = purged.findLast(({ start_ts }) => start_ts === at)
  return over('ended', lifetime, at, onto?.manifest_digest ?? null)
}

/**
 * When a tag pointed to an image again, in seconds, after the change at `index` of its changes (newest first); null
 * where it has not since. A purge of one of its images is no return.
 */
export function presentAgain(changes: readonly Pick<Change, 'at' | 'to'>[], index: number): number | null {
  return changes.slice(0, index).findLast(({ to }) => to !== null)?.at ?? null
}

/** The changes of one tag, oldest first. */
function changesOfTag<T extends Lifetime>(lifetimes: readonly T[], reading: Reading): Change<T>[] {
  const chain = chainOf(lifetimes, reading)
  const changes = chain.links.flatMap((link, index) => {
    const { lifetime, until } = link
    // An end to come is no change yet, and one at which the next lifetime begins is a move.
    const isOver = until !== null && until <= reading.now
    const wentOn = chain.links[index + 1]?.lifetime.start_ts === until
    return isOver && !wentOn ? [begun(link), ended(lifetime, until, chain)] : [begun(link)]
  })
  return [
    ...changes,
    ...chain.purged.map((lifetime) => over('purged', lifetime, purgedAt(lifetime, reading), null)),
  ]
}

/**
 * What happened, newest first: the changes that the lifetimes of one tag or of many tell, whatever order they come
 * in. Played from the oldest on (each but *purged* sets its tag to `to`), they give the state at every moment from
 * the horizon on. *Ended* is complete only where all lifetimes were read, since the listing is sorted by starts;
 * whether it was a deletion or an expiration the usage log alone tells (see log-join). A lifetime purged when it was
 * older than the window looks like one that ended; a purged one that was collected leaves what looks like an
 * absence.
 */
export function changesOf<T extends Lifetime>(lifetimes: readonly T[], reading: Reading): Change<T>[] {
  return finish(changesInSteps(lifetimes, reading))
}

/** `changesOf`, step by step. */
export function* changesInSteps<T extends Lifetime>(
  lifetimes: readonly T[],
  reading: Reading,
): Steps<Change<T>[]> {
  const tags = new Map<string, T[]>()
  yield* eachInSteps(lifetimes, (lifetime) => {
    const ofTag = tags.get(lifetime.name)
    if (ofTag === undefined) tags.set(lifetime.name, [lifetime])
    else ofTag.push(lifetime)
  })
  const changes: Change<T>[] = []
  let derived = 0
  for (const [, ofTag] of yield* sortInSteps([...tags], ([a], [b]) => compareTexts(a, b))) {
    // Within one second a tag's later change stands first; sorting is stable, so tags keep their order.
    for (const change of changesOfTag(inOrder(ofTag), reading).reverse()) changes.push(change)
    derived += ofTag.length
    if (derived < A_STEP) continue
    derived = 0
    yield
  }
  return yield* sortInSteps(changes, (a, b) => b.at - a.at)
}

/**
 * Up to which moment (seconds) the changes of these lifetimes stay as they are at `reading.now`, if none is added: then
 * the next one ends, or a purge that is thought to have been just now is thought to have been later.
 */
export function changesHoldUntil(lifetimes: readonly Lifetime[], reading: Reading): number {
  const { now, window } = reading
  let until = Number.POSITIVE_INFINITY
  for (const { start_ts, end_ts } of lifetimes) {
    if (end_ts === null) continue
    if (end_ts > now) until = Math.min(until, end_ts)
    else if (end_ts < start_ts && end_ts + window > now) until = now
  }
  return until
}
