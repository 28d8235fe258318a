import { useSyncExternalStore } from 'react'
import { session } from './quay'
import type { SessionState } from './session-store'

/** What is known of the console's session; renders again when it changes. */
export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state)
}
