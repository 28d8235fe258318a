import { describe, expect, it } from 'vitest'
import { nextCollected, restorableUntil, wayBack } from './restorable'
import { lifetime, READING } from './testing'

it('is a window after its end that a lifetime is kept, also where that has passed', () => {
  expect(restorableUntil(lifetime({ end_ts: 900 }), READING)).toBe(1400)
  expect(restorableUntil(lifetime({ end_ts: 1000 }), READING)).toBe(1500)
  expect(restorableUntil(lifetime({ end_ts: 400 }), READING)).toBe(900)
})

it('is its end with a window of 0 s', () => {
  expect(restorableUntil(lifetime({ end_ts: 900 }), { ...READING, window: 0 })).toBe(900)
})

it('is no question of what lives or will expire', () => {
  expect(restorableUntil(lifetime(), READING)).toBeNull()
  expect(restorableUntil(lifetime({ end_ts: 1001 }), READING)).toBeNull()
})

it('is never promised of what was purged', () => {
  expect(restorableUntil(lifetime({ start_ts: 900, end_ts: 450 }), READING)).toBe('never')
})

describe('the way back', () => {
  const kindAt = (now: number, collects = true) =>
    wayBack(lifetime({ end_ts: 900 }), { ...READING, now }, collects)?.kind

  it('is open for the window, then late while the collector may be', () => {
    expect(wayBack(lifetime({ end_ts: 900 }), READING, true)).toEqual({ kind: 'open', until: 1400 })
    expect([1399, 1400, 1520, 1521].map((now) => kindAt(now))).toEqual(['open', 'late', 'late', 'over'])
  })

  it('is never over where nothing is collected', () => {
    expect(kindAt(9000, false)).toBe('late')
  })

  it('is nobody’s to tell where Quay does not say how long it keeps what ended', () => {
    const untold = { now: 9000, window: null }
    expect(wayBack(lifetime({ end_ts: 900 }), untold, true)).toEqual({ kind: 'untold' })
    expect(wayBack(lifetime({ start_ts: 900, end_ts: 450 }), untold, true)).toEqual({ kind: 'purged' })
    expect(wayBack(lifetime(), untold, true)).toBeNull()
  })

  it('is none to what was purged, and no question of what lives', () => {
    expect(wayBack(lifetime({ start_ts: 900, end_ts: 450 }), READING, true)).toEqual({ kind: 'purged' })
    expect(wayBack(lifetime(), READING, true)).toBeNull()
  })
})

it('is the first to go that is waited for', () => {
  const ended = [500, 600, 300, 1100].map((end_ts) => lifetime({ end_ts }))
  // 300 has gone by now, 1100 is an end to come.
  expect(nextCollected(ended, READING)).toBe(500 + 500 + 120 - 1000)
  expect(nextCollected([lifetime()], READING)).toBeNull()
})
