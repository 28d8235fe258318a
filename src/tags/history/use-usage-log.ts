import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { QuayError } from '~/api/error'
import { dayOf, logsQuery, type LogPage, type LogRange } from '~/api/logs'
import { eventsOf, secondsOf } from '~/history/log-event'
import type { Reading } from '~/history/horizon'
import type { LogRead } from '~/history/log-join'

/** How many pages of twenty are read without being asked for. */
const UNASKED = 10

export type UsageLog = LogRead & {
  /** `hidden`: the person may not read it. */
  state: 'hidden' | 'reading' | 'read' | 'partial' | 'failed'
  /** The moment (seconds) back to which it was read; null while nothing was. */
  readBackTo: number | null
  readMore: () => void
  isReading: boolean
}

interface Wanted extends Pick<Reading, 'now' | 'window'> {
  /** When the oldest change that is shown happened, in seconds. */
  oldest: number
}

/** Back to which moment the last page goes: to the beginning of its range, or to its oldest entry of whatever kind. */
function reachOf(page: (LogPage & { range: LogRange }) | undefined): number | null {
  if (!page) return null
  const { range, next_page, logs } = page
  return next_page === null ? range.from : secondsOf(logs.at(-1)?.datetime ?? '')
}

/**
 * Who did what, for administrators: the usage log back to the oldest change that is shown, as far as it takes few
 * requests; further when asked. To what others may not see no request is sent.
 */
export function useUsageLog(repository: string, wanted: Wanted, mayRead: boolean): UsageLog {
  const { now, window } = wanted
  // Whole days, so that the passing of time does not read it all anew.
  const range = { from: dayOf(now - window), to: dayOf(now) }
  const log = useInfiniteQuery({ ...logsQuery(repository, range, wanted.oldest), enabled: mayRead })
  const { data, error, hasNextPage, isFetching, fetchNextPage } = log
  const pages = data?.pages.length ?? 0
  const events = useMemo(() => eventsOf(data?.pages.flatMap((page) => page.logs) ?? []), [data])
  const readBackTo = reachOf(data?.pages.at(-1))
  const reached = readBackTo !== null && readBackTo <= wanted.oldest
  const goesOn = hasNextPage && !isFetching && !error && pages < UNASKED && !reached
  useEffect(() => {
    if (goesOn) void fetchNextPage()
  }, [goesOn, fetchNextPage])

  const hidden = !mayRead || (error instanceof QuayError && error.kind === 'forbidden')
  const asked = data?.pages[0]?.asked ?? readBackTo
  const read = useMemo(
    () => (readBackTo === null || asked === null ? [] : [{ from: readBackTo, to: asked }]),
    [readBackTo, asked],
  )
  return {
    events,
    read,
    readBackTo,
    state: hidden
      ? 'hidden'
      : error && !data
        ? 'failed'
        : !data || goesOn
          ? 'reading'
          : hasNextPage && !reached
            ? 'partial'
            : 'read',
    readMore: () => void fetchNextPage(),
    isReading: isFetching,
  }
}
