import { useMemo, useState, useSyncExternalStore } from 'react'
import { NO_NEWS } from '~/api/kept-listing'
import { listings, type KnownFirst, type ListingKey } from '~/api/listings'
import { isWhole, type ReaderState } from '~/api/reader/state'
import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import { lifetimesByTag } from '~/tags/lifetimes'
import { parseQuery, serverText } from '~/tags/query'
import { createRowMaker } from '~/tags/rows'
import { useDeferredText } from '~/tags/use-deferred-text'
import type { Status, TagView } from '~/tags/view'
import { useFirstPage } from './use-first-page'
import { useListing } from './use-listing'

export interface TagListing {
  rows: readonly TagEntry[]
  /** All tags that were read, in the same order, also those that are filtered out. */
  tags: readonly TagEntry[]
  /** How many signature tags are not among them only because they are hidden. */
  hidden: number
  /** Which listing is read; null until that is known. */
  key: ListingKey | null
  /** How far that got; null until its reader is there. */
  state: ReaderState | null
  /** How many entries of it were read. */
  read: number
  /** Whether that is all there is: then sorting, filtering and counting speak of the whole repository. */
  complete: boolean
  /** Names are looked for on the server, as not all of them are here; null where they need not be. */
  search: ReaderState | null
  /** The names of what began since the list was read. */
  news: ReadonlySet<string>
  /** Nothing to show yet. */
  loading: boolean
  /** Why nothing can be shown. */
  error: Error | null
  /** The lifetimes of a tag, where the listing told all of them; null where they have to be read. */
  lifetimesOf: ((tag: string) => readonly TagEntry[]) | null
  retry: () => void
}

type Chunks = readonly (readonly TagEntry[])[]

const NONE: Chunks = []

const showsLiveOnly = (status: Status) => status === 'live' || status === 'expiring' || status === 'locked'

/**
 * The tags of a repository as the view wants them. The first page of all lifetimes comes first: of a small repository
 * that is everything, of a larger one its live entries are the first rows, until the live listing is there.
 */
export function useTagListing(repository: string, view: TagView, now: number): TagListing {
  const first = useFirstPage(repository)
  const { page } = first
  const liveOnly = showsLiveOnly(view.status)
  const isLarge = page?.has_additional === true
  const key = page ? { repository, onlyLive: isLarge && liveOnly, contains: '' } : null
  const state = useListing(key, page && key ? firstOf(key, page, first.asOf) : null)
  // It is known a moment after the rows that it marks.
  const news = useSyncExternalStore(listings.subscribe, () => (key ? listings.news(key) : NO_NEWS))
  const isBegun = state !== null && state.topAsOf !== null
  const complete = isBegun ? isWhole(state) : page !== undefined && !isLarge

  const words = serverText(parseQuery(view.text))
  const text = useDeferredText(words)
  const searches = text !== '' && page !== undefined && !complete
  const search = useListing(searches ? { repository, onlyLive: liveOnly, contains: text } : null, null)

  const known = useMemo(() => (page ? [page.tags] : NONE), [page])
  // Until the listing itself is there, what the first page holds of it is shown.
  const main = isBegun ? state.chunks : known
  const found = search?.chunks ?? NONE
  const chunks = useMemo(() => (found.length > 0 ? [...main, ...found] : main), [main, found])
  const [rowsOf] = useState(createRowMaker<TagEntry>)
  const { rows, tags, hidden } = rowsOf(chunks, view, now)
  const tellsAll = complete && key?.onlyLive === false
  const lifetimesOf = useMemo(() => (tellsAll ? lifetimesByTag(main) : null), [tellsAll, main])
  const failure = rows.length === 0 && state?.phase === 'failed' ? state.error : null
  return {
    rows,
    tags,
    hidden,
    key,
    state,
    read: isBegun ? state.count : rows.length,
    complete,
    search,
    news,
    loading: page === undefined || (!isBegun && isLarge && rows.length === 0),
    error: first.error ?? failure,
    lifetimesOf,
    retry: () => (first.error || key === null ? first.retry() : listings.goOn(key)),
  }
}

/** What the newest lifetimes tell of a listing's first page: of the live tags everything, if nothing among them has ended. */
function firstOf(key: ListingKey, page: KnownFirst['page'], asOf: number): KnownFirst | null {
  return key.onlyLive && page.tags.some((tag) => !isLive(tag, asOf)) ? null : { page, asOf }
}
