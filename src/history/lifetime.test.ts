import { describe, expect, it } from 'vitest'
import { isLive, newestOfEachName, stateOf } from './lifetime'

describe('the state of a lifetime', () => {
  it('is live without an end, expiring with one to come, ended with one that was', () => {
    expect(stateOf({ start_ts: 10, end_ts: null }, 20)).toBe('live')
    expect(stateOf({ start_ts: 10, end_ts: 30 }, 20)).toBe('expiring')
    expect(stateOf({ start_ts: 10, end_ts: 20 }, 20)).toBe('ended')
    expect(stateOf({ start_ts: 10, end_ts: 10 }, 20)).toBe('ended')
  })

  it('is purged where the end lies before the start', () => {
    expect(stateOf({ start_ts: 10, end_ts: 4 }, 20)).toBe('purged')
    expect(isLive({ start_ts: 10, end_ts: 4 }, 2)).toBe(false)
  })
})

describe('the newest lifetime of each name', () => {
  it('keeps the first of each name, in order', () => {
    const listing = [
      { name: 'edge', start_ts: 9, end_ts: null },
      { name: 'latest', start_ts: 8, end_ts: 9 },
      { name: 'edge', start_ts: 5, end_ts: 9 },
      { name: 'latest', start_ts: 2, end_ts: 8 },
    ]
    expect(newestOfEachName(listing, 20)).toEqual([listing[0], listing[1]])
  })

  it('prefers the live one of two that began in one second', () => {
    const purged = { name: 'latest', start_ts: 9, end_ts: 1 }
    const live = { name: 'latest', start_ts: 9, end_ts: null }
    expect(newestOfEachName([purged, live], 20)).toEqual([live])
  })
})
