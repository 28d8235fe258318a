import type { Http } from './http'
import { keepListing, NO_NEWS, type KeptListing } from './kept-listing'
import { clock, http } from './quay'
import type { createTagReader } from './reader/reader'
import type { ReaderState } from './reader/state'
import type { TagEntry, TagPage } from './schemas'

/** Which listing of a repository is read. */
export type ListingKey = {
  /** The repository's whole name, such as `acme/api`. */
  repository: string
  /** Leaves out what ended. */
  onlyLive: boolean
  /** Only names that contain this text; empty for all. */
  contains: string
}

/** Its first page, if it was read already, and when: in seconds of the server's clock. */
export type KnownFirst = { page: TagPage; asOf: number }

/** The listings that pages read, kept for whoever comes back to them. */
export type Listings = {
  /** What is known of one; null until its reader is there. The same object until something changes. */
  state: (key: ListingKey) => ReaderState | null
  /** Calls back when any of them changed; gives a function that ends it. */
  subscribe: (listener: () => void) => () => void
  /**
   * Reads a listing for as long as somebody looks at it: what is under way is cancelled when the last one leaves, and goes
   * on when one comes back.
   * @param upTo so many entries are enough; see `TagReader.allow`. Who came last says it
   * @returns what ends the looking
   */
  hold: (key: ListingKey, first: KnownFirst | null, upTo?: number) => () => void
  /** Stops reading until `goOn`, also for who leaves and comes back. */
  stop: (key: ListingKey) => void
  /** Goes on after `stop` or a failure; verifies again where others were faster. */
  goOn: (key: ListingKey) => void
  /** Tries again to read what failed. */
  retry: (key: ListingKey) => void
  /**
   * Reads its first page again and folds in what began since; see `TagReader.refreshTop`. Does nothing where that was
   * read a moment ago.
   * @throws QuayError
   */
  refreshTop: (key: ListingKey) => Promise<void>
  /** Reads a listing anew; what is known of it stays until the new one is whole. */
  readAnew: (key: ListingKey) => void
  /** How far reading it anew got; null while nobody does. */
  anew: (key: ListingKey) => ReaderState | null
  /** Gives up reading it anew. */
  dropAnew: (key: ListingKey) => void
  /** The names of what began since it was read, as `refreshTop` found them. */
  news: (key: ListingKey) => ReadonlySet<string>
  /** All entries that the listings of a repository know; one may come several times. */
  entries: (repository: string) => TagEntry[]
  /** Puts what became of a tag into all listings of its repository that have it; see `fold-tag.ts`. Asks nothing. */
  fold: (
    repository: string,
    tag: string,
    become: (known: readonly TagEntry[]) => readonly TagEntry[],
    live: TagEntry | null,
  ) => void
  /** Calls back when something was folded in or a first page was read; gives a function that ends it. */
  onNews: (listener: () => void) => () => void
  /** Forgets all. */
  clear: () => void
  /** Tries again whatever failed, as after signing in again. */
  revive: () => void
}

type Kept = { key: ListingKey; listing: KeptListing; holders: number }

type ListingsOptions = {
  http: Http
  /** The server's clock, in milliseconds. */
  now: () => number
  /** The reader's code, which the first rows don't need. */
  load: () => Promise<{ createTagReader: typeof createTagReader }>
}

/** So many are kept that nobody looks at. */
const KEPT = 4

const idOf = ({ repository, onlyLive, contains }: ListingKey) =>
  `${repository} ${onlyLive ? 'live' : 'all'} ${contains}`

/** Makes an empty keep of listings. */
export function createListings({ http, now, load }: ListingsOptions): Listings {
  const kept = new Map<string, Kept>()
  const listeners = new Set<() => void>()
  const newsListeners = new Set<() => void>()

  const tell = (those: Set<() => void>) => {
    for (const listener of those) listener()
  }
  const find = (key: ListingKey) => kept.get(idOf(key))?.listing
  const ofRepository = (repository: string) =>
    [...kept.values()].filter(({ key }) => key.repository === repository)

  function add(key: ListingKey, first: KnownFirst | null): Kept {
    const listing = keepListing({
      ...key,
      now,
      makeReader: async (isFirst) => {
        const { createTagReader: create } = await load()
        return create({ ...key, http, now, ...(isFirst && first !== null ? { first } : {}) })
      },
      onChange: () => tell(listeners),
      onNews: () => tell(newsListeners),
    })
    return { key, listing, holders: 0 }
  }

  function drop({ key, listing }: Kept): void {
    listing.end()
    kept.delete(idOf(key))
  }

  function release(one: Kept): void {
    one.holders -= 1
    // Who goes from one page to the next that looks at it has not left.
    setTimeout(() => {
      if (one.holders > 0 || kept.get(idOf(one.key)) !== one) return
      one.listing.look(false)
      const idle = [...kept.values()].filter(({ holders }) => holders === 0)
      for (const old of idle.slice(0, Math.max(0, idle.length - KEPT))) drop(old)
    })
  }

  return {
    state: (key) => find(key)?.state() ?? null,
    anew: (key) => find(key)?.anew() ?? null,
    news: (key) => find(key)?.news() ?? NO_NEWS,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onNews: (listener) => {
      newsListeners.add(listener)
      return () => newsListeners.delete(listener)
    },
    hold: (key, first, upTo = Number.POSITIVE_INFINITY) => {
      const id = idOf(key)
      const one = kept.get(id) ?? add(key, first)
      // The one that was looked at last is forgotten last.
      kept.delete(id)
      kept.set(id, one)
      one.holders += 1
      one.listing.allow(upTo)
      one.listing.look(true)
      return () => release(one)
    },
    stop: (key) => find(key)?.stop(),
    goOn: (key) => find(key)?.goOn(),
    retry: (key) => find(key)?.retry(),
    refreshTop: async (key) => find(key)?.lookAtTop(),
    readAnew: (key) => find(key)?.readAnew(),
    dropAnew: (key) => find(key)?.dropAnew(),
    entries: (repository) =>
      ofRepository(repository).flatMap(({ listing }) => listing.state()?.chunks.flat() ?? []),
    fold: (repository, tag, become, live) => {
      for (const { listing } of ofRepository(repository)) listing.fold(tag, become, live)
      tell(newsListeners)
    },
    clear: () => {
      for (const one of kept.values()) drop(one)
      tell(listeners)
    },
    revive: () => {
      for (const { holders, listing } of kept.values()) if (holders > 0) listing.look(true)
    },
  }
}

/** Nothing is painted in a tab that nobody sees: then so many milliseconds are enough. */
const UNSEEN = 100

/** Waits until what was drawn is on screen: the frame after it has begun. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}

async function loadReader() {
  await painted()
  return import('./reader/reader')
}

/** The listings of this browser tab. */
export const listings = createListings({ http, now: clock.now, load: loadReader })
