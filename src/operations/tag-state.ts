import type { Http } from '~/api/http'
import type { TagEntry } from '~/api/schemas'
import { fetchTagPage, pageAfter } from '~/api/tags'
import { isLive } from '~/history/lifetime'
import { isSameLifetime } from './operation'

/** One tag as one look saw it. */
export type TagState = {
  /** Newest first, the newest hundred. */
  lifetimes: TagEntry[]
  /** Older ones, where the look went on to them. */
  earlier?: TagEntry[]
  /** The lifetime by which the tag points somewhere; null where it does not. */
  live: TagEntry | null
  /** When that was, in seconds of the server's clock. */
  at: number
}

/**
 * Reads a tag: one request.
 * @param now the server's time, in seconds
 * @throws QuayError
 */
export async function readTag(
  http: Http,
  { repository, tag }: { repository: string; tag: string },
  now: () => number,
): Promise<TagState> {
  const { tags } = await fetchTagPage(http, repository, { page: 1, tag })
  const at = now()
  // `specificTag` is exact; an answer with other names would be another server's.
  const lifetimes = tags.filter(({ name }) => name === tag)
  return { lifetimes, live: lifetimes.find((lifetime) => isLive(lifetime, at)) ?? null, at }
}

/**
 * Reads a tag to its first lifetime: a request for each hundred.
 * @param now the server's time, in seconds
 * @throws QuayError
 */
export async function readWholeTag(
  http: Http,
  { repository, tag }: { repository: string; tag: string },
  now: () => number,
): Promise<TagState> {
  let page = await fetchTagPage(http, repository, { page: 1, tag })
  const at = now()
  const isOfTag = ({ name }: TagEntry) => name === tag
  const lifetimes = page.tags.filter(isOfTag)
  const earlier: TagEntry[] = []
  while (page.has_additional && page.tags.length > 0) {
    page = await fetchTagPage(http, repository, { page: pageAfter(page), tag })
    earlier.push(...page.tags.filter(isOfTag))
  }
  return { lifetimes, earlier, live: lifetimes.find((lifetime) => isLive(lifetime, at)) ?? null, at }
}

const keyOf = ({ start_ts, manifest_digest, reversion }: TagEntry) =>
  `${start_ts} ${manifest_digest} ${reversion}`

/**
 * The lifetimes that began between two looks, newest first. One second can hold several alike, so they are counted from
 * the oldest on; an older one that comes into view as others are collected did not begin.
 */
export function begunSince(before: TagState, after: TagState): TagEntry[] {
  const newest = before.lifetimes[0]?.start_ts ?? -Infinity
  const known = new Map<string, number>()
  for (const lifetime of before.lifetimes) {
    const key = keyOf(lifetime)
    known.set(key, (known.get(key) ?? 0) + 1)
  }
  const begun = after.lifetimes.toReversed().filter((lifetime) => {
    const key = keyOf(lifetime)
    const left = known.get(key) ?? 0
    known.set(key, left - 1)
    return left <= 0 && lifetime.start_ts >= newest
  })
  return begun.toReversed()
}

/** What became of the lifetime that was live before, where the second look still shows it. */
export function formerIn(before: TagState, after: TagState): TagEntry | null {
  const { live } = before
  return (live && after.lifetimes.find((lifetime) => isSameLifetime(lifetime, live))) ?? null
}
