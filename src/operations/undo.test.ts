import { describe, expect, it } from 'vitest'
import { entry } from '~/api/testing-tags'
import { digest, end, outcome, pointTo, state } from './testing'
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
