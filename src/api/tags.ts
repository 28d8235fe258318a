import { queryOptions } from '@tanstack/react-query'
import { createHeadStart } from './head-start'
import type { Http, ReadOptions } from './http'
import { PRIORITY } from './queue'
import { http } from './quay'
import { type TagPage, tagPageSchema } from './schemas'
import { apiUrl, repositoryParts } from './url'

/** The most that Quay gives at once (contract `list-param-04`). */
export const PAGE_SIZE = 100

/**
 * A page, and how many places of the listing it covers: what was filtered out here has one too. Of the last page, less or
 * more by what was folded out of or into the listing since.
 */
export type ReadTagPage = TagPage & { places: number }

/** Which part of the listing. */
export type TagPageRequest = {
  /** From 1. */
  page: number
  /** Leaves out what ended. */
  onlyLive?: boolean
  /** Only the lifetimes of the tag of this name. */
  tag?: string
  /** Only names that contain this text, upper and lower case alike; empty for all. */
  contains?: string
}

/**
 * Reads one page of a repository's tag listing, newest `start_ts` first: its lifetimes, or the live ones alone. A page past
 * the end is empty (contract `list-param-03`). Pages shift while somebody writes.
 * @param repository its whole name, such as `acme/api`
 * @throws QuayError
 */
export async function fetchTagPage(
  http: Http,
  repository: string,
  { page, onlyLive = false, tag, contains = '' }: TagPageRequest,
  options: ReadOptions = {},
): Promise<ReadTagPage> {
  const url = apiUrl([...repositoryParts(repository), 'tag', ''], {
    limit: PAGE_SIZE,
    page,
    onlyActiveTags: onlyLive || undefined,
    specificTag: tag,
    filter_tag_name: contains === '' ? undefined : `like:${contains}`,
  })
  const answer = await http.read(tagPageSchema, url, options)
  // To Quay `%` and `_` in the text are wildcards, which find too much (contract `list-param-16`).
  const wanted = contains.toLowerCase()
  const tags = answer.tags.filter(({ name }) => name.toLowerCase().includes(wanted))
  return { ...answer, tags, places: answer.tags.length }
}

const HOUR = 3_600_000

/** First pages of lifetimes that are read before their page is there. */
export const lifetimesAhead = createHeadStart((repository) => fetchTagPage(http, repository, { page: 1 }))

/**
 * The newest hundred lifetimes of a repository, ended ones too, for the console; of a small one that is all there is to
 * know. A reader sees to what comes after (`listings`), so it is not read again.
 */
export function lifetimesQuery(repository: string) {
  return queryOptions({
    queryKey: ['tags', repository],
    queryFn: ({ signal }) =>
      lifetimesAhead.take(repository) ??
      fetchTagPage(http, repository, { page: 1 }, { signal, priority: PRIORITY.waitedFor }),
    staleTime: Infinity,
    gcTime: HOUR,
  })
}

/**
 * The page that goes on where the last one ends. Pages are counted from the listing's beginning, so each deletion among
 * what was read moves the rest forward: then the page that holds the border is read again, rather than miss what slipped
 * over it.
 */
export function pageAfter({ page, places }: ReadTagPage): number {
  const end = (page - 1) * PAGE_SIZE + places
  return Math.max(0, Math.floor(end / PAGE_SIZE)) + 1
}
