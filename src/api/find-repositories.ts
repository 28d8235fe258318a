import { queryOptions } from '@tanstack/react-query'
import type { Http, ReadOptions } from './http'
import { http } from './quay'
import { type FoundPage, foundPageSchema } from './schemas'
import { apiUrl } from './url'

/**
 * Searches the repositories that the person may see, by name and description, best first (contract `find-repos`).
 * @returns the first page, at most ten
 * @throws QuayError
 */
export function findRepositories(http: Http, query: string, options: ReadOptions = {}): Promise<FoundPage> {
  return http.read(foundPageSchema, apiUrl(['find', 'repositories'], { query }), options)
}

/** `findRepositories` for the console; an empty query asks nothing. */
export function findRepositoriesQuery(query: string) {
  return queryOptions({
    queryKey: ['find-repositories', query],
    queryFn: ({ signal }) => findRepositories(http, query, { signal }),
    enabled: query !== '',
  })
}
