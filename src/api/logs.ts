import {
  infiniteQueryOptions,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'
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

async function readLogPage(
  repository: string,
  { range, nextPage }: LogParam,
  signal?: AbortSignal,
): Promise<ReadLogPage> {
  const asked = clock.now() / 1000
  const options = { priority: PRIORITY.visible, ...(signal ? { signal } : {}) }
  return { ...(await fetchLogPage(http, repository, range, nextPage, options)), range, asked }
}

/**
 * The usage log for the console, newest first, page by page: of a range of days, then of the days before it.
 * @param since the moment (seconds) back to which it goes on beyond the range
 */
export function logsQuery(repository: string, first: LogRange, since: number) {
  return infiniteQueryOptions({
    queryKey: ['logs', repository, dateOf(first.from), dateOf(first.to)],
    queryFn: ({ pageParam, signal }) => readLogPage(repository, pageParam, signal),
    initialPageParam: paramOf(first, null),
    getNextPageParam: ({ range, next_page }) => {
      if (next_page !== null) return paramOf(range, next_page)
      const from = dayOf(since)
      return from < range.from ? paramOf({ from, to: range.from - DAY }, null) : null
    },
  })
}

/** A page, of which range it is, and when it was asked for (seconds): what happened later stands in no page. */
export type ReadLogPage = LogPage & { range: LogRange; asked: number }

type Log = InfiniteData<ReadLogPage, LogParam>

/**
 * Puts a newest page in front of what was read of a log; null where they do not meet, as more than a page came since.
 * @param newest the first page of the same range, read later
 */
export function withNewest({ pages, pageParams }: Log, newest: ReadLogPage): Log | null {
  const [first, ...others] = pages
  if (first === undefined) return null
  const known = pages.flatMap(({ logs }) => logs.map(spelled))
  const entries = newest.logs.map(spelled)
  const meets = (count: number) => entries.slice(count).every((entry, at) => entry === known[at])
  const count = known.length === 0 ? entries.length : entries.findIndex((_, at) => meets(at))
  // In one second entries may have changed places.
  if (count < 0 || entries.slice(0, count).some((entry) => known.includes(entry))) return null
  const fresh = newest.logs.slice(0, count)
  return {
    pages: [{ ...first, logs: [...fresh, ...first.logs], asked: newest.asked }, ...others],
    pageParams,
  }
}

const spelled = (entry: LogEntry) => JSON.stringify(entry)

/**
 * After a write: the usage log of a repository has an entry more. One that is looked at gets its newest page, by one request
 * mostly; any other is read anew when it is looked at again, and so is one that can't be read now.
 */
export async function renewLog(client: QueryClient, repository: string): Promise<void> {
  const queryKey = ['logs', repository]
  await client.invalidateQueries({ queryKey, refetchType: 'none' })
  const shown = client.getQueryCache().findAll({ queryKey, type: 'active' })
  await Promise.allSettled(shown.map((query) => renewFirst(client, repository, query.queryKey)))
}

async function renewFirst(client: QueryClient, repository: string, queryKey: QueryKey): Promise<void> {
  // A further page that is on its way comes with the others as they were when it was asked for.
  const read = async () => {
    await client
      .getQueryCache()
      .find({ queryKey })
      ?.promise?.catch(() => undefined)
    return client.getQueryData<Log>(queryKey)
  }
  const [first] = (await read())?.pageParams ?? []
  if (first === undefined) return
  const newest = await readLogPage(repository, first)
  const log = await read()
  const renewed = log && withNewest(log, newest)
  if (renewed) client.setQueryData<Log>(queryKey, renewed)
  else await client.refetchQueries({ queryKey, exact: true })
}
