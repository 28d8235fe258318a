import { describe, expect, it } from 'vitest'
import { QuayError, type QuayErrorKind } from '~/api/error'
import { entry } from '~/api/testing-tags'
import { begunBy, hasHappened, isRefusal, othersChanged } from './settle'
import { begunSince } from './tag-state'
import { end, pointTo, state } from './testing'

/** On a from 100 on. */
const a = entry('v1', 100, 'a')
const aUntil = (end_ts: number) => ({ ...a, end_ts })
const old = entry('v1', 50, 'b', { end_ts: 100 })
const before = state([a, old])
const restore = pointTo('b', a, { kind: 'restore' })

describe('isRefusal', () => {
  const of = (kind: QuayErrorKind) => isRefusal(new QuayError({ kind, address: '' }))

  it.each([
    'refused',
    'immutable',
    'not-found',
    'throttled',
    'read-only',
    'signed-out',
    'bad-token',
    'forbidden',
    'unaddressable',
  ] as const)('is %s, by which nothing was done', (kind) => {
    expect(of(kind)).toBe(true)
  })

  it('is nothing by which an answer may have been lost', () => {
    expect([of('unreachable'), of('server'), of('unexpected-answer')]).toEqual([false, false, false])
    expect(isRefusal(new Error('refused'))).toBe(false)
  })
})

describe('begunSince', () => {
  it('counts lifetimes that are alike', () => {
    const twice = state([entry('v1', 200, 'a'), entry('v1', 200, 'a', { end_ts: 200 }), aUntil(200)])
    expect(begunSince(state([aUntil(200)]), twice)).toHaveLength(2)
    expect(begunSince(state([entry('v1', 200, 'a', { end_ts: 200 }), aUntil(200)]), twice)).toEqual([
      entry('v1', 200, 'a'),
    ])
  })

  it('is not led astray by ends, locks, or older ones that come into view', () => {
    expect(begunSince(before, state([{ ...a, end_ts: 300, immutable: true }, old]))).toEqual([])
    expect(begunSince(before, state([a, old, entry('v1', 20, 'c', { end_ts: 50 })]))).toEqual([])
  })
})

describe('a move whose answer was lost', () => {
  const move = pointTo('b', a)

  it('happened where it began a lifetime on its image', () => {
    const after = state([entry('v1', 300, 'b'), aUntil(300), old])
    expect(begunBy(move, before, after)).toEqual(entry('v1', 300, 'b'))
    expect(hasHappened(move, before, after)).toBe(true)
    expect(othersChanged(move, before, after)).toBe(false)
  })

  it('happened, too, where somebody moved it on since', () => {
    const after = state([entry('v1', 310, 'c'), entry('v1', 300, 'b', { end_ts: 310 }), aUntil(300), old])
    expect(hasHappened(move, before, after)).toBe(true)
    expect(othersChanged(move, before, after)).toBe(true)
  })

  it('did not happen where nothing, another image or a restore began', () => {
    for (const more of [[], [entry('v1', 300, 'c')], [entry('v1', 300, 'b', { reversion: true })]]) {
      expect(hasHappened(move, before, state([...more, a, old]))).toBe(false)
    }
  })

  it('is the oldest of several alike: others who did the same came later', () => {
    const [newer, ours] = [entry('v1', 310, 'b'), entry('v1', 300, 'b', { end_ts: 310 })]
    expect(begunBy(move, before, state([newer, ours, aUntil(300), old]))).toBe(ours)
  })

  it('replaced something else where somebody was there in between', () => {
    const moved = [entry('v1', 300, 'b'), entry('v1', 290, 'c', { end_ts: 300 }), aUntil(290), old]
    expect(othersChanged(move, before, state(moved))).toBe(true)
    expect(othersChanged(move, before, state([entry('v1', 300, 'b'), aUntil(290), old]))).toBe(true)
    expect(othersChanged(move, before, state([entry('v1', 300, 'b'), aUntil(40), old]))).toBe(true)
  })

  it('replaced nothing where the former had expired by itself', () => {
    const expiring = state([aUntil(250), old], 200)
    const after = state([entry('v1', 300, 'b'), aUntil(250), old], 310)
    expect(othersChanged(move, expiring, after)).toBe(false)
  })
})

describe('a restore whose answer was lost', () => {
  it('happened where a restored lifetime began on its image', () => {
    const after = state([entry('v1', 300, 'b', { reversion: true }), aUntil(300), old])
    expect(hasHappened(restore, before, after)).toBe(true)
    expect(hasHappened(restore, before, state([entry('v1', 300, 'b'), aUntil(300), old]))).toBe(false)
  })
})

describe('a deletion whose answer was lost', () => {
  const deletion = end(a)

  it('happened where the lifetime ended and none began there', () => {
    expect(hasHappened(deletion, before, state([aUntil(300), old]))).toBe(true)
    expect(othersChanged(deletion, before, state([aUntil(300), old]))).toBe(false)
  })

  it('happened where the lifetime was collected at once', () => {
    expect(hasHappened(deletion, before, state([]))).toBe(true)
  })

  it('happened where somebody made it again since', () => {
    const after = state([entry('v1', 310, 'c'), aUntil(300), old])
    expect(hasHappened(deletion, before, after)).toBe(true)
    expect(othersChanged(deletion, before, after)).toBe(true)
  })

  it('happened to what somebody had moved it to', () => {
    for (const [from, to] of [
      [290, 300],
      [300, 300],
    ] as const) {
      const after = state([entry('v1', from, 'c', { end_ts: to }), aUntil(from), old])
      expect(hasHappened(deletion, before, after)).toBe(true)
      expect(othersChanged(deletion, before, after)).toBe(true)
    }
  })

  it('did not happen where it lives, was moved, or ended when it was to', () => {
    expect(hasHappened(deletion, before, before)).toBe(false)
    expect(hasHappened(deletion, before, state([entry('v1', 300, 'c'), aUntil(300), old]))).toBe(false)
    const expiring = state([aUntil(1100), old], 1000)
    expect(hasHappened(deletion, expiring, state([aUntil(1100), old], 1200))).toBe(false)
    expect(hasHappened(deletion, expiring, state([aUntil(1050), old], 1200))).toBe(true)
  })

  it('can not have happened to nothing', () => {
    expect(hasHappened(deletion, state([old]), state([old]))).toBe(false)
  })

  it('that somebody made one for good is not all that was done', () => {
    expect(othersChanged(deletion, before, state([aUntil(50), old]))).toBe(true)
  })
})
