import { describe, expect, it } from 'vitest'
import type { ReadLogPage } from '~/api/logs'
import { nextLogPage, readIn, unread } from './log-course'

const DAY = 86_400
/** The beginning of a day of November, in seconds. */
const day = (number: number) => Date.UTC(2026, 10, number) / 1000
const NOW = day(24) + DAY / 2
const WINDOW = { from: day(10), to: day(24) }

/** A page of a range that goes back to a moment, and goes on there; or is the end of its range. */
function page(
  range: ReadLogPage['range'],
  reach: number | null,
  nextPage: string | null = null,
): ReadLogPage {
  const datetime = new Date((reach ?? 0) * 1000).toUTCString().replace('GMT', '-0000')
  const entry = { kind: 'pull_repo', datetime, ip: null, performer: null, metadata: {} }
  return {
    logs: reach === null ? [] : [entry],
    next_page: reach === null ? null : 'more',
    range,
    nextPage,
    asked: NOW,
  }
}

const all = (...moments: number[]) => ({ moments, isAll: true })
const some = (...moments: number[]) => ({ moments, isAll: false })

describe('a log of which all is wanted', () => {
  it('goes on in its range, then with the days before it, back to the oldest moment', () => {
    const wish = all(day(2) + 3600)
    expect(nextLogPage([page(WINDOW, day(20))], wish)).toEqual({ range: WINDOW, nextPage: 'more' })
    const earlier = { from: day(2), to: day(9) }
    const first = page(WINDOW, null)
    expect(nextLogPage([first], wish)).toEqual({ range: earlier, nextPage: null })
    expect(nextLogPage([first, page(earlier, day(5))], wish)).toEqual({ range: earlier, nextPage: 'more' })
    expect(nextLogPage([first, page(earlier, null)], wish)).toBeNull()
  })

  it('goes no further than that', () => {
    expect(nextLogPage([page(WINDOW, day(12))], all(day(12) + 10))).toBeNull()
    expect(nextLogPage([page(WINDOW, null)], all(day(10) + 10))).toBeNull()
  })

  it('goes on however slowly it gets there', () => {
    expect(nextLogPage([page(WINDOW, NOW - 60)], all(day(11)))).toEqual({ range: WINDOW, nextPage: 'more' })
  })
})

describe('a log of which some moments are wanted', () => {
  it('is read on where all of it takes few pages', () => {
    expect(nextLogPage([page(WINDOW, day(22))], some(day(11)))).toEqual({ range: WINDOW, nextPage: 'more' })
  })

  it('is read from the day of the next moment on where it is long', () => {
    const busy = page(WINDOW, NOW - 3600)
    const wish = some(day(13) + 3600, day(20) + 3600)
    const jump = { range: { from: day(13), to: day(20) }, nextPage: null }
    expect(nextLogPage([busy], wish)).toEqual(jump)
    const there = page(jump.range, day(21) - 3600)
    // An hour a page: twenty more to that moment; then the day of the other one.
    expect(nextLogPage([busy, there], wish)).toEqual({ range: jump.range, nextPage: 'more' })
    const found = page(jump.range, day(20) + 3000, 'more')
    expect(nextLogPage([busy, there, found], wish)).toEqual({
      range: { from: day(13), to: day(13) },
      nextPage: null,
    })
    expect(nextLogPage([busy, there, found, page({ from: day(13), to: day(13) }, null)], wish)).toBeNull()
  })

  it('takes a moment just before midnight, whose entry may stand after it', () => {
    const busy = page(WINDOW, NOW - 3600)
    expect(nextLogPage([busy], some(day(20) - 1))).toMatchObject({ range: { from: day(19), to: day(20) } })
    expect(nextLogPage([busy], some(day(20) + 1))).toMatchObject({ range: { from: day(19), to: day(20) } })
  })

  it('never goes back to what it left out', () => {
    const pages = [page(WINDOW, NOW - 3600), page({ from: day(13), to: day(13) }, null)]
    expect(nextLogPage(pages, some(day(18)))).toBeNull()
    expect(unread(pages, some(day(18), day(13) + 5, NOW - 60))).toEqual([day(18)])
  })

  it('does not wait for what happened since it was asked', () => {
    expect(unread([page(WINDOW, NOW - 60)], some(NOW + 5))).toEqual([])
    expect(nextLogPage([page(WINDOW, NOW - 60)], some(NOW + 5))).toBeNull()
  })
})

describe('what was read', () => {
  it('are the stretches between the pages that were left out', () => {
    const pages = [
      page(WINDOW, NOW - 60),
      page(WINDOW, NOW - 90, 'more'),
      page({ from: day(13), to: day(14) }, day(14) + 50),
    ]
    expect(readIn(pages)).toEqual([
      { from: NOW - 90, to: NOW },
      { from: day(14) + 50, to: day(15) },
    ])
  })

  it('are one where they touch', () => {
    const pages = [page(WINDOW, null), page({ from: day(2), to: day(9) }, day(5))]
    expect(readIn(pages)).toEqual([{ from: day(5), to: NOW }])
  })

  it('is nothing before a page is there', () => {
    expect(readIn([])).toEqual([])
    expect(nextLogPage([], all(day(2)))).toBeNull()
  })
})
