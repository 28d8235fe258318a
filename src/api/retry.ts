import { HTTPError, type RetryOptions } from 'ky'
import { QuayError } from './error'

const STATUSES = [429, 502, 503, 504]
const MOST = 3
const FIRST_DELAY = 300
const LONGEST_DELAY = 3_000

/** A server that wants to be left alone for longer is; the error then says until when. */
const LONGEST_WAIT = 20_000

/**
 * When a request is tried again: reads only (a write may have taken effect), where no answer came or one that says that
 * another time may be better, and at most three times. `Retry-After` is kept to; without it the delay doubles, with jitter.
 * @param random from 0 to 1
 */
export function retryOptions(random: () => number): RetryOptions {
  return {
    limit: MOST,
    methods: ['get'],
    statusCodes: STATUSES,
    afterStatusCodes: STATUSES,
    shouldRetry: ({ error }) => worthRetrying(error),
    delay: (attempt) => FIRST_DELAY * 2 ** (attempt - 1),
    jitter: (delay) => delay * (0.5 + random()),
    backoffLimit: LONGEST_DELAY,
  }
}

// Undefined leaves it to the statuses above.
function worthRetrying(error: Error): boolean | undefined {
  if (error instanceof HTTPError) {
    const seconds = Number(error.response.headers.get('retry-after') ?? 0)
    return seconds * 1_000 > LONGEST_WAIT ? false : undefined
  }
  return error instanceof QuayError && error.kind === 'unreachable'
}
