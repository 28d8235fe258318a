import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'
import { dayOf, readLogPage, type LogEntry, type LogParam, type ReadLogPage } from './logs'
import { STALE_AFTER } from './query-client'
import { clock } from './quay'

type Log = InfiniteData<ReadLogPage, LogParam>

/**
 * Puts a newest page in front of what was read of a log; null where they do not meet, as more than a page came since.
 * @param newest the first page, read later: of the same days and those that have begun since
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
  const { range, asked } = newest
  const logs = [...newest.logs.slice(0, count), ...first.logs]
  return {
    pages: [{ ...first, range, logs, asked }, ...others],
    pageParams: [{ range, nextPage: null }, ...pageParams.slice(1)],
  }
}

const spelled = (entry: LogEntry) => JSON.stringify(entry)

/**
 * After a write: the usage log of a repository has an entry more. One that is looked at gets its newest page, by one request
 * mostly; any other when it is looked at again (`freshenLog`), and so does one that can't be read now.
 */
export async function renewLog(client: QueryClient, repository: string): Promise<void> {
  const queryKey = ['logs', repository]
  await client.invalidateQueries({ queryKey, refetchType: 'none' })
  const shown = client.getQueryCache().findAll({ queryKey, type: 'active' })
  await Promise.allSettled(shown.map((query) => renewFirst(client, repository, query.queryKey)))
}

/** For who comes to a log, or back to it: gets what came since, unless it was read a moment ago. */
export async function freshenLog(client: QueryClient, repository: string, tag: string | null): Promise<void> {
  const { data, isInvalidated = false } = client.getQueryState<Log>(['logs', repository, tag]) ?? {}
  const asked = data?.pages[0]?.asked
  if (asked === undefined) return
  if (isInvalidated || clock.now() - asked * 1000 >= STALE_AFTER) await catchUpLog(client, repository, tag)
}

const underWay = new Map<string, Promise<void>>()

/** Gets what came since a log was asked; who wants the same meanwhile waits along. */
export async function catchUpLog(client: QueryClient, repository: string, tag: string | null): Promise<void> {
  const queryKey = ['logs', repository, tag]
  const id = JSON.stringify(queryKey)
  const renewal =
    underWay.get(id) ??
    renewFirst(client, repository, queryKey)
      // What was read before stays; that nothing can be read now shows in the page's other requests.
      .catch(() => undefined)
      .finally(() => underWay.delete(id))
  underWay.set(id, renewal)
  await renewal
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
  const { from, to } = first.range
  const range = { from, to: Math.max(to, dayOf(clock.now() / 1000)) }
  const newest = await readLogPage(repository, { range, nextPage: null })
  const log = await read()
  const renewed = log && withNewest(log, newest)
  if (renewed) {
    client.setQueryData<Log>(queryKey, renewed)
    return
  }
  // It is read anew with the days that have begun since.
  const begin: LogParam = { range, nextPage: null }
  client.setQueryData<Log>(
    queryKey,
    (old) => old && { ...old, pageParams: [begin, ...old.pageParams.slice(1)] },
  )
  await client.refetchQueries({ queryKey, exact: true })
}
