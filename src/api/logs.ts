import { infiniteQueryOptions } from '@tanstack/react-query'
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

/** Seconds. */
export const DAY = 86_400

/** When the day (UTC) of a moment began, both in seconds: the log is read by whole days. */
export const dayOf = (moment: number): number => Math.floor(moment / DAY) * DAY

/** Which page: of a range its first (null), or the one behind another. */
export interface LogParam {
  range: LogRange
  nextPage: string | null
}

/** A page, which one it is, and when it was asked for (seconds): what happened later stands in no page. */
export type ReadLogPage = LogPage & LogParam & { asked: number }

type LogPageRequest = Omit<ReadOptions, 'priority'>

/**
 * Reads one page of a repository's usage log for the console.
 * @throws QuayError
 */
export async function readLogPage(
  repository: string,
  param: LogParam,
  options: LogPageRequest = {},
): Promise<ReadLogPage> {
  const asked = clock.now() / 1000
  const page = await fetchLogPage(http, repository, param.range, param.nextPage, {
    ...options,
    priority: PRIORITY.visible,
  })
  // What Quay calls the next page stands beside the one that this page is.
  return { ...page, ...param, asked }
}

/**
 * The usage log for the console, page by page, as far as somebody wants it. It is not read anew: what came since is put in
 * front of it (`renewLog`), so that midnight changes nothing of what was read.
 * @param tag on whose page it is shown; null for the repository's
 * @param first the days with which it begins
 * @param next which page comes after these; null for none
 */
export function logsQuery(
  repository: string,
  tag: string | null,
  first: LogRange,
  next: (pages: readonly ReadLogPage[]) => LogParam | null,
) {
  const initialPageParam: LogParam = { range: first, nextPage: null }
  return infiniteQueryOptions({
    queryKey: ['logs', repository, tag],
    queryFn: ({ pageParam, signal }) => readLogPage(repository, pageParam, { signal }),
    initialPageParam,
    getNextPageParam: (_last, pages) => next(pages),
    staleTime: Infinity,
    refetchOnMount: false,
  })
}
