import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { listings } from '~/api/listings'
import { clock } from '~/api/quay'

/** How fine the time on screen is, in milliseconds: a list need not redraw each second. */
const STEP = 15_000

// Timelines are read row by row, and change nothing of what lives; what is folded in after a write does.
const isOfList = ([kind]: readonly unknown[]) => kind === 'tags'

const seconds = () => clock.now() / 1000

let shown = seconds()
let watchers = 0

/** While nobody watches nobody keeps it: whoever comes first must not see the time of before. */
function current(): number {
  if (watchers === 0 && Math.abs(seconds() - shown) > 1) shown = seconds()
  return shown
}

/**
 * The server's time in seconds: in steps of a quarter of a minute, and anew with whatever is read of a list, so that what is on screen
 * is never judged by a moment before it was read (a tag that was just deleted would still live).
 */
export function useNow(): number {
  const client = useQueryClient()
  const subscribe = useCallback(
    (listener: () => void) => {
      function refresh() {
        shown = seconds()
        listener()
      }
      watchers += 1
      const timer = setInterval(refresh, STEP)
      const ends = [
        clock.subscribe(refresh),
        listings.onNews(refresh),
        client.getQueryCache().subscribe((event) => {
          if (
            event.type === 'updated' &&
            event.action.type === 'success' &&
            (event.action.manual || isOfList(event.query.queryKey))
          )
            refresh()
        }),
      ]
      return () => {
        watchers -= 1
        clearInterval(timer)
        for (const end of ends) end()
      }
    },
    [client],
  )
  return useSyncExternalStore(subscribe, current)
}
