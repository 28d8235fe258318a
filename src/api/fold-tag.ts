import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { listings } from './listings'
import type { TagEntry } from './schemas'
import { tagQuery } from './tag'
import { lifetimesQuery, PAGE_SIZE, type ReadTagPage } from './tags'

/** What one look at a tag saw. */
export type TagLook = {
  repository: string
  tag: string
  /** Its lifetimes, newest first, the newest hundred. */
  lifetimes: readonly TagEntry[]
  /** The one by which it points somewhere, if it does. */
  live: TagEntry | null
}

type Entries = readonly TagEntry[]

// The order of Quay's listing: newest first, then by name.
const comesBefore = (a: TagEntry, b: TagEntry) =>
  a.start_ts !== b.start_ts ? a.start_ts > b.start_ts : a.name < b.name

/**
 * Puts entries of one tag in the place of what the first page of a listing has of it. What stands behind the last entry of
 * a listing that goes on is left to the pages to come.
 */
export function foldIntoPage(page: ReadTagPage, tag: string, entries: Entries): ReadTagPage {
  const tags = page.tags.filter(({ name }) => name !== tag)
  const border = page.tags.at(-1)
  let places = page.places - page.tags.length + tags.length
  for (const entry of entries) {
    if (page.has_additional && (border === undefined || comesBefore(border, entry))) continue
    const at = tags.findIndex((other) => comesBefore(entry, other))
    tags.splice(at === -1 ? tags.length : at, 0, entry)
    places += 1
  }
  return { ...page, tags, places }
}

/** Folds what one look at a tag saw into every listing of its repository that is in the cache. Asks nothing. */
export function foldTag(client: QueryClient, { repository, tag, lifetimes, live }: TagLook): void {
  const oldest = lifetimes.length < PAGE_SIZE ? -Infinity : (lifetimes.at(-1)?.start_ts ?? -Infinity)
  // Of a tag with more lifetimes than a look shows, what is known of the older ones stays.
  const become = (known: Entries) => [...lifetimes, ...known.filter(({ start_ts }) => start_ts < oldest)]
  fold(client, { repository, tag, become, live })
}

/** All entries of a repository's listings that were read; one may come several times. */
export function knownEntries(client: QueryClient, repository: string): TagEntry[] {
  const data = client.getQueryData(lifetimesQuery(repository).queryKey)
  // What a reader knows is the fresher.
  return [...listings.entries(repository), ...(data?.tags ?? [])]
}

/** Ends a tag in the cache that is known to have ended (moment in seconds), without another look at it. */
export function foldEnd(client: QueryClient, repository: string, tag: string, at: number): void {
  fold(client, { repository, tag, become: (known) => known.map((entry) => endedBy(entry, at)), live: null })
}

/** Puts a tag's live lifetime into the cache, without another look at its earlier ones. */
export function foldLive(client: QueryClient, repository: string, live: TagEntry): void {
  const become = (known: Entries) => [
    live,
    ...known
      .filter(({ start_ts }) => start_ts !== live.start_ts)
      .map((entry) => endedBy(entry, live.start_ts)),
  ]
  fold(client, { repository, tag: live.name, become, live })
}

const endedBy = (entry: TagEntry, at: number): TagEntry =>
  entry.end_ts === null || entry.end_ts > at ? { ...entry, end_ts: Math.max(entry.start_ts, at) } : entry

type Fold = {
  repository: string
  tag: string
  /** What becomes of the lifetimes that a view has of the tag. */
  become: (known: Entries) => TagEntry[]
  live: TagEntry | null
}

function fold(client: QueryClient, { repository, tag, become, live }: Fold): void {
  update<ReadTagPage>(client, lifetimesQuery(repository).queryKey, (page) =>
    foldIntoPage(page, tag, become(page.tags.filter(({ name }) => name === tag))),
  )
  update<ReadTagPage>(client, tagQuery(repository, tag).queryKey, (page) => {
    const tags = become(page.tags)
    const isMore = page.has_additional || tags.length > PAGE_SIZE
    return { ...page, tags: tags.slice(0, PAGE_SIZE), has_additional: isMore }
  })
  listings.fold(repository, tag, become, live)
}

/** Changes what is in the cache, which is no fresher for that; also what is on its way there, which may be older. */
function update<T>(client: QueryClient, queryKey: QueryKey, change: (data: T) => T): void {
  const query = client.getQueryCache().find({ queryKey })
  if (query === undefined) return
  const write = () => {
    const { dataUpdatedAt: updatedAt, isInvalidated } = query.state
    client.setQueryData<T>(queryKey, (data) => data && change(data), { updatedAt })
    if (isInvalidated) query.invalidate()
  }
  write()
  // A page that arrives is put behind the others as they were when it was asked for.
  if (query.state.fetchStatus === 'fetching') void query.promise?.then(write, () => undefined)
}
