import { describe, expect, it } from 'vitest'
import { entry } from '~/api/testing-tags'
import { endedOn, hasPurged, hasPurgedEnded, objectionToPurgeEnded, purgeRequest, takesMore } from './purge'
import { digest, purge, purgeEnded, state } from './testing'

const WINDOW = 500
const live = entry('v1', 800, 'a')
const ended = (start: number, end: number, letter = 'b', more = {}) =>
  entry('v1', start, letter, { end_ts: end, ...more })

describe('endedOn', () => {
  it.each([
    ['what ended within the window', ended(400, 600), true],
    ['what ended in that moment', ended(400, 1000), true],
    ['no other image', ended(400, 600, 'c'), false],
    ['nothing that lives', entry('v1', 400, 'b'), false],
    ['nothing that is to end', ended(400, 1001), false],
    ['nothing older than the window', ended(400, 500), false],
    ['nothing locked', ended(400, 600, 'b', { immutable: true }), false],
    ['nothing that is deleted permanently', ended(700, 600), false],
  ])('takes %s', (_what, lifetime, takes) => {
    expect(endedOn([lifetime], digest('b'), WINDOW, 1000)).toEqual(takes ? [lifetime] : [])
  })

  it('takes nothing with a window of 0 s, and all that is listed where Quay does not say', () => {
    expect(endedOn([ended(400, 1000)], digest('b'), 0, 1000)).toEqual([])
    expect(endedOn([ended(100, 200)], digest('b'), null, 1000)).toHaveLength(1)
  })
})

describe('takesMore', () => {
  const [one, other] = [ended(400, 600), ended(650, 700)]
  it('is so where one ended since, also behind the newest hundred, not where one is collected', () => {
    expect(takesMore(purgeEnded('b', [one], live), state([live, one]))).toBe(false)
    expect(takesMore(purgeEnded('b', [one], live), state([live, other, one]))).toBe(true)
    expect(takesMore(purgeEnded('b', [one], live), { ...state([live]), earlier: [other, one] })).toBe(true)
    expect(takesMore(purgeEnded('b', [one, other], live), state([live, other]))).toBe(false)
  })

  it('leaves nothing to do where all were collected', () => {
    expect(objectionToPurgeEnded(purgeEnded('b', [one], live), state([live]))).toBe('nothingEnded')
    expect(objectionToPurgeEnded(purgeEnded('b', [one], live), state([live, one]))).toBeNull()
  })
})

describe('hasPurged', () => {
  const before = state([live], 1000)
  it.each([
    ['it ends before it began', { ...live, end_ts: 501 }, true],
    ['it ends one window ago', { ...entry('v1', 100, 'a'), end_ts: 505 }, true],
    ['others deleted it while it was looked at', { ...entry('v1', 100, 'a'), end_ts: 998 }, false],
    ['it lives', live, false],
    ['others deleted it', { ...live, end_ts: 1000 }, false],
  ])('where %s: %s', (_what, after, is) => {
    const begun = { ...live, start_ts: after.start_ts, end_ts: null }
    expect(hasPurged(purge(begun, WINDOW), state([begun], 1000), state([after], 1010))).toBe(is)
  })

  it('is so where it was collected, not where nothing was there', () => {
    expect(hasPurged(purge(live, WINDOW), before, state([], 1010))).toBe(true)
    expect(hasPurged(purge(null, WINDOW), state([]), state([], 1010))).toBe(false)
  })

  it('looks like a deletion with a window of 0 s, and is told from a move and an end to come', () => {
    const gone = { ...live, end_ts: 1005 }
    expect(hasPurged(purge(live, 0), before, state([gone], 1010))).toBe(true)
    expect(hasPurged(purge(live, 0), before, state([entry('v1', 1005, 'b'), gone], 1010))).toBe(false)
    const expiring = state([{ ...live, end_ts: 1005 }], 1000)
    expect(hasPurged(purge(live, 0), expiring, state([gone], 1010))).toBe(false)
  })
})

describe('hasPurgedEnded', () => {
  const one = ended(400, 600)
  it('is seen by other ends, or by none', () => {
    const before = state([live, one])
    const operation = purgeEnded('b', [one], live)
    expect(hasPurgedEnded(operation, before, state([live, { ...one, end_ts: 399 }]))).toBe(true)
    expect(hasPurgedEnded(operation, before, state([live]))).toBe(true)
    expect(hasPurgedEnded(operation, before, state([live, one]))).toBe(false)
    expect(hasPurgedEnded(operation, before, { ...state([live]), earlier: [one] })).toBe(false)
  })
})

describe('purgeRequest', () => {
  it('takes the children of an index along', () => {
    const index = { ...live, is_manifest_list: true }
    expect(purgeRequest(purge(live))).toEqual({ is_alive: true })
    expect(purgeRequest(purge(index))).toEqual({ is_alive: true, include_submanifests: true })
    expect(purgeRequest(purgeEnded('b', [{ ...index, end_ts: 900 }]))).toEqual({
      is_alive: false,
      manifest_digest: digest('b'),
      include_submanifests: true,
    })
  })
})
