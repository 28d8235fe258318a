import { DAY, dayOf, type LogParam, type ReadLogPage } from '~/api/logs'
import { secondsOf } from '~/history/log-event'
import { TOLERANCE } from '~/history/log-match'

/** What is wanted of a log. Moments in seconds. */
export interface LogWish {
  /** When that happened which it shall tell of, in any order. */
  moments: readonly number[]
  /** Whether all between is wanted, too; else what lies far from all of these is left out, where reading it costs much. */
  isAll: boolean
}

/** So many pages of twenty are few: read without being asked for, and at once when asked. */
export const FEW_PAGES = 10

/** A stretch of time (seconds) of which all of the log was read. */
export interface LogStretch {
  from: number
  to: number
}

type Group = LogStretch & { pages: number }

/** Back to which moment (seconds) a page goes: to the beginning of its days, or to its oldest entry of whatever kind. */
export function reachOf({ range, next_page, logs }: ReadLogPage): number | null {
  return next_page === null ? range.from : secondsOf(logs.at(-1)?.datetime ?? '')
}

/** The pages that follow one another, newest first. */
function groupsOf(pages: readonly ReadLogPage[]): Group[] {
  const groups: Group[] = []
  for (const page of pages) {
    const end = Math.min(page.range.to + DAY, pages[0]?.asked ?? page.asked)
    const known = page.nextPage === null ? undefined : groups.at(-1)
    const group = known ?? { from: end, to: end, pages: 0 }
    if (known === undefined) groups.push(group)
    group.from = reachOf(page) ?? group.from
    group.pages += 1
  }
  return groups
}

/** The stretches of time of which all was read, newest first. */
export function readIn(pages: readonly ReadLogPage[]): LogStretch[] {
  const stretches: LogStretch[] = []
  for (const { from, to } of groupsOf(pages)) {
    const before = stretches.at(-1)
    if (before?.from === to) before.from = from
    else stretches.push({ from, to })
  }
  return stretches
}

/** The moments of which it is not known yet what the log tells, newest first. */
export function unread(pages: readonly ReadLogPage[], { moments, isAll }: LogWish): number[] {
  // All but the end of the last one is there: its entry follows it mostly, and one page less is read.
  const margin = isAll ? 0 : TOLERANCE
  const stretches = readIn(pages)
  const asked = pages[0]?.asked ?? 0
  return (
    moments
      .filter((at) => !stretches.some(({ from, to }) => from <= at - margin && at <= to))
      // What happened since is seen by asking again for the newest, not by going on.
      .filter((at) => at <= asked)
      .sort((a, b) => b - a)
  )
}

/**
 * The page to read next: the one behind the last, as long as all that is wanted takes few pages, or it is likely to be on
 * that one; else the newest page of the day that is wanted. Null where nothing is left to be wanted.
 */
export function nextLogPage(pages: readonly ReadLogPage[], wish: LogWish): LogParam | null {
  const last = pages.at(-1)
  const reach = last ? reachOf(last) : null
  // Pages go on from the newest to the oldest, never back to what was left out.
  const left = unread(pages, wish).filter((at) => reach === null || at - TOLERANCE < reach)
  const [next] = left
  if (last === undefined || next === undefined) return null
  const { range, next_page } = last
  const from = dayOf(Math.min(...left) - TOLERANCE)
  const day = dayOf(next + TOLERANCE)
  if (next_page === null) {
    const before = range.from - DAY
    return { range: { from, to: wish.isAll ? before : Math.min(day, before) }, nextPage: null }
  }
  const goOn = { range, nextPage: next_page }
  if (wish.isAll || reach === null || day >= dayOf(reach)) return goOn
  const group = groupsOf(pages).at(-1)
  const perPage = group ? (group.to - group.from) / group.pages : 0
  const isNear = next >= reach - perPage
  return isNear || reach - from <= perPage * (FEW_PAGES - pages.length)
    ? goOn
    : { range: { from, to: day }, nextPage: null }
}
