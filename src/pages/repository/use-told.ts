import { useCallback, useState } from 'react'
import type { TagEntry } from '~/api/schemas'
import { changesHoldUntil } from '~/history/changes'
import type { Reading } from '~/history/horizon'
import type { LogRead } from '~/history/log-event'
import { eachInSteps, filterInSteps, type Steps } from '~/history/steps'
import { historyInSteps } from '~/history/told'
import type { ShownChange } from './ChangeRow'
import { matcherOf, nameOf, type HistoryFilter } from './history-filter'
import { useInSlices } from './use-in-slices'

/** What some lifetimes tell, with the log. */
export interface ToldHistory {
  /** Newest first. */
  changes: readonly ShownChange[]
  /** Who is named in them. */
  people: readonly string[]
  /** How many lifetimes these are, and back to which moment they were read. */
  read: number
  readBackTo: number | null
}

/** Of so many the changes are told, and filtered, faster than anybody sees. */
const FEW_LIFETIMES = 1_500
const FEW_CHANGES = 10_000

const NONE: readonly TagEntry[] = []

/** The changes that lifetimes tell; while many are worked on, those that were told before. Null while there are none yet. */
export function useTold(
  lifetimes: readonly TagEntry[] | null,
  { events, read }: LogRead,
  reading: Reading,
): ToldHistory | null {
  const { window, readBackTo } = reading
  const now = useMomentOfChange(lifetimes ?? NONE, reading)
  const tell = useCallback(
    () => toldInSteps(lifetimes ?? NONE, { events, read }, { now, window, readBackTo }),
    [lifetimes, events, read, now, window, readBackTo],
  )
  const { result } = useInSlices(tell, (lifetimes ?? NONE).length <= FEW_LIFETIMES)
  return result
}

/** Those of the changes that the filter leaves; `isBehind` while they are still those of the filter before. */
export function useFiltered(changes: readonly ShownChange[], { text, kind, person }: HistoryFilter) {
  const filter = useCallback(
    () => filterInSteps(changes, matcherOf({ text, kind, person })),
    [changes, text, kind, person],
  )
  return useInSlices(filter, changes.length <= FEW_CHANGES)
}

function* toldInSteps(lifetimes: readonly TagEntry[], log: LogRead, reading: Reading): Steps<ToldHistory> {
  const changes = yield* historyInSteps(lifetimes, log, reading)
  const people = new Set<string>()
  yield* eachInSteps(changes, (change) => {
    const name = nameOf(change)
    if (name !== null) people.add(name)
  })
  return { changes, people: [...people].sort(), read: lifetimes.length, readBackTo: reading.readBackTo }
}

const momentOf = (lifetimes: readonly TagEntry[], reading: Reading) => ({
  lifetimes,
  window: reading.window,
  now: reading.now,
  until: changesHoldUntil(lifetimes, reading),
})

/** The moment (seconds) to derive changes at: time that goes by makes them others only when something ends. */
function useMomentOfChange(lifetimes: readonly TagEntry[], reading: Reading): number {
  const { now, window } = reading
  const [kept, keep] = useState(() => momentOf(lifetimes, reading))
  const holds = now === kept.now || (now > kept.now && now < kept.until)
  if (holds && kept.lifetimes === lifetimes && kept.window === window) return kept.now
  keep(momentOf(lifetimes, reading))
  return now
}
