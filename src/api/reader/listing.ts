import type { Http } from '../http'
import type { Priority } from '../queue'
import { type TagPage, tagPageSchema } from '../schemas'
import { apiUrl, repositoryParts } from '../url'
import type { Range } from './range'

/** Which listing of a repository is read. */
export type Listing = {
  http: Http
  /** Its whole name, such as `acme/api`. */
  repository: string
  /** Leaves out what ended. */
  onlyLive: boolean
  /** Only names that contain this text, to Quay, which takes `%` and `_` for wildcards; empty for all. */
  contains: string
}

/**
 * Reads one page of a listing as it is on the server: each of its entries has its place there, also one that the
 * wildcards in a text found in error (contract `list-param-16`).
 * @throws QuayError, or the signal's reason where it was cancelled
 */
export function readPage(
  { http, repository, onlyLive, contains }: Listing,
  { limit, page }: Range,
  options: { signal: AbortSignal; priority: Priority },
): Promise<TagPage> {
  const url = apiUrl([...repositoryParts(repository), 'tag', ''], {
    limit,
    page,
    onlyActiveTags: onlyLive || undefined,
    filter_tag_name: contains === '' ? undefined : `like:${contains}`,
  })
  return http.read(tagPageSchema, url, options)
}
