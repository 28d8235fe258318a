/** Keeps the CSRF token that writes with Quay's cookie carry. */
export type CsrfKeeper = {
  /** The token, fetched where none is known; writes that ask at the same time share one request. */
  current: () => Promise<string>
  /** Takes the token that an answer brought for the next write (session `signin`). */
  note: (next: string | null) => void
  /** Forgets a token that was refused, unless another has taken its place meanwhile. */
  refused: (token: string) => void
}

/** Makes the keeper over a way to fetch a token. */
export function createCsrfKeeper(fetchToken: () => Promise<string>): CsrfKeeper {
  let known: string | null = null
  let fetching: Promise<string> | null = null

  async function fetchOnce(): Promise<string> {
    try {
      known = await fetchToken()
      return known
    } finally {
      fetching = null
    }
  }

  return {
    current: async () => known ?? (fetching ??= fetchOnce()),
    note: (next) => {
      known = next ?? known
    },
    refused: (token) => {
      if (known === token) known = null
    },
  }
}
