import type { ListedRepository } from '~/api/schemas'
import { fullName, parseRepository, type RepositoryName } from '~/paths'
import { compareNames } from '~/tags/name-order'

// What of the repositories is shown: pure, and all of it stands in the URL.

export const STATES = ['any', 'normal', 'read-only', 'mirror'] as const
export type StateFilter = (typeof STATES)[number]
export const VISIBILITIES = ['any', 'public', 'private'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export interface ListView {
  text: string
  state: StateFilter
  visibility: Visibility
}

const STATE_WORDS = { normal: 'NORMAL', 'read-only': 'READ_ONLY', mirror: 'MIRROR' } as const

/** Reads a view from a URL; what makes no sense there counts as absent. */
export function listViewFromParams(params: URLSearchParams): ListView {
  return {
    text: params.get('q') ?? '',
    state: STATES.find((one) => one === params.get('state')) ?? 'any',
    visibility: VISIBILITIES.find((one) => one === params.get('visibility')) ?? 'any',
  }
}

export function paramsOfListView({ text, state, visibility }: ListView): URLSearchParams {
  const params = new URLSearchParams()
  if (text) params.set('q', text)
  if (state !== 'any') params.set('state', state)
  if (visibility !== 'any') params.set('visibility', visibility)
  return params
}

/** The repository that a text names outright: `namespace/name`. */
export function namedRepository(text: string): RepositoryName | null {
  return /^[^\s/]+(\/[^\s/]+)+$/.test(text.trim()) ? parseRepository(text.trim()) : null
}

function matches(repository: ListedRepository, { text, state, visibility }: ListView): boolean {
  const wanted = text.trim().toLowerCase()
  return (
    (fullName(repository).toLowerCase().includes(wanted) ||
      repository.description.toLowerCase().includes(wanted)) &&
    (state === 'any' || repository.state === STATE_WORDS[state]) &&
    (visibility === 'any' || repository.is_public === (visibility === 'public'))
  )
}

export interface Group {
  namespace: string
  repositories: ListedRepository[]
}

/** What the view shows, by namespace, each in the order of names. A page that shifted may bring one twice. */
export function groupsOf(repositories: readonly ListedRepository[], view: ListView): Group[] {
  const byName = new Map(repositories.map((one) => [fullName(one), one]))
  const shown = [...byName.values()].filter((one) => matches(one, view))
  const namespaces = [...new Set(shown.map((one) => one.namespace))].sort(compareNames)
  return namespaces.map((namespace) => ({
    namespace,
    repositories: shown
      .filter((one) => one.namespace === namespace)
      .sort((a, b) => compareNames(a.name, b.name)),
  }))
}
