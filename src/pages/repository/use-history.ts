import { useState } from 'react'
import { listings, type ListingKey } from '~/api/listings'
import { isWhole, type ReaderState } from '~/api/reader/state'
import type { TagEntry } from '~/api/schemas'
import { PAGE_SIZE } from '~/api/tags'
import { useFirstPage } from './use-first-page'
import { useListing } from './use-listing'

/** How many pages of the listing are read without being asked for. */
export const UNASKED = 10

export interface ReadHistory {
  /** Newest first, without a gap; null while nothing was read. */
  lifetimes: readonly TagEntry[] | null
  /** How many pages they come from. */
  pages: number
  /** There is more that was not read. */
  isPart: boolean
  /** The listing, once its reader has all of it. */
  whole: { listing: ListingKey; state: ReaderState } | null
  /** Pages are on their way. */
  isReading: boolean
  error: Error | null
  /** Reads until so many pages are there. */
  readUpTo: (pages: number) => void
  /** Asks for no further page. */
  stop: () => void
  retry: () => void
}

type Chunks = readonly (readonly TagEntry[])[]

const AT_WORK = new Set(['idle', 'reading', 'waiting'])

/**
 * The lifetimes of a repository from the newest on: ten pages at once, further ones when asked. The reader joins the pages
 * so that others who write meanwhile make no lifetime come twice, or none at all.
 */
export function useHistory(repository: string): ReadHistory {
  const [upTo, setUpTo] = useState(UNASKED)
  const first = useFirstPage(repository)
  const { page, asOf } = first
  const key = { repository, onlyLive: false, contains: '' }
  const state = useListing(page ? key : null, page ? { page, asOf } : null, upTo * PAGE_SIZE)
  const isBegun = state !== null && state.topAsOf !== null
  const isAll = isBegun ? isWhole(state) : page?.has_additional === false

  // Behind a gap stands what can't be told without what is missing in it.
  const joined = isBegun ? (state.gaps[0]?.after ?? state.count) : (page?.tags.length ?? 0)
  const isReading = page !== undefined && !isAll && (state === null || AT_WORK.has(state.phase))
  const lifetimes = useSteps(isBegun ? state.chunks : null, page?.tags ?? null, joined, isReading)
  return {
    lifetimes,
    pages: Math.ceil(joined / PAGE_SIZE),
    isPart: !isAll,
    whole: isBegun && isAll ? { listing: key, state } : null,
    isReading,
    error: first.error ?? state?.error ?? state?.gaps.find(({ error }) => error !== null)?.error ?? null,
    readUpTo: (pages) => {
      setUpTo(pages)
      // Who had stopped the listing elsewhere wants it now.
      listings.goOn(key)
    },
    stop: () => setUpTo(0),
    retry: () => {
      if (first.error) first.retry()
      else if (state?.phase === 'failed') listings.goOn(key)
      else listings.retry(key)
    },
  }
}

/** All that is shown is derived from all that was read: where that is much, only each time it has doubled. */
function useSteps(
  chunks: Chunks | null,
  page: readonly TagEntry[] | null,
  joined: number,
  isReading: boolean,
): readonly TagEntry[] | null {
  const many = UNASKED * PAGE_SIZE
  const waits = isReading && joined > many
  const taken = waits ? many * 2 ** Math.floor(Math.log2(joined / many)) : joined
  const [kept, keep] = useState({ chunks, page, taken: 0, lifetimes: page })
  const isSame = kept.chunks === chunks && kept.page === page
  if (kept.taken === taken && (isSame || (waits && kept.chunks !== null))) return kept.lifetimes
  const lifetimes = chunks ? chunks.flat().slice(0, taken) : page
  keep({ chunks, page, taken, lifetimes })
  return lifetimes
}
