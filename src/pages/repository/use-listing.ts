import { useEffect, useRef, useSyncExternalStore } from 'react'
import { listings, type KnownFirst, type ListingKey } from '~/api/listings'
import type { ReaderState } from '~/api/reader/state'

/**
 * Reads a listing while a page shows it; null for none. What was read of it is there at once for who comes back.
 * @param first its first page, if that was read already
 * @param upTo so many of its entries are enough, unless all were asked for elsewhere
 */
export function useListing(
  key: ListingKey | null,
  first: KnownFirst | null,
  upTo?: number,
): ReaderState | null {
  const known = useRef(first)
  useEffect(() => {
    known.current = first
  })
  const { repository, onlyLive, contains } = key ?? {}
  useEffect(() => {
    if (repository === undefined || onlyLive === undefined || contains === undefined) return undefined
    return listings.hold({ repository, onlyLive, contains }, known.current, upTo)
  }, [repository, onlyLive, contains, upTo])
  return useSyncExternalStore(listings.subscribe, () => (key === null ? null : listings.state(key)))
}
