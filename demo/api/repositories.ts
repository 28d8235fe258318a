// GET /repository: which repositories the caller may see, page by page.

import { type Ask, flag, json } from '../ask'
import { type Caller, sees } from '../auth'
import { invalid } from '../errors'
import type { Repository } from '../state/repository'

const PAGE = 100

export function listRepositories(ask: Ask): Response {
  const namespace = ask.query.get('namespace')
  const starred = flag(ask, 'starred')
  const open = flag(ask, 'public')
  if (namespace === null && !starred && !open) {
    throw invalid('namespace, starred or public are required for this API call')
  }
  const all = starred ? [] : visible(ask, open).filter((one) => isIn(one, namespace))
  const start = pageStart(ask.query.get('next_page'))
  const page = all.slice(start, start + PAGE)
  const next = start + PAGE < all.length ? { next_page: pageToken(start + PAGE) } : {}
  return json({ repositories: page.map((one) => listedView(ask, one)), ...next })
}

/** What the caller may see: with public ones or without. */
export const visible = ({ registry, caller }: { registry: Ask['registry']; caller: Caller }, open: boolean) =>
  [...registry.repositories.values()].filter((one) => sees(caller, one) || (open && one.traits.isPublic))

const isIn = (repository: Repository, namespace: string | null): boolean =>
  namespace === null || repository.traits.namespace.name === namespace

const pageToken = (start: number): string => btoa(`repositories:${start}`)

/** A token that is none counts as the first page. */
function pageStart(token: string | null): number {
  try {
    return Number(/^repositories:(\d+)$/.exec(atob(token ?? ''))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function listedView(ask: Ask, repository: Repository): Record<string, unknown> {
  const { namespace, name, description, isPublic, kind, state } = repository.traits
  const modified = repository.lastModified(ask.now)
  return {
    namespace: namespace.name,
    name,
    description,
    is_public: isPublic,
    kind,
    state,
    ...(flag(ask, 'last_modified')
      ? { last_modified: modified === null ? null : Math.floor(modified / 1000) }
      : {}),
    ...(flag(ask, 'popularity') ? { popularity: 0 } : {}),
    is_starred: false,
    quota_report: { quota_bytes: 0, configured_quota: null },
  }
}
