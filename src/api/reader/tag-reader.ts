import type { TagLook } from '../fold-tag'
import type { Http } from '../http'
import type { TagEntry, TagPage } from '../schemas'
import type { Later } from './gate'
import type { Gap, ReaderState } from './state'

export type TagReaderOptions = {
  http: Http
  /** Its whole name, such as `acme/api`. */
  repository: string
  /** Leaves out what ended. */
  onlyLive: boolean
  /** Only names that contain this text, upper and lower case alike; empty for all. */
  contains?: string
  /** The listing's first page of a hundred, if it was read already, and when: in seconds of the server's clock. */
  first?: { page: TagPage; asOf: number }
  /**
   * Whether it is probably of many pages: then a far one is asked for along with the first, which saves the time of a
   * page, and wastes one where there is just one.
   */
  isLong?: boolean
  /** The server's clock, in milliseconds. */
  now: () => number
  /** Stops the reader. */
  signal?: AbortSignal
  /** The local clock, in milliseconds. */
  localNow?: () => number
  later?: Later
  /** The most entries of a page. */
  pageSize?: number
}

/** Reads the whole listing of a repository's tags or lifetimes, page after page, while others may write to it. */
export type TagReader = {
  state: () => ReaderState
  /** Calls back when there is a new state, twenty times a second at most, of many entries five times; gives a function that ends it. */
  subscribe: (listener: () => void) => () => void
  /** Reads to the end and verifies; once more, where it was left `changing` or `incomplete`. Resolves when that is over. */
  start: () => Promise<void>
  /** Cancels what is under way and asks for nothing until `resume`. */
  pause: () => void
  /** Goes on after `pause`, or tries again after a failure. */
  resume: () => void
  /**
   * Asks for nothing further once so many entries are known from the newest on without a gap, unless the end is known by
   * then; `Infinity` for all, as at the start.
   */
  allow: (entries: number) => void
  /** Tries to read a gap that failed, or all of them. */
  retry: (gap?: Gap) => Promise<void>
  /** Cancels what is under way, for good. What was read stays. */
  stop: () => void
  /**
   * Reads the first page again, and further ones until they join what is known; does nothing while the reader is at work.
   * What ended elsewhere is not seen by it.
   * @returns the entries that are new
   * @throws QuayError
   */
  refreshTop: () => Promise<readonly TagEntry[]>
  /** Puts what one look at a tag saw in its place, after a write of ours. Asks nothing. */
  fold: (look: TagLook) => void
}
