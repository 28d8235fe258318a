// The indexes of a history have to say what a plain walk over all of it says, whatever is done in whatever order.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLive, type Lifetime, Lifetimes } from './lifetimes'

const NAMES = ['a', 'b', 'c'] as const
const DIGESTS = ['x', 'y'] as const

const write = fc.record({
  name: fc.constantFrom(...NAMES),
  digest: fc.constantFrom(...DIGESTS),
  start: fc.integer({ min: 0, max: 50 }),
  end: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
  immutable: fc.boolean(),
})

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), write }),
  fc.record({
    kind: fc.constant('end' as const),
    which: fc.nat(30),
    end: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
  }),
  fc.record({ kind: fc.constant('clock' as const), now: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ kind: fc.constant('collect' as const), until: fc.integer({ min: 0, max: 50 }) }),
)

const oldestFirst = (a: Lifetime, b: Lifetime): number => a.start - b.start || a.order - b.order

test('every index agrees with the history', () => {
  const property = fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const lifetimes = new Lifetimes()
    let plain: Lifetime[] = []
    let now = 0
    for (const one of steps) {
      if (one.kind === 'clock') now = one.now
      if (one.kind === 'add') {
        const added = { ...one.write, reversion: false, isList: false, size: 1 }
        plain.push(lifetimes.add(added, now))
      }
      if (one.kind === 'end') {
        const lifetime = plain[one.which]
        if (lifetime !== undefined) lifetimes.setEnd(lifetime, one.end, now)
      }
      if (one.kind === 'collect') {
        lifetimes.collect(one.until)
        plain = plain.filter(({ end, immutable }) => end === null || end > one.until || immutable)
      }
      agree(lifetimes, plain.toSorted(oldestFirst), now)
    }
  })
  expect(() => fc.assert(property)).not.toThrow()
})

function agree(lifetimes: Lifetimes, plain: readonly Lifetime[], now: number): void {
  const live = plain.filter((one) => isLive(one, now))
  expect(lifetimes.all()).toEqual(plain)
  expect(lifetimes.live(now)).toEqual(live)
  for (const name of NAMES) {
    expect(lifetimes.named(name)).toEqual(plain.filter((one) => one.name === name))
    expect(lifetimes.liveOf(name, now)).toBe(live.findLast((one) => one.name === name))
  }
  for (const digest of DIGESTS) {
    const on = live.filter((one) => one.digest === digest)
    expect(lifetimes.liveOn(digest, now).toSorted(oldestFirst)).toEqual(on)
    expect(lifetimes.isNamedLive(digest, now)).toBe(on.length > 0)
    expect(lifetimes.names(digest)).toBe(plain.some((one) => one.digest === digest))
  }
}
