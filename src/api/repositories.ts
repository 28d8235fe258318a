import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Http, ReadOptions } from './http'
import { PRIORITY } from './queue'
import { http } from './quay'
import { type RepositoryPage, repositoryPageSchema } from './schemas'
import { apiUrl } from './url'

/**
 * Reads one page of all repositories that the person may see, anonymous or not (contract README 30): `public=true` adds
 * the public ones, it does not leave out the others.
 * @param namespace only those of this namespace; null for all
 * @param nextPage `next_page` of the page before; null for the first
 * @throws QuayError
 */
export function fetchRepositories(
  http: Http,
  namespace: string | null,
  nextPage: string | null,
  options: ReadOptions = {},
): Promise<RepositoryPage> {
  const query = {
    namespace: namespace ?? undefined,
    public: true,
    last_modified: true,
    next_page: nextPage ?? undefined,
  }
  return http.read(repositoryPageSchema, apiUrl(['repository'], query), options)
}

/** `fetchRepositories` for the console, page by page. */
export function repositoriesQuery(namespace: string | null) {
  return infiniteQueryOptions({
    queryKey: ['repositories', namespace],
    queryFn: ({ pageParam, signal }) =>
      fetchRepositories(http, namespace, pageParam, {
        signal,
        priority: pageParam === null ? PRIORITY.waitedFor : PRIORITY.visible,
      }),
    initialPageParam: startingPage(),
    getNextPageParam: (page) => page.next_page,
  })
}

// A bare null would have the type null, which no later page fits.
function startingPage(): string | null {
  return null
}
