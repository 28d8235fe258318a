import { onwards } from './chain'
import type { Change } from './changes'
import { grouped } from './grouped'
import type { Reading } from './horizon'
import type { Lifetime } from './lifetime'
import type { Doing, LogEvent, LogRead } from './log-event'
import { isLogged, loggedBySecond, match, mayHaveMade, mayHaveMovedOn, TOLERANCE } from './log-match'
import { tellPurges } from './log-purge'
import { signaturesGone } from './signature'
import { eachInSteps, filterInSteps, finish, mapInSteps, sortInSteps, type Steps } from './steps'

/**
 * How a lifetime ended: *deleted* by somebody or by autoprune; *expired*; *moved* on to an image that was purged
 * since; *with-image*: a signature tag that Quay ended with its image. *Unknown* where the log was not read.
 */
export type Ending = 'deleted' | 'expired' | 'moved' | 'with-image' | 'unknown'

/** A change, and what the usage log tells of it. */
export interface Told<T extends Lifetime = Lifetime> extends Change<T> {
  /** Who made it; null where the log has nothing of it. */
  doing: Doing | null
  /** *ended* only. */
  ending?: Ending
  /** *ended* by an expiration: who set it, where the log tells. */
  expirationSet?: Doing
}

export interface Joined<T extends Lifetime = Lifetime> {
  /** Newest first. */
  changes: Told<T>[]
  /** Events that no change at hand tells of: of lifetimes that were not read, or are gone. */
  leftover: LogEvent[]
}

/** Compares the moments of two changes. */
export const newestFirst = (a: { at: number }, b: { at: number }) => b.at - a.at

const doingOf = ({ by, address, how }: LogEvent): Doing => ({ by, address, how })

/** What the log knows better: Quay collects purged lifetimes, so an absence before a change may be none. */
function corrected<T extends Lifetime>(change: Change<T>, { deed, from }: LogEvent): Change<T> {
  const sure = { ...change, gap: null, afterPurge: false }
  const isUnsure = change.kind === 'first-known' || change.kind === 'returned' || change.afterPurge
  if (deed === 'move' && from !== null && isUnsure)
    return { ...sure, kind: onwards(from, change.lifetime.manifest_digest), from }
  return deed === 'create' && change.afterPurge ? { ...sure, kind: 'returned' } : change
}

/**
 * The last expiration that was set on an ended lifetime; none where the last word was to clear it, or where another may
 * stand in what was not read.
 */
function expirationOf(
  { at, lifetime }: Change,
  ofTag: readonly LogEvent[],
  read: LogRead['read'],
): LogEvent | undefined {
  const last = ofTag
    .filter((event) => event.at >= lifetime.start_ts - TOLERANCE && event.at <= at)
    .reduce<LogEvent | undefined>((one, other) => (one && one.at >= other.at ? one : other), undefined)
  if (!last || last.expires === null) return undefined
  return read.some(({ from, to }) => from <= last.at && at <= to) ? last : undefined
}

interface Findings<T extends Lifetime> {
  purges: ReadonlyMap<Change<T>, LogEvent>
  /** What began or was deleted, by the event that did it. */
  made: ReadonlyMap<Change<T>, LogEvent>
  /** What ended, by the event that moved the tag on to an image that was purged since. */
  onward: ReadonlyMap<Change<T>, LogEvent>
}

function* find<T extends Lifetime>(
  changes: readonly Change<T>[],
  purges: ReadonlyMap<Change<T>, LogEvent>,
  events: readonly LogEvent[],
): Steps<Findings<T>> {
  const logged = loggedBySecond(events)
  const near = logged.size === 0 ? [] : yield* filterInSteps(changes, (change) => isLogged(change, logged))
  const used = new Set<LogEvent>()
  const made = match(near, logged, used, mayHaveMade)
  const rest = near.filter((change) => !made.has(change))
  return { purges, made, onward: match(rest, logged, used, mayHaveMovedOn) }
}

/** Gives how an ended lifetime of these changes ended. */
function* endings<T extends Lifetime>(
  changes: readonly Change<T>[],
  { made, onward }: Findings<T>,
  { events, read }: LogRead,
): Steps<(change: Change<T>) => Ending> {
  const withImage = yield* signaturesGone(changes, events)
  const isRead = (at: number) => read.some(({ from, to }) => from <= at - TOLERANCE && at + TOLERANCE <= to)
  // A log that has nothing of a beginning (it is kept elsewhere, or a proxy pulled the image) proves no expiration.
  const unlogged = new Set<T>()
  yield* eachInSteps(read.length === 0 ? [] : changes, (one) => {
    if (one.to !== null && isRead(one.at) && !made.has(one)) unlogged.add(one.lifetime)
  })
  return (change) => {
    if (made.has(change)) return 'deleted'
    if (onward.has(change) || change.movedTo !== null) return 'moved'
    if (withImage(change)) return 'with-image'
    return isRead(change.at) && !unlogged.has(change.lifetime) ? 'expired' : 'unknown'
  }
}

/**
 * Tells who made each change, from the usage log: joined by tag, image and moment (within `TOLERANCE`), each event
 * at most once, but for a purge, which may take several lifetimes. What ended without an event in a stretch of the
 * log that was read to both sides of it *expired* (expiration `poll-*`), unless it is a signature tag that went with
 * its image, or the log did not have its beginning either. Without a log (no events, nothing read) those endings are told that the lifetimes themselves prove.
 */
export function joinLog<T extends Lifetime>(
  changes: readonly Change<T>[],
  log: LogRead,
  reading: Pick<Reading, 'window'>,
): Joined<T> {
  return finish(joinLogInSteps(changes, log, reading))
}

/** `joinLog`, step by step. */
export function* joinLogInSteps<T extends Lifetime>(
  changes: readonly Change<T>[],
  log: LogRead,
  reading: Pick<Reading, 'window'>,
): Steps<Joined<T>> {
  const { changes: dated, purges } = yield* tellPurges(changes, log, reading)
  const found = yield* find(dated, purges, log.events)
  const endingOf = yield* endings(dated, found, log)
  const expirations = grouped(
    log.events.filter(({ deed }) => deed === 'expiration'),
    ({ tag }) => tag,
  )
  const tell = (change: Change<T>): Told<T> => {
    const event = found.made.get(change) ?? found.onward.get(change) ?? purges.get(change)
    const doing = event ? doingOf(event) : null
    if (change.kind !== 'ended') return { ...(event ? corrected(change, event) : change), doing }
    const ending = endingOf(change)
    const movedTo = change.movedTo ?? found.onward.get(change)?.to ?? null
    const set = ending === 'expired' && expirationOf(change, expirations.get(change.tag) ?? [], log.read)
    return { ...change, movedTo, doing, ending, ...(set ? { expirationSet: doingOf(set) } : {}) }
  }
  const told = yield* mapInSteps(dated, tell)
  const used = new Set([...found.made.values(), ...found.onward.values(), ...purges.values()])
  return {
    // A purge that the log dates stands where it happened.
    changes: yield* sortInSteps(told, newestFirst),
    leftover: log.events.filter((event) => event.deed !== 'expiration' && !used.has(event)),
  }
}

/** An end that the log alone tells: which lifetime ended was not read, or is gone. */
export interface LoggedEnd extends Pick<Change, 'tag' | 'at' | 'from'> {
  kind: 'ended' | 'purged'
  to: null
  lifetime: null
  doing: Doing
  /** *ended* only: what expires is not logged. */
  ending?: 'deleted'
}

/**
 * The ends among events that no change at hand tells of (`Joined.leftover`), in their order. Where all lifetimes were
 * read those are purges, as what Quay collects takes its purge with it (gc `poll-*`); and deletions since the listing was
 * read: elsewhere a deletion without a lifetime may be of one that is listed otherwise.
 * @param isStillListed whether a deleted tag is listed as if it went on, so that the log knows better
 */
export function endsInLog(
  leftover: readonly LogEvent[],
  { readBackTo }: Pick<Reading, 'readBackTo'>,
  isStillListed: (event: LogEvent) => boolean = () => false,
): LoggedEnd[] {
  return leftover.flatMap((event) => {
    const { deed, tag, at, from } = event
    const isDeletion = isDelete(event) && (readBackTo !== null || isStillListed(event))
    if (!isDeletion && deed !== 'purge') return []
    const end = { tag, at, from, to: null, lifetime: null, doing: doingOf(event) }
    return [deed === 'purge' ? { ...end, kind: 'purged' } : { ...end, kind: 'ended', ending: 'deleted' }]
  })
}

const isDelete = ({ deed }: LogEvent) => deed === 'delete' || deed === 'prune'

/**
 * Finds the deletions that a listing knows nothing of, as it was read before: by the listing the tag pointed to an image
 * before it, and after it to the same.
 */
export function* stillListedInSteps(
  lifetimes: readonly Lifetime[],
  leftover: readonly LogEvent[],
): Steps<(event: LogEvent) => boolean> {
  const deleted = grouped(leftover.filter(isDelete), ({ tag }) => tag)
  const found = new Set<LogEvent>()
  yield* eachInSteps(deleted.size === 0 ? [] : lifetimes, ({ name, start_ts, end_ts }) => {
    for (const event of deleted.get(name) ?? []) {
      const { at } = event
      if (start_ts < at - TOLERANCE && (end_ts === null || end_ts > at + TOLERANCE)) found.add(event)
    }
  })
  return (event) => found.has(event)
}
