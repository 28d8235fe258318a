import { QueryClient } from '@tanstack/react-query'
import { onSession } from './person'
import type { Session } from './session'

/** Requests are dear (with a token each costs Quay a third of a second): what is younger, in milliseconds, is not read again. */
export const STALE_AFTER = 30_000

/**
 * Makes the query cache and keeps it true to the session: whoever signs in again finds everything as it was and gets it
 * read anew; what another person saw is forgotten (not what Quay tells everybody).
 */
export function createQueryClient(session: Pick<Session, 'state' | 'subscribe'>): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        // `http` tries again by itself.
        retry: false,
        staleTime: STALE_AFTER,
        refetchOnWindowFocus: false,
        // A Quay next door is there without the internet; `http` says when it is not.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  onSession(session, {
    again: () => void client.invalidateQueries(),
    another: () => {
      if (session.state().way === 'none') client.clear()
      else void client.resetQueries({ predicate: (query) => query.queryKey[0] !== 'config' })
    },
  })
  return client
}

/** Reads again what is on screen and failed, once Quay answers again. */
export async function readFailedAgain(client: QueryClient): Promise<void> {
  await client.refetchQueries({ type: 'active', predicate: ({ state }) => state.error !== null })
}
