import type { Change } from './changes'
import { grouped } from './grouped'
import type { Reading } from './horizon'
import type { Lifetime } from './lifetime'
import type { LogEvent, LogRead } from './log-event'
import { TOLERANCE } from './log-match'
import { mapInSteps, type Steps } from './steps'

const nearest = (events: readonly LogEvent[], at: number): LogEvent | undefined =>
  events.reduce<LogEvent | undefined>(
    (one, other) => (one && Math.abs(one.at - at) <= Math.abs(other.at - at) ? one : other),
    undefined,
  )

/**
 * The purge that made a change what it is, among those of its tag and image. The moment in the listing is an estimate,
 * right if the window was the same then: another is taken only where no other purge can stand in what was not read.
 */
function purgeOf(
  change: Change,
  purges: readonly LogEvent[],
  window: number,
  read: LogRead['read'],
): LogEvent | undefined {
  const { kind, at, lifetime } = change
  if (kind === 'purged') {
    const since = lifetime.start_ts - TOLERANCE
    const purge = nearest(
      purges.filter((event) => event.at >= since),
      at,
    )
    if (purge === undefined || Math.abs(purge.at - at) <= TOLERANCE) return purge
    // An estimate can be later than all that was read.
    const until = Math.min(at, Math.max(...read.map(({ to }) => to)))
    const isAllRead = read.some(({ from, to }) => from <= lifetime.start_ts && until <= to)
    return isAllRead ? purge : undefined
  }
  if (kind !== 'ended') return undefined
  return nearest(
    purges.filter((event) => Math.abs(event.at - (at + window)) <= TOLERANCE),
    at + window,
  )
}

/**
 * Finds the purge behind each purged lifetime: its moment and who did it. A lifetime that was older than the window
 * when it was purged looks like one that ended a window earlier, so the log alone makes it *purged*. One purge can
 * take several lifetimes of a tag (contract README 7), so one event may answer for several changes.
 */
export function* tellPurges<T extends Lifetime>(
  changes: readonly Change<T>[],
  { events, read }: LogRead,
  { window }: Pick<Reading, 'window'>,
): Steps<{ changes: readonly Change<T>[]; purges: Map<Change<T>, LogEvent> }> {
  const logged = grouped(
    events.filter(({ deed }) => deed === 'purge'),
    ({ tag }) => tag,
  )
  const purges = new Map<Change<T>, LogEvent>()
  if (logged.size === 0) return { changes, purges }
  const dated = yield* mapInSteps(changes, (change) => {
    const ofImage = logged.get(change.tag)?.filter(({ from }) => from === change.from)
    const purge = ofImage && purgeOf(change, ofImage, window, read)
    if (!purge) return change
    const told: Change<T> = { ...change, kind: 'purged', at: purge.at, movedTo: null }
    purges.set(told, purge)
    return told
  })
  return { changes: dated, purges }
}
