// Searching: repositories by name and description, and everything.

import { type Ask, json } from '../ask'
import { ownsOrganization } from '../auth'
import type { Repository } from '../state/repository'
import { avatar } from './avatar'
import { visible } from './repositories'

const PAGE = 10
const MOST_PAGES = 10

function matching(ask: Ask): Repository[] {
  const query = ask.query.get('query') ?? ''
  const slash = query.indexOf('/')
  const namespace = slash > 0 ? query.slice(0, slash) : null
  const text = query.slice(slash + 1).toLowerCase()
  return visible(ask, true).filter(({ traits }) => {
    const inside = namespace === null || traits.namespace.name === namespace
    return inside && [traits.name, traits.description ?? ''].some((one) => one.toLowerCase().includes(text))
  })
}

function namespaceView(repository: Repository): Record<string, unknown> {
  const { name, kind } = repository.traits.namespace
  const isUser = kind === 'user'
  return {
    title: isUser ? 'user' : 'org',
    kind,
    avatar: avatar(name, isUser ? 'user' : 'org'),
    name,
    score: 1,
    href: isUser ? `/user/${name}` : `/organization/${name}`,
  }
}

interface Result {
  readonly name: string
  readonly score: number
}

function repositoryResult(repository: Repository): Result & Record<string, unknown> {
  const { name, description, isPublic } = repository.traits
  return {
    kind: 'repository',
    title: 'repo',
    namespace: namespaceView(repository),
    name,
    description,
    is_public: isPublic,
    score: 4,
    href: `/repository/${repository.fullName}`,
  }
}

export function findRepositories(ask: Ask): Response {
  const page = Math.min(MOST_PAGES, Math.max(1, Number(ask.query.get('page') ?? 1) || 1))
  const start = (page - 1) * PAGE
  const found = matching(ask)
  return json({
    results: found.slice(start, start + PAGE).map(repositoryResult),
    has_additional: found.length > start + PAGE,
    page,
    page_size: PAGE,
    start_index: start,
  })
}

/** Repositories and the caller's organizations, by how well their names fit. */
export function findAll(ask: Ask): Response {
  const query = (ask.query.get('query') ?? '').toLowerCase()
  const organizations = [...ask.registry.namespaces.values()]
    .filter(
      (one) => one.kind === 'organization' && one.name.includes(query) && ownsOrganization(ask.caller, one),
    )
    .map(({ name }) => ({
      title: 'org',
      kind: 'organization',
      avatar: avatar(name, 'org'),
      name,
      score: 1,
      href: `/organization/${name}`,
    }))
  const results: Result[] = [...matching(ask).slice(0, 5).map(repositoryResult), ...organizations]
  const scored = results.map((result) => ({
    ...result,
    score: result.score * (fit(result.name, query) || 0.5),
  }))
  return json({ results: scored.toSorted((a, b) => b.score - a.score) })
}

/** How well a name fits what was typed, from 0 to 1: letters that match count most, those that follow nearly as much. */
function fit(name: string, query: string): number {
  let score = 0
  let position = 0
  for (const letter of query) {
    const at = name.indexOf(letter, position)
    if (at < 0) return 0
    score += 1
    position = at + 1
  }
  const trailing = name.startsWith(query.slice(0, 1)) ? 0.9 : 0.8
  return name === '' ? 0 : (score + (name.length - position) * trailing) / name.length
}
