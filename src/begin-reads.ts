import { repositoryAhead } from './api/repository'
import { lifetimesAhead } from './api/tags'
import { fullName, parseRepository, parseTag, pathBelowRepository } from './paths'

/**
 * Asks Quay for what a repository's page begins with, while that page is still loading its code.
 * @param search the URL's parameters
 */
export function beginReads(pathname: string, search: string): void {
  const path = pathBelowRepository(pathname)
  if (path === null) return
  const repository = parseTag(path)?.repository ?? parseRepository(path)
  if (repository === null) return
  const name = fullName(repository)
  const isListed = parseTag(path) === null && new URLSearchParams(search).get('tab') !== 'activity'
  if (isListed) lifetimesAhead.begin(name)
  repositoryAhead.begin(name)
}
