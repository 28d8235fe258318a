import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import type { Http, ReadOptions } from './http'
import { PRIORITY } from './queue'
import { clock, http } from './quay'
import { apiUrl, repositoryParts } from './url'

const text = v.fallback(v.nullish(v.string(), null), null)

/** One entry of the usage log (who.json); what an entry of another kind has beside survives. */
const logEntrySchema = v.looseObject({
  kind: v.string(),
  /** Such as `Tue, 24 Nov 2026 21:34:41 -0000`. */
  datetime: v.string(),
  ip: text,
  /** Null for what workers and policies did (contract README 26). */
  performer: v.nullish(
    v.looseObject({ kind: text, name: v.string(), is_robot: v.nullish(v.boolean(), false) }),
    null,
  ),
  metadata: v.nullish(v.looseObject({}), {}),
})

export type LogEntry = v.InferOutput<typeof logEntrySchema>

/** Twenty entries, newest first; the last page is empty and has no `next_page` (contract README 26). */
const logPageSchema = v.looseObject({
  logs: v.array(logEntrySchema),
  next_page: v.nullish(v.string(), null),
})

export type LogPage = v.InferOutput<typeof logPageSchema>

/** From which day to which, both whole days in UTC; moments in seconds. */
export type LogRange = { from: number; to: number }

/** The form of dates that Quay takes: any other is silently ignored (who `time-07`). */
function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000)
  const part = (number: number) => String(number).padStart(2, '0')
  return `${part(date.getUTCMonth() + 1)}/${part(date.getUTCDate())}/${date.getUTCFullYear()}`
}

/**
 * Reads one page of a repository's usage log; for its administrators alone (who `logs-as-write`).
 * @param nextPage `next_page` of the page before; null for the first. The range is repeated with it (contract README 26)
 * @throws QuayError `forbidden` for who may not
 */
export function fetchLogPage(
  http: Http,
  repository: string,
  { from, to }: LogRange,
  nextPage: string | null,
  options: ReadOptions = {},
): Promise<LogPage> {
  const query = { starttime: dateOf(from), endtime: dateOf(to), next_page: nextPage ?? undefined }
  return http.read(logPageSchema, apiUrl([...repositoryParts(repository), 'logs'], query), options)
}

const DAY = 86_400

/** When the day (UTC) of a moment began, both in seconds: the log is read by whole days. */
export const dayOf = (moment: number): number => Math.floor(moment / DAY) * DAY

interface LogParam {
  range: LogRange
  nextPage: string | null
}

const paramOf = (range: LogRange, nextPage: string | null): LogParam => ({ range, nextPage })

/**
 * The usage log for the console, newest first, page by page: of a range of days, then of the days before it.
 * @param since the moment (seconds) back to which it goes on beyond the range
 */
export function logsQuery(repository: string, first: LogRange, since: number) {
  return infiniteQueryOptions({
    queryKey: ['logs', repository, dateOf(first.from), dateOf(first.to)],
    queryFn: async ({ pageParam, signal }) => {
      // What happens after it was asked stands in no page.
      const asked = clock.now() / 1000
      const { range, nextPage } = pageParam
      const page = await fetchLogPage(http, repository, range, nextPage, {
        signal,
        priority: PRIORITY.visible,
      })
      return { ...page, range, asked }
    },
    initialPageParam: paramOf(first, null),
    getNextPageParam: ({ range, next_page }) => {
      if (next_page !== null) return paramOf(range, next_page)
      const from = dayOf(since)
      return from < range.from ? paramOf({ from, to: range.from - DAY }, null) : null
    },
  })
}

/** Of how many pages a log that is on screen may be to be read anew for the sake of one write. */
const FEW = 2

/**
 * After a write: the usage log of a repository has an entry more. One that is looked at is read anew where that takes few
 * requests; any other when it is looked at again.
 */
export function renewLog(client: QueryClient, repository: string): void {
  const queryKey = ['logs', repository]
  void client.invalidateQueries({ queryKey, refetchType: 'none' })
  for (const [key, data] of client.getQueriesData<InfiniteData<LogPage>>({ queryKey, type: 'active' }))
    if (data && data.pages.length <= FEW) void client.refetchQueries({ queryKey: key, exact: true })
}
