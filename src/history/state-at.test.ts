import { describe, expect, it } from 'vitest'
import { stateAt } from './state-at'
import { lifetime, READING } from './testing'

const ALL = [
  lifetime({ start_ts: 100, end_ts: 700 }),
  lifetime({ start_ts: 700, end_ts: 800, manifest_digest: 'sha256:b' }),
  lifetime({ start_ts: 900, end_ts: 1100 }),
  lifetime({ name: 'edge', start_ts: 750, manifest_digest: 'sha256:c' }),
]

const at = (moment: number, reading = READING, lifetimes = ALL) => {
  const { tags, ...rest } = stateAt(lifetimes, moment, reading)
  return { ...rest, tags: Object.fromEntries([...tags].map(([tag, one]) => [tag, one.manifest_digest])) }
}

describe('the state at a moment', () => {
  it('has each tag where it pointed then, from the second of its start to before that of its end', () => {
    expect(at(699).tags).toEqual({ latest: 'sha256:a' })
    expect(at(700).tags).toEqual({ latest: 'sha256:b' })
    expect(at(799).tags).toEqual({ latest: 'sha256:b', edge: 'sha256:c' })
    expect(at(800).tags).toEqual({ edge: 'sha256:c' })
    expect(at(1000).tags).toEqual({ latest: 'sha256:a', edge: 'sha256:c' })
  })

  it('tells what expirations will leave', () => {
    expect(at(1100).tags).toEqual({ edge: 'sha256:c' })
  })

  it('is complete back to the horizon, and no further', () => {
    expect(at(500)).toMatchObject({ complete: true, why: [] })
    expect(at(499)).toMatchObject({ complete: false, why: ['collected'], tags: { latest: 'sha256:a' } })
  })

  it('is never complete of a listing read in part: what began earlier may have been there', () => {
    expect(at(900, { ...READING, readBackTo: 600 })).toMatchObject({ complete: false, why: ['unread'] })
    expect(at(400, { ...READING, readBackTo: 600 }).why).toEqual(['collected', 'unread'])
  })

  it('never shows a purged lifetime, but says that it may have been there', () => {
    const purged = lifetime({ start_ts: 700, end_ts: 400 })
    expect(at(699, READING, [purged])).toMatchObject({ complete: true, tags: {} })
    expect(at(800, READING, [purged])).toEqual({
      complete: false,
      why: ['purged'],
      tags: {},
      maybe: [purged],
    })
    // Purged at 900: it was over by then.
    expect(at(900, READING, [purged])).toMatchObject({ complete: true, maybe: [] })
  })

  it('has no doubt about a purged lifetime where the next one had begun', () => {
    const purged = lifetime({ start_ts: 700, end_ts: 400 })
    const next = lifetime({ start_ts: 750, end_ts: 760 })
    expect(at(700, READING, [purged, lifetime({ start_ts: 700, end_ts: 700 })]).maybe).toEqual([])
    expect(at(749, READING, [purged, next]).maybe).toEqual([purged])
    expect(at(755, READING, [purged, next])).toMatchObject({ complete: true, tags: { latest: 'sha256:a' } })
    expect(at(770, READING, [purged, next])).toMatchObject({ complete: true, tags: {} })
  })
})
