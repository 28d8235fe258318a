import { isLive, stateOf, type Lifetime } from '~/history/lifetime'
import { signedImage } from '~/history/signature'
import { groupOf } from './groups'

// The words of the filter: a name's parts, and words that say more. Pure; the text stands in the URL.

export const KINDS = ['live', 'expiring', 'locked', 'index', 'signature', 'shared'] as const
type Kind = (typeof KINDS)[number]

export interface Query {
  /** Each has to be in the tag's name, or begin its digest. */
  words: string[]
  digests: string[]
  kinds: Kind[]
  groups: string[]
}

/** What a tag has beside its own entry. */
export interface Surroundings {
  /** Seconds. */
  now: number
  /** Images that more than one tag has. */
  shared: ReadonlySet<string>
}

const HEX = /^(sha256:)?([0-9a-f]{4,64})$/

/** Reads a filter's text: words apart by spaces, `digest:…`, `is:…` and `group:…` among them; what is none is a word. */
export function parseQuery(text: string): Query {
  const query: Query = { words: [], digests: [], kinds: [], groups: [] }
  for (const word of text.trim().toLowerCase().split(/\s+/).filter(Boolean)) {
    const [, key, value = ''] = /^(digest|is|group):(.+)$/.exec(word) ?? []
    const kind = KINDS.find((one) => one === value)
    if (key === 'is' && kind) query.kinds.push(kind)
    else if (key === 'digest') query.digests.push(value.replace(/^sha256:/, ''))
    else if (key === 'group') query.groups.push(value)
    else query.words.push(word)
  }
  return query
}

/** The text with a word in it, or without it. */
export function toggleWord(text: string, word: string): string {
  const words = text.trim().split(/\s+/).filter(Boolean)
  const without = words.filter((one) => one.toLowerCase() !== word.toLowerCase())
  return (without.length < words.length ? without : [...words, word]).join(' ')
}

/** The words that names are looked for by on the server, which takes one text: the longest narrows the most. */
export function serverText({ words }: Query): string {
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
}

const hexOf = (digest: string) => digest.slice(digest.indexOf(':') + 1)

function isKind(tag: Lifetime, kind: Kind, { now, shared }: Surroundings): boolean {
  switch (kind) {
    case 'live':
      return isLive(tag, now)
    case 'expiring':
      return stateOf(tag, now) === 'expiring'
    case 'locked':
      return tag.immutable
    case 'index':
      return tag.is_manifest_list
    case 'signature':
      return signedImage(tag.name) !== null
    case 'shared':
      return shared.has(tag.manifest_digest)
  }
}

function hasWord(name: string, digest: string, word: string): boolean {
  if (name.includes(word)) return true
  const hex = HEX.exec(word)?.[2]
  return hex !== undefined && hexOf(digest).startsWith(hex)
}

/** Whether a tag is what the query asks for. */
export function matchesQuery(tag: Lifetime, query: Query, around: Surroundings): boolean {
  const name = tag.name.toLowerCase()
  return (
    query.words.every((word) => hasWord(name, tag.manifest_digest, word)) &&
    query.digests.every((digest) => hexOf(tag.manifest_digest).startsWith(digest)) &&
    query.kinds.every((kind) => isKind(tag, kind, around)) &&
    (query.groups.length === 0 || query.groups.some((group) => groupOf(tag.name)?.toLowerCase() === group))
  )
}

/** The images that more than one of these tags has. */
export function sharedDigests(tags: readonly Pick<Lifetime, 'manifest_digest'>[]): Set<string> {
  const once = new Set<string>()
  const shared = new Set<string>()
  for (const { manifest_digest } of tags) {
    if (once.has(manifest_digest)) shared.add(manifest_digest)
    else once.add(manifest_digest)
  }
  return shared
}
