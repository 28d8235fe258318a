import { changesInSteps } from './changes'
import type { Reading } from './horizon'
import type { Lifetime } from './lifetime'
import type { LogRead } from './log-event'
import {
  endsInLog,
  joinLogInSteps,
  newestFirst,
  stillListedInSteps,
  type LoggedEnd,
  type Told,
} from './log-join'
import { sortInSteps, type Steps } from './steps'

/** What happened in a repository, newest first, by whom where the log tells: of many tags, and so step by step. */
export function* historyInSteps<T extends Lifetime>(
  lifetimes: readonly T[],
  log: LogRead,
  reading: Reading,
): Steps<(Told<T> | LoggedEnd)[]> {
  const derived = yield* changesInSteps(lifetimes, reading)
  const { changes, leftover } = yield* joinLogInSteps(derived, log, reading)
  const isStillListed = yield* stillListedInSteps(lifetimes, leftover)
  // The ends of lifetimes that were not read yet, are gone, or have ended since they were read, stand in the log.
  return yield* sortInSteps([...changes, ...endsInLog(leftover, reading, isStillListed)], newestFirst)
}
