import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changesHoldUntil, changesInSteps, changesOf } from './changes'
import { endsInLog, joinLog } from './log-join'
import { filterInSteps, finish, mapInSteps, sortInSteps, type Steps } from './steps'
import { junk, junkReading, lifetime, simulated } from './testing'
import { historyInSteps } from './told'

/** Enough for several runs to be merged, with many that are alike. */
const many = fc
  .tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 50 }))
  .map(([count, step]) => Array.from({ length: count }, (_, at) => ({ key: (at * step * 7919) % 101, at })))

function countSteps(steps: Steps<unknown>): number {
  let count = 1
  while (steps.next().done !== true) count += 1
  return count
}

it('what is done in steps comes to what is done at once', () => {
  fc.assert(
    fc.property(many, (items) => {
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key
      const isOdd = ({ key }: { key: number }) => key % 2 === 1
      expect(finish(sortInSteps(items, compare))).toEqual(items.toSorted(compare))
      expect(finish(filterInSteps(items, isOdd))).toEqual(items.filter(isOdd))
      expect(finish(mapInSteps(items, isOdd))).toEqual(items.map(isOdd))
    }),
    { numRuns: 20 },
  )
})

it('much is done in many steps', () => {
  const lifetimes = Array.from({ length: 20_000 }, (_, at) =>
    lifetime({ name: `tag-${at % 2000}`, start_ts: at, end_ts: at + 2000 }),
  )
  const reading = { now: 30_000, window: 30_000, readBackTo: null }
  expect(countSteps(changesInSteps(lifetimes, reading))).toBeGreaterThan(100)
  const log = { events: [], read: [{ from: 0, to: 30_000 }] }
  expect(countSteps(historyInSteps(lifetimes, log, reading))).toBeGreaterThan(250)
})

it('a repository’s history is its changes and what the log alone tells, newest first', () => {
  fc.assert(
    fc.property(simulated, ({ lifetimes, reading }) => {
      const part = lifetimes.slice(0, lifetimes.length / 2)
      const events = lifetimes.map(({ name, manifest_digest, end_ts, start_ts }) => ({
        deed: 'delete' as const,
        tag: name,
        at: end_ts ?? start_ts,
        from: manifest_digest,
        to: null,
        expires: null,
        by: null,
        address: null,
        how: 'api' as const,
      }))
      const partly = { ...reading, readBackTo: 500 }
      const log = { events, read: [{ from: 0, to: 2000 }] }
      const { changes, leftover } = joinLog(changesOf(part, partly), log, partly)
      const all = [...changes, ...endsInLog(leftover, partly)].sort((a, b) => b.at - a.at)
      expect(finish(historyInSteps(part, log, partly))).toEqual(all)
    }),
  )
})

it('changes stay as they are for as long as is said', () => {
  const any = fc.oneof(
    simulated.map(({ lifetimes, reading }) => ({ lifetimes, reading })),
    fc.record({ lifetimes: junk, reading: junkReading }),
  )
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 60 }), ({ lifetimes, reading }, later) => {
      const until = changesHoldUntil(lifetimes, reading)
      const now = Math.min(reading.now + later, until - 1)
      fc.pre(now > reading.now)
      expect(changesOf(lifetimes, { ...reading, now })).toEqual(changesOf(lifetimes, reading))
    }),
  )
})

it('an end to come makes another change when it has come', () => {
  const reading = { now: 100, window: 50, readBackTo: null }
  expect(changesHoldUntil([lifetime({ end_ts: 130 }), lifetime({ end_ts: 110 })], reading)).toBe(110)
  expect(changesHoldUntil([lifetime({}), lifetime({ end_ts: 90 })], reading)).toBe(Infinity)
  expect(changesHoldUntil([lifetime({ start_ts: 80, end_ts: 60 })], reading)).toBe(100)
})
