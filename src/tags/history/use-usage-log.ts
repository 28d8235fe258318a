import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { QuayError } from '~/api/error'
import { dayOf, logsQuery } from '~/api/logs'
import { freshenLog } from '~/api/renew-log'
import { eventsOf, type LogRead } from '~/history/log-event'
import type { Reading } from '~/history/horizon'
import { FEW_PAGES, nextLogPage, reachOf, readIn, type LogWish } from './log-course'

export type UsageLog = LogRead & {
  /** `hidden`: the person may not read it. */
  state: 'hidden' | 'reading' | 'read' | 'partial' | 'failed'
  /** The moment (seconds) back to which it was read; null while nothing was. */
  readBackTo: number | null
  /** When its newest page was asked for, in seconds; null while none is there. */
  asked: number | null
  readMore: () => void
  isReading: boolean
}

interface Wanted extends LogWish, Pick<Reading, 'now'> {
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
  /** On whose page it is shown; null for the repository's. */
  tag: string | null
}

/**
 * Who did what, for administrators: the usage log of what is shown, as far as it takes few requests; as many again when
 * asked. To what others may not see no request is sent.
 */
export function useUsageLog(repository: string, wanted: Wanted, mayRead: boolean): UsageLog {
  const { now, window, tag } = wanted
  const [limit, setLimit] = useState(FEW_PAGES)
  const log = useInfiniteQuery({
    ...logsQuery(repository, tag, { from: dayOf(now - (window ?? 0)), to: dayOf(now) }, (pages) =>
      nextLogPage(pages, wanted),
    ),
    enabled: mayRead,
  })
  const { data, error, hasNextPage, isFetching, fetchNextPage } = log
  const pages = useMemo(() => data?.pages ?? [], [data])
  const events = useMemo(() => eventsOf(pages.flatMap(({ logs }) => logs)), [pages])
  const read = useMemo(() => readIn(pages), [pages])
  const last = pages.at(-1)
  const goesOn = hasNextPage && !isFetching && !error && pages.length < limit
  useEffect(() => {
    if (goesOn) void fetchNextPage()
  }, [goesOn, fetchNextPage])
  useFreshLog(repository, tag, mayRead)

  const hidden = !mayRead || (error instanceof QuayError && error.kind === 'forbidden')
  return {
    events,
    read,
    readBackTo: last ? reachOf(last) : null,
    asked: pages[0]?.asked ?? null,
    state: hidden
      ? 'hidden'
      : error && !data
        ? 'failed'
        : !data || goesOn
          ? 'reading'
          : hasNextPage
            ? 'partial'
            : 'read',
    readMore: () => {
      setLimit(pages.length + FEW_PAGES)
      // One that failed is tried again.
      if (!isFetching) void fetchNextPage()
    },
    isReading: isFetching,
  }
}

/** Gets what came since for who comes to a log, or back to it in the browser's tab. */
function useFreshLog(repository: string, tag: string | null, mayRead: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!mayRead) return undefined
    const look = () => {
      if (document.visibilityState === 'visible') void freshenLog(client, repository, tag)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [client, repository, tag, mayRead])
}
