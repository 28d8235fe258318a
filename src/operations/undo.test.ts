import { describe, expect, it } from 'vitest'
import { entry } from '~/api/testing-tags'
import { digest, end, expire, lock, outcome, pointTo, state } from './testing'
import { undoOf } from './undo'

const a = entry('v1', 100, 'a', { end_ts: 9000 })
const ended = { ...a, end_ts: 300 }
const b = entry('v1', 300, 'b')
const signature = { tag: `sha256-${'a'.repeat(64)}.sig`, digest: digest('c'), expiration: null }

const created = outcome({ operation: pointTo('b'), after: state([b]) })
const moved = outcome({ operation: pointTo('b', a), before: state([a]), after: state([b, ended]) })
const deleted = outcome({
  operation: end(a),
  before: state([a]),
  after: state([ended]),
  signatures: { ended: [signature], restored: [], missing: [], live: [], unread: null },
})

describe('the way back', () => {
  it('from a new tag is to delete it, as it was read back', () => {
    expect(undoOf(created, 3600)).toEqual({ operation: end(b), until: null, isSure: true })
  })

  it('from a move is to restore what was there, while it is kept', () => {
    expect(undoOf(moved, 3600)).toEqual({
      operation: pointTo('a', b, { kind: 'restore', expiration: 9000 }),
      until: 300 + 3600,
      isSure: true,
    })
  })

  it('from a deletion brings its signature tags along', () => {
    expect(undoOf(deleted, 3600)).toEqual({
      operation: pointTo('a', null, { kind: 'restore', expiration: 9000, signatures: [signature] }),
      until: 300 + 3600,
      isSure: true,
    })
  })

  it('closes by what was read where the lifetime is not there any more, and is open where Quay does not say', () => {
    expect(undoOf({ ...deleted, after: state([], 310) }, 60)?.until).toBe(370)
    expect(undoOf(deleted, null)?.until).toBeNull()
  })

  it('can only be tried where ended ones are kept for 0 seconds', () => {
    expect(undoOf(deleted, 0)).toMatchObject({ until: 300, isSure: false })
    expect(undoOf(created, 0)).toMatchObject({ until: null, isSure: true })
  })

  it('from an expiration is the one that was, until that comes', () => {
    const set = { ...a, end_ts: 500_000 }
    const changed = outcome({ operation: expire(500_000, a), before: state([a]), after: state([set]) })
    expect(undoOf(changed, 0)).toEqual({ operation: expire(9000, set), until: 9000, isSure: true })
    const cleared = outcome({
      operation: expire(null, a),
      before: state([a]),
      after: state([{ ...a, end_ts: null }]),
    })
    expect(undoOf(cleared, 0)).toMatchObject({ operation: { expiration: 9000 }, until: 9000 })
    const first = outcome({
      operation: expire(9000, b),
      before: state([b]),
      after: state([{ ...b, end_ts: 9000 }]),
    })
    expect(undoOf(first, 0)).toMatchObject({ operation: { expiration: null }, until: 9000 })
  })

  it('from an expiration beyond what Quay takes is not there', () => {
    const label = { ...a, end_ts: 100 + 105 * 7 * 86_400 }
    const cleared = outcome({ operation: expire(null, label), before: state([label]), after: state([b]) })
    expect(undoOf(cleared, 3600)).toBeNull()
  })

  it('from a lock is to unlock it, and to lock it again from unlocking', () => {
    const locked = { ...b, immutable: true }
    const done = outcome({ operation: lock(true, b), before: state([b]), after: state([locked]) })
    expect(undoOf(done, 0)).toEqual({ operation: lock(false, locked), until: null, isSure: true })
    const back = outcome({ operation: lock(false, locked), before: state([locked]), after: state([b]) })
    expect(undoOf(back, 0)).toEqual({ operation: lock(true, b), until: null, isSure: true })
  })

  it('from a renewal is not needed', () => {
    const renewed = {
      operation: pointTo('a', a, { kind: 'renew' }),
      after: state([{ ...b, manifest_digest: digest('a') }]),
    }
    expect(undoOf({ ...moved, ...renewed }, 3600)).toBeNull()
  })

  it.each([
    ['nothing was done', { effect: 'not-done' as const }],
    ['nobody knows what was done', { effect: 'unknown' as const, after: null }],
    ['it could not be read back', { after: null, unread: new Error('no') }],
    ['its expiration could not be read back', { unread: new Error('no') }],
    ['somebody changed it since', { overtaken: true }],
    ['somebody changed it meanwhile', { meanwhile: true }],
    ['it was locked at once', { after: state([{ ...b, immutable: true }, ended]) }],
  ])('is not there where %s', (_what, more) => {
    expect(undoOf({ ...moved, ...more }, 3600)).toBeNull()
  })
})
