import { QuayError } from './error'

type Query = Record<string, string | number | boolean | undefined>

/**
 * Builds the address of an endpoint below `api/v1/`, relative to the console's base. Each part is encoded, so that odd
 * names, which a listing can hold (contract `restore-new-name`), reach the right tag.
 * @param parts path parts as they are, not encoded; an empty last part gives a trailing slash
 * @param query parameters; undefined ones are left out
 * @throws QuayError `unaddressable` for a part that no URL can carry: `.` and `..` are folded away by browsers, and a
 * slash, even encoded, reaches another endpoint (contract `put-name-1`)
 */
export function apiUrl(parts: readonly string[], query: Query = {}): string {
  const path = parts.map((part, index) => (part === '' && index === parts.length - 1 ? '' : encodePart(part)))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value))
  }
  return `api/v1/${path.join('/')}${search.size > 0 ? `?${search}` : ''}`
}

/**
 * The path parts of a repository.
 * @param repository its whole name, such as `acme/api` or, nested, `acme/team/app`: its slashes divide parts of the path
 */
export function repositoryParts(repository: string): string[] {
  return ['repository', ...repository.split('/')]
}

function encodePart(part: string): string {
  if (part === '' || part === '.' || part === '..' || part.includes('/')) throw unaddressable(part)
  try {
    return encodeURIComponent(part)
  } catch {
    // Half of a surrogate pair has no encoding.
    throw unaddressable(part)
  }
}

function unaddressable(part: string): QuayError {
  return new QuayError({ kind: 'unaddressable', address: part })
}
