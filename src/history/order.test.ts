import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byTag, inOrder } from './order'
import { junk, lifetime, shuffled } from './testing'

describe('the order of lifetimes', () => {
  it('is newest first, then by name, as Quay lists them', () => {
    const [a, b, c] = [
      lifetime({ name: 'edge', start_ts: 9 }),
      lifetime({ name: 'latest', start_ts: 9 }),
      lifetime({ name: 'edge', start_ts: 3, end_ts: 9 }),
    ]
    expect(inOrder([c, b, a])).toEqual([a, b, c])
  })

  it('takes the one that ended in a second for older than the one that lasted', () => {
    const [brief, lasting] = [lifetime({ start_ts: 9, end_ts: 9 }), lifetime({ start_ts: 9 })]
    const purged = lifetime({ start_ts: 9, end_ts: 2 })
    expect(inOrder([purged, brief, lasting])).toEqual([lasting, brief, purged])
    expect(inOrder([lasting, purged, brief])).toEqual([lasting, brief, purged])
  })

  it('tells lifetimes apart by whatever differs', () => {
    const differ = [
      lifetime(),
      lifetime({ manifest_digest: 'sha256:b' }),
      lifetime({ reversion: true }),
      lifetime({ immutable: true }),
      lifetime({ is_manifest_list: true }),
      lifetime({ size: 2 }),
      lifetime({ size: null }),
    ]
    expect(inOrder(differ.toReversed())).toEqual(inOrder(differ))
  })

  it('keeps lifetimes that are alike in everything', () => {
    expect(inOrder([lifetime(), lifetime()])).toHaveLength(2)
  })

  it('does not depend on the order in which they come', () => {
    fc.assert(
      fc.property(
        junk.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        ([all, other]) => {
          expect(inOrder(other)).toEqual(inOrder(all))
          expect([...byTag(other)]).toEqual([...byTag(all)])
          expect(inOrder(inOrder(all))).toEqual(inOrder(all))
        },
      ),
    )
  })
})

describe('the lifetimes by tag', () => {
  it('have the tags by name, each with its newest lifetime first', () => {
    const [old, live] = [lifetime({ end_ts: 4 }), lifetime({ start_ts: 4 })]
    const other = lifetime({ name: 'edge', start_ts: 2 })
    expect([...byTag([old, other, live])]).toEqual([
      ['edge', [other]],
      ['latest', [live, old]],
    ])
  })
})
