import { useSyncExternalStore } from 'react'
import { activityLog, type Activity } from '~/operations/activity'

/** What was done from this browser, newest first, as far as that was looked for. */
export function useActivity(): readonly Activity[] {
  return useSyncExternalStore(activityLog.subscribe, activityLog.entries)
}

/** What was done last from this tab. */
export function useLatestActivity(): Activity | null {
  return useSyncExternalStore(activityLog.subscribe, activityLog.latest)
}
