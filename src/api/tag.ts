import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { http } from './quay'
import { STALE_AFTER } from './query-client'
import { PRIORITY, type Priority } from './queue'
import type { TagEntry } from './schemas'
import { fetchTagPage, lifetimesQuery, pageAfter, type ReadTagPage } from './tags'

/**
 * The newest hundred lifetimes of one tag, for the console.
 * @param priority its place in the queue; as if the person waits for it, unless told
 */
export function tagQuery(repository: string, tag: string, priority: Priority = PRIORITY.waitedFor) {
  return queryOptions({
    queryKey: ['tag', repository, tag],
    queryFn: ({ signal }) => fetchTagPage(http, repository, { page: 1, tag }, { signal, priority }),
    // One request: what others did meanwhile, and what was collected, is seen when the person comes back.
    refetchOnWindowFocus: true,
  })
}

/** `tagQuery` that asks nothing where one page of the repository's listing held all of it, and is fresh. */
export function listedTagQuery(repository: string, tag: string) {
  return queryOptions({
    ...tagQuery(repository, tag),
    queryFn: ({ signal, client }) =>
      listedPage(client, repository, tag) ?? fetchTagPage(http, repository, { page: 1, tag }, { signal }),
  })
}

function listedPage(client: QueryClient, repository: string, tag: string): ReadTagPage | null {
  const state = client.getQueryState(lifetimesQuery(repository).queryKey)
  const page = state?.data
  if (state === undefined || page === undefined || page.has_additional) return null
  const tags = page.tags.filter(({ name }) => name === tag)
  // Of a name that nobody has there may be news.
  const isKnown = tags.length > 0 && !state.isInvalidated && Date.now() - state.dataUpdatedAt < STALE_AFTER
  return isKnown ? { ...page, tags, places: tags.length } : null
}

/** Lifetimes behind the newest hundred, and these as they were then: what has come since pushes them back. */
export type EarlierPage = ReadTagPage & { newest: readonly TagEntry[] }

/**
 * The lifetimes of a tag that are older than the newest hundred, for the console, page by page from the second on. Where
 * the first is older than half a minute, it is read again before: between both nothing shall be missing.
 */
export function earlierQuery(repository: string, tag: string) {
  return infiniteQueryOptions({
    queryKey: ['tag-earlier', repository, tag],
    queryFn: async ({ pageParam: page, signal, client }): Promise<EarlierPage> => {
      const { tags } = await client.fetchQuery(tagQuery(repository, tag))
      const options = { signal, priority: PRIORITY.visible }
      return { ...(await fetchTagPage(http, repository, { page, tag }, options)), newest: tags }
    },
    initialPageParam: 2,
    getNextPageParam: (last) => (last.has_additional ? pageAfter(last) : null),
  })
}
