import { describe, expect, it } from 'vitest'
import { end } from '../testing'
import type { ItemState, Plan } from './plan'
import { failedOf, groupsOf, waysBack } from './report'

const failed = (status: number, wasLost = false): ItemState => ({
  kind: 'failed',
  failure: { kind: 'server', status, reason: 'no' },
  wasLost,
})
const done = (tag: string | null, wasLost = false): ItemState => ({
  kind: 'done',
  undo: tag === null ? null : { operation: end(null, { tag }), until: null, isSure: true },
  told: { wasLost, overtaken: false, expiration: null, ended: [], trouble: null },
})
const STATES: ItemState[] = [
  done('a'),
  failed(500),
  { kind: 'skipped', why: 'locked' },
  done(null),
  failed(500),
  failed(500, true),
  { kind: 'skipped', why: 'changed' },
  { kind: 'waiting' },
  done('b', true),
]

describe('the account of a plan', () => {
  it('has each operation in one group, by what became of it and why, what needs a person first', () => {
    const groups = groupsOf(STATES)
    expect(groups.map(({ kind, indexes }) => [kind, indexes])).toEqual([
      ['failed', [1, 4]],
      ['failed', [5]],
      ['skipped', [2]],
      ['skipped', [6]],
      ['done', [0, 3]],
      ['done', [8]],
      ['waiting', [7]],
    ])
    expect(groups.flatMap(({ indexes }) => indexes).toSorted((a, b) => a - b)).toEqual(
      STATES.map((_, index) => index),
    )
  })

  it('leads to what failed, and to the ways back', () => {
    const operations = STATES.map((_, index) => end(null, { tag: `v${index}` }))
    const plan: Plan = {
      id: 'a',
      repository: 'acme/app',
      name: 'delete',
      origin: 'selection',
      by: '',
      at: 0,
      window: null,
      from: null,
      operations,
    }
    expect(failedOf(plan, STATES).map(({ tag }) => tag)).toEqual(['v1', 'v4', 'v5'])
    expect(waysBack(STATES).map(({ tag }) => tag)).toEqual(['b', 'a'])
  })
})
