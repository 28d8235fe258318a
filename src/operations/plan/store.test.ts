import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { end } from '../testing'
import type { ItemState, Plan } from './plan'
import { createPlanStore } from './store'

const plan = (id: string, at: number, count = 3): Plan => ({
  id,
  repository: 'acme/app',
  name: 'delete',
  origin: 'selection',
  by: 'account alice',
  at,
  window: 3600,
  from: null,
  operations: Array.from({ length: count }, (_, index) => end(null, { tag: `v${index}` })),
})
const FAILED: ItemState = {
  kind: 'failed',
  failure: { kind: 'forbidden', status: 403, reason: 'Unauthorized' },
  wasLost: false,
}

describe('what is kept of plans', () => {
  beforeEach(() => createPlanStore().clear())

  it('is there for the next tab: operations in their order, and where each stands', async () => {
    const store = createPlanStore()
    await store.add(plan('a', 10, 12))
    await store.note('a', 11, FAILED)
    const next = await createPlanStore().load('a')
    expect(next?.plan).toEqual(plan('a', 10, 12))
    expect(next?.states.map(({ kind }) => kind)).toEqual([...Array(11).fill('waiting'), 'failed'])
    expect(next?.states[11]).toEqual(FAILED)
  })

  it('is told newest first, without the operations', async () => {
    const store = createPlanStore()
    await store.add(plan('old', 10))
    await store.add(plan('new', 20))
    const heads = await store.heads()
    expect(heads.map(({ id, count }) => [id, count])).toEqual([
      ['new', 3],
      ['old', 3],
    ])
    expect(heads[0]).not.toHaveProperty('operations')
  })

  it('goes with all that belongs to it, and nothing of it is noted afterwards', async () => {
    const store = createPlanStore()
    await store.add(plan('a', 10))
    await store.add(plan('ab', 20))
    await store.remove('a')
    expect(await store.load('a')).toBeNull()
    expect((await store.load('ab'))?.states).toHaveLength(3)
    await expect(store.note('a', 0, FAILED)).rejects.toThrow('a is not kept any more')
  })
})
