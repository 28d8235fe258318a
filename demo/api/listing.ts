// GET …/tag/: lifetimes, newest first, a page at a time.

import { type Ask, flag, json, repositoryFor } from '../ask'
import { dateText } from '../clock'
import { message } from '../errors'
import type { Lifetime } from '../state/lifetimes'
import type { Repository } from '../state/repository'

const MOST = 100
const DEFAULT = 50

export function listTags(ask: Ask): Response {
  const repository = repositoryFor(ask, 'read')
  const limit = Math.min(
    MOST,
    Math.max(1, whole(ask, 'limit', DEFAULT, 'Limit to the number of results to return per page. Max 100.')),
  )
  const page = Math.max(1, whole(ask, 'page', 1, 'Page index for the results. Default 1.'))
  const wanted = wantedNames(ask)
  const found = pageOf(candidates(ask, repository), wanted, (page - 1) * limit, limit + 1)
  return json({
    tags: found.slice(0, limit).map((lifetime) => lifetimeView(ask, repository, lifetime)),
    page,
    has_additional: found.length > limit,
  })
}

function whole(ask: Ask, name: string, fallback: number, help: string): number {
  const text = ask.query.get(name)
  if (text === null) return fallback
  if (!/^\s*[+-]?\d+\s*$/.test(text)) throw message(400, { [name]: help })
  return Number(text)
}

/** Oldest first. */
function candidates(ask: Ask, repository: Repository): readonly Lifetime[] {
  const lifetimes = repository.lifetimes(ask.now)
  const name = ask.query.get('specificTag')
  const active = flag(ask, 'onlyActiveTags')
  if (name === null || name === '') return active ? lifetimes.live(ask.now) : lifetimes.all()
  if (!active) return lifetimes.named(name)
  const live = lifetimes.liveOf(name, ask.now)
  return live === undefined ? [] : [live]
}

type Wanted = ((name: string) => boolean) | null

/** The filter on names; an operation that Quay does not know is ignored, and everything is wanted. */
function wantedNames(ask: Ask): Wanted {
  const filter = ask.query.get('filter_tag_name')
  if (filter === null || filter === '') return null
  const colon = filter.indexOf(':')
  if (colon < 0) {
    throw message(
      400,
      "Unsupported syntax for filter_tag_name. Expected <operation>:<tag_name> where <operation>can be 'like' or 'eq'.",
    )
  }
  const operation = filter.slice(0, colon)
  const text = filter.slice(colon + 1)
  if (operation === 'eq') return (name) => name === text
  return operation === 'like' ? remembering(likePattern(text)) : null
}

/** SQL's LIKE around the text: `%` stands for anything, `_` for one character. */
function likePattern(text: string): (name: string) => boolean {
  const lower = text.toLowerCase()
  if (!/[%_]/.test(lower)) return (name) => name.toLowerCase().includes(lower)
  const source = lower
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  const pattern = new RegExp(source, 'su')
  return (name) => pattern.test(name.toLowerCase())
}

/** Many lifetimes share a name: each name is looked at once. */
function remembering(wanted: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>()
  return (name) => {
    const answer = known.get(name) ?? wanted(name)
    known.set(name, answer)
    return answer
  }
}

/** Newest first, as many as asked for; stops reading as soon as it has them. */
function pageOf(oldestFirst: readonly Lifetime[], wanted: Wanted, skip: number, count: number): Lifetime[] {
  const last = oldestFirst.length - 1
  if (wanted === null) {
    const end = Math.max(0, oldestFirst.length - skip)
    return oldestFirst.slice(Math.max(0, end - count), end).toReversed()
  }
  const found: Lifetime[] = []
  let passed = 0
  for (let index = last; index >= 0 && found.length < count; index--) {
    const lifetime = oldestFirst[index]
    if (lifetime === undefined || !wanted(lifetime.name)) continue
    if (passed >= skip) found.push(lifetime)
    passed += 1
  }
  return found
}

function lifetimeView(
  { registry, now }: Ask,
  repository: Repository,
  lifetime: Lifetime,
): Record<string, unknown> {
  const { end, start } = lifetime
  return {
    name: lifetime.name,
    reversion: lifetime.reversion,
    ...(registry.isOn('IMMUTABLE_TAGS') ? { immutable: lifetime.immutable } : {}),
    start_ts: Math.floor(start / 1000),
    ...(end === null ? {} : { end_ts: Math.floor(end / 1000) }),
    manifest_digest: lifetime.digest,
    is_manifest_list: lifetime.isList,
    size: lifetime.size,
    last_modified: dateText(start),
    ...(end === null ? {} : { expiration: dateText(end) }),
    ...(lifetime.isList ? childrenView(repository, lifetime.digest, now) : {}),
  }
}

function childrenView(repository: Repository, digest: string, now: number): Record<string, unknown> {
  const manifests = repository.manifests(now)
  const children = manifests.get(digest)?.children ?? []
  const present = children.filter((child) => manifests.has(child)).length
  return {
    is_sparse: present < children.length,
    child_manifest_count: children.length,
    present_child_count: present,
    child_manifests_presence: Object.fromEntries(children.map((child) => [child, manifests.has(child)])),
  }
}
