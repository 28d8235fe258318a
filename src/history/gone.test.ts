import { describe, expect, it } from 'vitest'
import { wasPurged } from './gone'
import { lifetime } from './testing'

describe('what is gone', () => {
  const gone = (part: { start_ts?: number; end_ts: number | null }, at: number, now: number, window = 500) =>
    wasPurged({ lifetime: lifetime(part), at }, { now, window })

  it('was collected once the window after its end was over', () => {
    expect(gone({ end_ts: 900 }, 1000, 1401)).toBe(false)
    expect(gone({ end_ts: 900 }, 1000, 1000, 0)).toBe(false)
  })

  it('was purged where it went before, or was seen to be', () => {
    expect(gone({ end_ts: 900 }, 1000, 1399)).toBe(true)
    expect(gone({ start_ts: 900, end_ts: 400 }, 1000, 9000)).toBe(true)
  })

  it('may have ended as soon as it was seen to live, or to expire', () => {
    expect(gone({ end_ts: null }, 1000, 1499)).toBe(true)
    expect(gone({ end_ts: null }, 1000, 1501)).toBe(false)
    expect(gone({ end_ts: 5000 }, 1000, 1501)).toBe(false)
  })

  it('is called purged by nobody who does not know the window, unless it was seen', () => {
    expect(wasPurged({ lifetime: lifetime({ end_ts: 900 }), at: 1000 }, { now: 1001, window: null })).toBe(
      false,
    )
  })
})
