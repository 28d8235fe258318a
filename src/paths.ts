// Every URL of the console, built in one place. They are Quay's own, so that a link into Quay's console opens the
// same thing here when the host is changed.

export interface RepositoryName {
  namespace: string
  /** May be nested: `team/app`. */
  name: string
}

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')

export const paths = {
  signIn: (next?: string) => `/signin${next && next !== '/' ? `?next=${encodeURIComponent(next)}` : ''}`,
  repositories: () => '/repository',
  /** Quay has no page of this kind. */
  activity: () => '/activity',
  organization: (name: string) => `/organization/${encodeURIComponent(name)}`,
  repository: ({ namespace, name }: RepositoryName) => {
    const path = `/repository/${encodePath(`${namespace}/${name}`)}`
    // A nested name can look like the address of a tag; the slash at its end says that it is none.
    return TAG_PATH.test(`${namespace}/${name}`) ? `${path}/` : path
  },
  tag: (repository: RepositoryName, tag: string) =>
    `/repository/${encodePath(`${repository.namespace}/${repository.name}`)}/tag/${encodeURIComponent(tag)}`,
}

// Names match greedily: the last `tag` divides (contract README 27).
const TAG_PATH = /^([^/]+\/.+)\/tag\/([^/]+)$/

/** The tag that a path behind `/repository/` names (already decoded), or null where it names none. */
export function parseTag(path: string): { repository: RepositoryName; tag: string } | null {
  const [, name, tag] = TAG_PATH.exec(path) ?? []
  const repository = parseRepository(name ?? '')
  return repository && tag ? { repository, tag } : null
}

/** What stands behind `/repository/` in the path of a URL, decoded; null for another page's, or one that can't be decoded. */
export function pathBelowRepository(pathname: string): string | null {
  const [, path] = /^\/repository\/(.+)$/.exec(pathname) ?? []
  try {
    return path === undefined ? null : decodeURIComponent(path)
  } catch {
    return null
  }
}

/** A repository's whole name: `acme/api`. */
export const fullName = ({ namespace, name }: RepositoryName) => `${namespace}/${name}`

/** The parts of a whole name that was taken from a URL or an answer. */
export function repositoryOf(whole: string): RepositoryName {
  const at = whole.indexOf('/')
  return { namespace: whole.slice(0, at), name: whole.slice(at + 1) }
}

/** The repository that a path behind `/repository/` names (already decoded), or null where it names none. */
export function parseRepository(path: string): RepositoryName | null {
  const [namespace, ...rest] = path.replace(/\/+$/, '').split('/')
  const name = rest.join('/')
  const whole = namespace && name && !rest.some((part) => part === '' || part === '.' || part === '..')
  return whole ? { namespace, name } : null
}

/** Where to go after signing in: `next` if it is a page of this console, the repositories if not. */
export function safeNext(next: string | null): string {
  const path = next ?? ''
  // "//host" and "/\host" leave this origin; the sign-in page would only come back to itself.
  const ours = /^\/(?![/\\])/.test(path) && !path.startsWith('/signin')
  return ours ? path : paths.repositories()
}
