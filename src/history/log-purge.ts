import type { Change } from './changes'
import { grouped } from './grouped'
import type { Reading } from './horizon'
import type { Lifetime } from './lifetime'
import type { LogEvent } from './log-event'
import { TOLERANCE } from './log-match'
import { mapInSteps, type Steps } from './steps'

const nearest = (events: readonly LogEvent[], at: number): LogEvent | undefined =>
  events.reduce<LogEvent | undefined>(
    (one, other) => (one && Math.abs(one.at - at) <= Math.abs(other.at - at) ? one : other),
    undefined,
  )

/** The purge that made a change what it is, among those of its tag and image. */
function purgeOf(change: Change, purges: readonly LogEvent[], window: number): LogEvent | undefined {
  const { kind, at, lifetime } = change
  // The moment in the listing is an estimate: the log knows it.
  if (kind === 'purged')
    return nearest(
      purges.filter((event) => event.at >= lifetime.start_ts - TOLERANCE),
      at,
    )
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
  events: readonly LogEvent[],
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
    const purge = ofImage && purgeOf(change, ofImage, window)
    if (!purge) return change
    const told: Change<T> = { ...change, kind: 'purged', at: purge.at, movedTo: null }
    purges.set(told, purge)
    return told
  })
  return { changes: dated, purges }
}
