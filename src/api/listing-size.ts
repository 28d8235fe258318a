import { queryOptions } from '@tanstack/react-query'
import type { Http, ReadOptions } from './http'
import { http } from './quay'
import { PRIORITY } from './queue'
import { tagPageSchema } from './schemas'
import { apiUrl, repositoryParts } from './url'

/** How many lifetimes a repository has: Quay counts them nowhere, so it is between two numbers. */
export type ListingSize = { atLeast: number; atMost: number }

/** No listing is longer: more is not looked for. */
const LONGEST = 2 ** 24
/** How near the two numbers come, as a part of them. */
const NEAR = 1 / 8

/**
 * Finds out how many there are by asking for single entries ever further on: a page past the end is empty (contract
 * `list-param-03`). Ten requests or so for a hundred thousand, which are a thousand pages.
 * @param has whether there is an n-th entry, from 1
 * @param known so many there are at least; one or more
 */
export async function measureListing(
  has: (n: number) => Promise<boolean>,
  known: number,
): Promise<ListingSize> {
  let atLeast = known
  let beyond = known * 2
  while (beyond < LONGEST && (await has(beyond))) {
    atLeast = beyond
    beyond *= 2
  }
  while (beyond - atLeast > Math.max(1, atLeast * NEAR)) {
    const middle = Math.floor((atLeast + beyond) / 2)
    if (await has(middle)) atLeast = middle
    else beyond = middle
  }
  return { atLeast, atMost: beyond - 1 }
}

async function hasEntry(http: Http, repository: string, n: number, options: ReadOptions): Promise<boolean> {
  const url = apiUrl([...repositoryParts(repository), 'tag', ''], { limit: 1, page: n })
  return (await http.read(tagPageSchema, url, options)).tags.length > 0
}

/** `measureListing` for the console, of a repository's lifetimes. */
export function listingSizeQuery(repository: string, known: number) {
  return queryOptions({
    queryKey: ['listing-size', repository],
    queryFn: ({ signal }) =>
      measureListing((n) => hasEntry(http, repository, n, { signal, priority: PRIORITY.background }), known),
    // As an estimate it is good for longer than anybody reads.
    staleTime: Infinity,
  })
}

/**
 * How long a page of a repository's listing took of late, in seconds, as the browser measured it; null where none was read.
 */
export function secondsPerPage(repository: string): number | null {
  const listing = new URL(apiUrl([...repositoryParts(repository), 'tag', '']), 'https://quay').pathname
  const took = performance
    .getEntriesByType('resource')
    // A page of one only measures how long the listing is.
    .filter(({ name }) => name.includes(`${listing}?limit=`) && !name.includes('?limit=1&'))
    .map(({ duration }) => duration / 1000)
    .slice(-10)
  return took.length === 0 ? null : took.reduce((sum, one) => sum + one, 0) / took.length
}
