import { useEffect } from 'react'
import { listings, type ListingKey } from '~/api/listings'

/**
 * Looks for what began since a listing was read whole: when a page begins to show it, and when somebody comes back to the
 * browser tab.
 * @param key null while it is not whole
 */
export function useTopLooks(key: ListingKey | null): void {
  const { repository, onlyLive, contains } = key ?? {}
  useEffect(() => {
    if (repository === undefined || onlyLive === undefined || contains === undefined) return undefined
    // That it could not be read shows in the age that is told.
    const look = () => {
      if (document.visibilityState !== 'visible') return
      void listings.refreshTop({ repository, onlyLive, contains }).catch(() => undefined)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [repository, onlyLive, contains])
}
