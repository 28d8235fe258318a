import type { TagEntry } from '../schemas'
import type { Block } from './piece'
import { countSame, isSame } from './same'

/** The first page of all lifetimes, ended ones too: what began lately stands there, also what has ended since. */
export type News = { entries: readonly TagEntry[]; more: boolean }

/** The first page of a listing, and when it was read: in seconds of the server's clock. */
export type FirstPage = { entries: readonly TagEntry[]; at: number }

/** The server's clock is known to a few seconds, and several servers may not quite agree. */
const DOUBT = 5
const LONG_AGO = 60

/**
 * Whether all lifetimes on the second look were there at the first, or are older than what that showed: nothing began
 * in between, nor came and went.
 */
export function isNothingNew(before: News, after: News): boolean {
  const oldest = before.entries.at(-1)?.start_ts ?? Number.NEGATIVE_INFINITY
  return after.entries.every(
    (entry, index) =>
      (before.more && entry.start_ts < oldest) ||
      countSame(after.entries.slice(0, index + 1), entry) <= countSame(before.entries, entry),
  )
}

/**
 * Whether nothing that lasted began since the first page of the live tags was read: all that may live, or has ended only
 * lately, is on that page, and what is shown reaches back to it.
 * @param since the moment (seconds) up to which an end counts as lately
 */
export function isNothingYoung({ entries, at }: FirstPage, news: News, since: number): boolean {
  if (!reachesBack(news, entries, at)) return false
  return news.entries.every(
    (entry) => (entry.end_ts !== null && entry.end_ts < since - LONG_AGO) || countSame(entries, entry) > 0,
  )
}

/**
 * Whether a lifetime may have begun while a block was read, so that a deletion may hide behind it; for a block whose far
 * page was not seen again it may.
 * @param first what was read before any block; what stands below its first entry began before that
 */
export function mayHideDeletion(block: Block, news: News, { entries }: FirstPage): boolean {
  if (block.to === null) return true
  const [from, to] = [block.from - DOUBT, block.to + DOUBT]
  if (!reachesBack(news, entries, block.from)) return true
  const [newest] = entries
  const at = news.entries.findIndex((entry) => newest !== undefined && isSame(entry, newest))
  return news.entries.some(
    (entry, index) =>
      (at === -1 || index < at || entry.end_ts === null) &&
      entry.start_ts >= from &&
      entry.start_ts <= to &&
      countSame(entries, entry) === 0,
  )
}

function reachesBack(news: News, entries: readonly TagEntry[], moment: number): boolean {
  const oldest = news.entries.at(-1)
  if (!news.more || oldest === undefined || oldest.start_ts < moment - DOUBT) return true
  return news.entries.some((entry) => countSame(entries, entry) > 0)
}
