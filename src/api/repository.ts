import { queryOptions } from '@tanstack/react-query'
import { createHeadStart } from './head-start'
import type { Http, ReadOptions } from './http'
import { http } from './quay'
import { type Repository, repositorySchema } from './schemas'
import { apiUrl, repositoryParts } from './url'

/**
 * Reads one repository: what may be done there, its state, and how long ended lifetimes are kept (contract
 * `repo-get-reader`). Its tags are left out; they would all come.
 * @param repository its whole name, such as `acme/api`
 * @throws QuayError
 */
export function fetchRepository(
  http: Http,
  repository: string,
  options: ReadOptions = {},
): Promise<Repository> {
  const url = apiUrl(repositoryParts(repository), { includeTags: false })
  return http.read(repositorySchema, url, options)
}

/** Repositories that are read before their page is there. */
export const repositoryAhead = createHeadStart((repository) => fetchRepository(http, repository))

/** `fetchRepository` for the console. */
export function repositoryQuery(repository: string) {
  return queryOptions({
    queryKey: ['repository', repository],
    queryFn: ({ signal }) =>
      repositoryAhead.take(repository) ?? fetchRepository(http, repository, { signal }),
  })
}
