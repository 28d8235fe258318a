import { useSyncExternalStore } from 'react'
import { activityLog, type Activity } from '~/operations/activity'

/** What was done from this browser tab, newest first. */
export function useActivity(): readonly Activity[] {
  return useSyncExternalStore(activityLog.subscribe, activityLog.entries)
}
