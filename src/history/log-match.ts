import type { Change } from './changes'
import { grouped } from './grouped'
import type { LogEvent } from './log-event'

/** Seconds between a change and its entry in the log: they are written one after the other, and cut to seconds. */
export const TOLERANCE = 2

/** Which deeds may have made a change. A push is logged without its image, a delete through the API too. */
export function mayHaveMade({ deed, from, to }: LogEvent, change: Change): boolean {
  if (change.kind === 'purged') return false
  if (change.kind === 'ended')
    return (deed === 'delete' || deed === 'prune') && (from === null || from === change.from)
  if (change.kind === 'restored') return deed === 'restore' && to === change.to
  return deed === 'push' || ((deed === 'create' || deed === 'move') && to === change.to)
}

/** Which deeds may have moved a tag on from an ended lifetime, to one that was purged since. */
export function mayHaveMovedOn({ deed, to }: LogEvent, change: Change): boolean {
  if (change.kind !== 'ended') return false
  const isMove = deed === 'move' || deed === 'push' || deed === 'restore'
  return isMove && (change.movedTo === null || to === null || to === change.movedTo)
}

/** By preference: the entry follows its change, in the same second mostly. */
const SHIFTS = [0, 1, -1, 2, -2].filter((shift) => Math.abs(shift) <= TOLERANCE)

/** The events of each tag by the second in which they were logged. */
export type Logged = ReadonlyMap<string, ReadonlyMap<number, readonly LogEvent[]>>

/** Sorts events by tag and second, so that a change looks at those near it alone. */
export function loggedBySecond(events: readonly LogEvent[]): Logged {
  const ofTags = [...grouped(events, ({ tag }) => tag)]
  return new Map(ofTags.map(([tag, ofTag]) => [tag, grouped(ofTag, ({ at }) => at)]))
}

/** Whether anything was logged of a change's tag so near to it that it may be about the change. */
export function isLogged({ tag, at }: Change, logged: Logged): boolean {
  const ofTag = logged.get(tag)
  return ofTag !== undefined && SHIFTS.some((shift) => ofTag.has(at + shift))
}

/**
 * Pairs changes with the events of their tags that fit, nearest first, each of both at most once. Of events equally
 * near, one that names the image goes first.
 * @param used events that are taken already; those that are paired are added
 */
export function match<C extends Change>(
  changes: readonly C[],
  logged: Logged,
  used: Set<LogEvent>,
  fits: (event: LogEvent, change: C) => boolean,
): Map<C, LogEvent> {
  const matched = new Map<C, LogEvent>()
  for (const shift of SHIFTS) {
    for (const change of changes) {
      if (matched.has(change)) continue
      const fitting = (logged.get(change.tag)?.get(change.at + shift) ?? []).filter(
        (event) => !used.has(event) && fits(event, change),
      )
      const event = fitting.find(({ from, to }) => (to ?? from) !== null) ?? fitting[0]
      if (event === undefined) continue
      matched.set(change, event)
      used.add(event)
    }
  }
  return matched
}
