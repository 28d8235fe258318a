import { describe, expect, it } from 'vitest'
import { entry } from '~/api/testing-tags'
import { check, objectionTo } from './check'
import { end, expire, lock, pointTo, state } from './testing'

const live = entry('v1', 100, 'a')
const WEEK = 7 * 86_400
const old = entry('v1', 1000 - 104 * WEEK, 'a')

describe('check', () => {
  it('lets pass what is as it was seen', () => {
    expect(check(pointTo('b', live), state([live]))).toEqual({ kind: 'ready' })
    expect(check(pointTo('a'), state([]))).toEqual({ kind: 'ready' })
    expect(check(pointTo('a'), state([{ ...live, end_ts: 500 }]))).toEqual({ kind: 'ready' })
    expect(check(end(live), state([live]))).toEqual({ kind: 'ready' })
  })

  it.each([
    ['moved', entry('v1', 200, 'b')],
    ['renewed', entry('v1', 200, 'a')],
    ['restored in the same second', { ...live, reversion: true }],
    ['given an end', { ...live, end_ts: 5000 }],
    ['locked', { ...live, immutable: true }],
    ['ended', { ...live, end_ts: 900 }],
  ])('asks again where it was %s', (_what, now) => {
    for (const operation of [pointTo('b', live), end(live), pointTo('b', live, { kind: 'restore' })]) {
      expect(check(operation, state([now]))).toEqual({ kind: 'changed' })
    }
  })

  it('asks again where there is one that was not, before it objects', () => {
    expect(check(pointTo('a'), state([{ ...live, immutable: true }]))).toEqual({ kind: 'changed' })
  })

  it('takes an expiration that passed since for a change', () => {
    const expiring = { ...live, end_ts: 1200 }
    expect(check(end(expiring), state([expiring], 1199))).toEqual({ kind: 'ready' })
    expect(check(end(expiring), state([expiring], 1200))).toEqual({ kind: 'changed' })
  })

  it('says why it may not be', () => {
    const locked = { ...live, immutable: true }
    expect(check(end(locked), state([locked]))).toEqual({ kind: 'objection', why: 'locked' })
  })
})

describe('objectionTo', () => {
  it.each([
    ['nothing', pointTo('b', live), live, null],
    ['nothing', pointTo('a', null, { kind: 'restore', tag: 'a b' }), null, null],
    ['nothing', end(live, { tag: '-rf' }), live, null],
    ['the same image', pointTo('a', live), live, 'sameImage'],
    ['the same image', pointTo('a', live, { kind: 'restore' }), live, 'sameImage'],
    ['the lock', pointTo('b', live), { ...live, immutable: true }, 'locked'],
    ['the lock', end(live), { ...live, immutable: true }, 'locked'],
    ['that it has gone', end(), null, 'alreadyGone'],
    ['the name', pointTo('a', null, { tag: 'a b' }), null, 'badName'],
    ['the name of one that is there', pointTo('b', live, { tag: 'a b' }), live, 'badName'],
    [
      'a name that no request carries',
      pointTo('b', null, { tag: '..', kind: 'restore' }),
      null,
      'unaddressable',
    ],
    ['the same image, but that is wanted', pointTo('a', live, { kind: 'renew' }), live, null],
    ['that it has gone', pointTo('a', null, { kind: 'renew' }), null, 'alreadyGone'],
    ['the lock', pointTo('a', live, { kind: 'renew' }), { ...live, immutable: true }, 'locked'],
    ['the name', pointTo('a', live, { kind: 'renew', tag: 'a b' }), live, 'badName'],
    ['nothing', expire(90_000, live), live, null],
    ['nothing', lock(true, live), live, null],
    ['nothing', lock(false, live), { ...live, immutable: true }, null],
    ['that it is so already', lock(true, live), { ...live, immutable: true }, 'alreadyLocked'],
    ['that it is so already', lock(false, live), live, 'alreadyUnlocked'],
    ['its expiration', lock(true, live), { ...live, end_ts: 5000 }, 'expiring'],
    ['nothing, as it is unlocked', lock(false, live), { ...live, end_ts: 5000, immutable: true }, null],
    ['that it has gone', lock(true), null, 'alreadyGone'],
    ['the name', lock(true, live, 'a b'), live, 'badName'],
    ['nothing', expire(null, live), { ...live, end_ts: 5000 }, null],
    ['nothing, as it is not set', expire(null, live), { ...live, end_ts: 5000, immutable: true }, null],
    ['the lock', expire(90_000, live), { ...live, immutable: true }, 'locked'],
    ['that it has gone', expire(90_000), null, 'alreadyGone'],
    ['the name', expire(90_000, live, 'a b'), live, 'badName'],
    ['that there is none', expire(null, live), live, 'noExpiration'],
    ['that it has passed', expire(1000, live), live, 'pastExpiration'],
    ['the end of all calendars', expire(253_402_300_800, live), live, 'farExpiration'],
    ['the age', expire(90_000, old), old, 'endsAtOnce'],
    [
      'the age that it will have in a moment',
      expire(90_000, old),
      { ...old, start_ts: old.start_ts + 60 },
      'endsAtOnce',
    ],
    ['nothing, just young enough', expire(90_000, old), { ...old, start_ts: old.start_ts + 61 }, null],
    ['the same end', expire(90_000, live), { ...live, end_ts: 90_000 }, 'sameExpiration'],
    [
      'the same end, as Quay would make it',
      expire(1e9, live),
      { ...live, end_ts: 100 + 104 * WEEK },
      'sameExpiration',
    ],
    ['a name that no request carries', end(live, { tag: 'a/b' }), live, 'unaddressable'],
    ['a name that no request carries', end(live, { tag: '\ud800' }), live, 'unaddressable'],
  ])('forbids by %s', (_what, operation, now, why) => {
    expect(objectionTo(operation, now, 1000)).toBe(why)
  })
})
