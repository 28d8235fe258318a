import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changesOf, type Change } from './changes'
import type { Lifetime } from './lifetime'
import { stateAt } from './state-at'
import { simulated, type Simulated, type Truth } from './testing'

// What the changes say, held against what really was.

const isPurged = ({ start_ts, end_ts }: Lifetime) => end_ts !== null && end_ts < start_ts

/** Checks each change of a simulated history with what became of its lifetime. */
function holds(check: (change: Change, truth: Truth | undefined, all: Simulated) => void): void {
  fc.assert(
    fc.property(simulated, (all) => {
      const known = new Map(all.truths.map((truth) => [truth.listed, truth]))
      for (const change of changesOf(all.lifetimes, all.reading))
        check(change, known.get(change.lifetime), all)
    }),
    { numRuns: 300 },
  )
}

it('each unpurged lifetime began once, where and when it really did', () => {
  holds(({ kind, tag, at, to, lifetime }, truth) => {
    const begun = to === null ? {} : { tag, digest: to, start: at }
    expect(truth).toMatchObject(begun)
    expect(kind === 'restored').toBe(to !== null && lifetime.reversion)
  })
  fc.assert(
    fc.property(simulated, ({ lifetimes, reading }) => {
      const begun = changesOf(lifetimes, reading).filter(({ to }) => to !== null)
      expect(begun).toHaveLength(lifetimes.filter((one) => !isPurged(one)).length)
    }),
  )
})

it('a tag that moved pointed to the image before in that very second', () => {
  holds(({ kind, tag, at, from, to, afterPurge }, _truth, { truths }) => {
    const isMove = (kind === 'moved' || kind === 'renewed') && !afterPurge
    const left = truths.filter((one) => one.tag === tag && one.start <= at && (one.end ?? at) >= at)
    expect(isMove ? left.map(({ digest }) => digest) : [from]).toContain(from)
    expect(kind === 'renewed').toBe((kind === 'moved' || kind === 'renewed') && from === to)
  })
})

it('a tag that was absent before pointed to nothing meanwhile, unless that was purged', () => {
  holds(({ tag, at, gap }, _truth, { truths }) => {
    const since = gap === null ? at : at - gap
    const there = truths.filter(
      (one) => one.tag === tag && !one.isPurged && one.start < at && (one.end === null || one.end > since),
    )
    expect(gap === null ? [] : there).toEqual([])
    expect(gap).not.toBe(0)
  })
})

it('what ended was over then, and nothing that lasted began in that second', () => {
  holds(({ kind, tag, at, lifetime, movedTo }, truth, { lifetimes }) => {
    // Purged when it was older than the window, it looks like an end a window earlier.
    const ends = kind === 'ended' && truth?.isPurged === false
    expect(ends ? at : null).toBe(ends ? truth.end : null)
    const next = lifetimes.filter((one) => one.name === tag && one.start_ts === at && one !== lifetime)
    const lasting = next.filter((one) => !isPurged(one) && one.end_ts !== at)
    expect(kind === 'ended' ? lasting : []).toEqual([])
    const onto = next.filter(isPurged).map(({ manifest_digest }) => manifest_digest)
    expect(movedTo === null ? [movedTo] : onto).toContain(movedTo)
  })
})

it('nothing is first known of which something earlier is listed', () => {
  holds(({ kind, tag, at, from }, _truth, { lifetimes }) => {
    const earlier = lifetimes.filter(({ name, start_ts }) => name === tag && start_ts < at)
    expect(kind === 'first-known' ? [earlier, from] : [[], null]).toEqual([[], null])
  })
})

/** The same change by somebody who knows nothing of what came before. */
function humbled(change: Change): Change {
  return { ...change, gap: null, from: null, kind: change.lifetime.reversion ? 'restored' : 'first-known' }
}

/** A purge that was collected or not read leaves what looks like an absence: the log alone knows better. */
const isTraceable = ({ to, tag }: Change, truths: readonly Truth[]) =>
  to !== null && !truths.some((one) => one.isPurged && one.tag === tag)

it('what the collector took makes the rest first known, or a restore from somewhere, and no more', () => {
  holds((change, _truth, { uncollected, truths, reading }) => {
    const full = changesOf(uncollected, reading).filter(({ to }) => to !== null)
    const really = full.find(({ lifetime }) => lifetime === change.lifetime)
    expect(isTraceable(change, truths) ? [really, humbled(change)] : [change]).toContainEqual(change)
  })
})

it('what was not read does so too, and leaves no state complete', () => {
  fc.assert(
    fc.property(simulated, fc.nat(), ({ lifetimes, truths, reading }, where) => {
      const readBackTo = reading.now - (where % (reading.now - 900))
      const part = lifetimes.filter(({ start_ts }) => start_ts >= readBackTo)
      const full = changesOf(lifetimes, reading)
      for (const change of changesOf(part, { ...reading, readBackTo })) {
        const really = full.find(({ to, lifetime }) => to !== null && lifetime === change.lifetime)
        expect(isTraceable(change, truths) ? [really, humbled(change)] : [change]).toContainEqual(change)
      }
      const [some, all] = [
        stateAt(part, reading.now, { ...reading, readBackTo }),
        stateAt(lifetimes, reading.now, reading),
      ]
      expect(some.complete).toBe(false)
      for (const [tag, lifetime] of some.tags) expect(all.tags.get(tag)).toBe(lifetime)
    }),
  )
})
