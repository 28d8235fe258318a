import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisOf } from './axis'
import { changesOf, type Change } from './changes'
import { horizonOf, type Reading } from './horizon'
import { alsoOn, staysByImage } from './images'
import type { Lifetime } from './lifetime'
import { byTag } from './order'
import { sentenceOf } from './sentence'
import { stateAt } from './state-at'
import { junk, junkReading, shuffled, simulated, type Truth } from './testing'
import { stretchesOf } from './timeline'

/** Any lifetimes, believable or not, with when they were read. */
const any = fc.oneof(
  simulated.map(({ lifetimes, reading }) => ({ lifetimes, reading })),
  fc.record({ lifetimes: junk, reading: junkReading }),
)

const isPurged = ({ start_ts, end_ts }: Lifetime) => end_ts !== null && end_ts < start_ts

/** All moments of which there is something to say, and those around them. */
function moments(lifetimes: readonly Lifetime[], { now, window }: Reading): number[] {
  const edges = [now, now - window, ...lifetimes.flatMap(({ start_ts, end_ts }) => [start_ts, end_ts ?? now])]
  return [...new Set(edges.flatMap((edge) => [edge - 1, edge, edge + 1]))].filter((at) => at <= now)
}

/** The state that the changes give, played from the oldest on. */
function replayed(changes: readonly Change[], at: number): Map<string, string> {
  const state = new Map<string, string>()
  for (const { kind, tag, to, at: when } of changes.toReversed()) {
    if (when > at || kind === 'purged') continue
    if (to === null) state.delete(tag)
    else state.set(tag, to)
  }
  return state
}

const digests = (tags: ReadonlyMap<string, Lifetime>) =>
  new Map([...tags].map(([tag, { manifest_digest }]) => [tag, manifest_digest]))

const pointed = ({ start, end }: Truth, at: number) => start <= at && (end === null || end > at)

describe('whatever order lifetimes come in', () => {
  it('the answers are the same', () => {
    fc.assert(
      fc.property(
        any.chain((all) => fc.tuple(fc.constant(all), shuffled(all.lifetimes), fc.integer({ max: 1100 }))),
        ([{ lifetimes, reading }, other, at]) => {
          expect(changesOf(other, reading)).toEqual(changesOf(lifetimes, reading))
          expect(stateAt(other, at, reading)).toEqual(stateAt(lifetimes, at, reading))
          expect([...staysByImage(other, reading)]).toEqual([...staysByImage(lifetimes, reading)])
          const axis = axisOf(reading)
          for (const [tag, ofTag] of byTag(lifetimes))
            expect(
              stretchesOf(
                other.filter(({ name }) => name === tag),
                axis,
                reading,
              ),
            ).toEqual(stretchesOf(ofTag, axis, reading))
        },
      ),
    )
  })
})

describe('the changes, replayed', () => {
  it('give the state at every moment', () => {
    fc.assert(
      fc.property(any, ({ lifetimes, reading }) => {
        const changes = changesOf(lifetimes, reading)
        for (const at of moments(lifetimes, reading))
          expect(replayed(changes, at)).toEqual(digests(stateAt(lifetimes, at, reading).tags))
      }),
    )
  })

  it('give what really was at every moment from the horizon on, but for what was purged', () => {
    fc.assert(
      fc.property(simulated, ({ lifetimes, truths, reading }) => {
        const changes = changesOf(lifetimes, reading)
        for (const at of moments(lifetimes, reading)) {
          if (at < horizonOf(reading)) continue
          const was = truths.filter((truth) => pointed(truth, at) && !truth.isPurged)
          expect(replayed(changes, at)).toEqual(new Map(was.map(({ tag, digest }) => [tag, digest])))
        }
      }),
    )
  })

  it('are newest first, and never to come', () => {
    fc.assert(
      fc.property(simulated, ({ lifetimes, reading }) => {
        const moments = changesOf(lifetimes, reading).map(({ at }) => at)
        expect(moments).toEqual(moments.toSorted((a, b) => b - a))
        expect(Math.max(...moments, 0)).toBeLessThanOrEqual(reading.now)
      }),
    )
  })
})

describe('a purged lifetime', () => {
  it('is never shown as present', () => {
    fc.assert(
      fc.property(any, ({ lifetimes, reading }) => {
        for (const at of moments(lifetimes, reading))
          expect([...stateAt(lifetimes, at, reading).tags.values()].filter(isPurged)).toEqual([])
        for (const ofTag of byTag(lifetimes).values()) {
          const drawn = stretchesOf(ofTag, { from: -100, to: 2000 }, reading)
          const present = drawn.filter(({ kind }) => kind !== 'purged')
          expect(present.filter((one) => 'lifetime' in one && isPurged(one.lifetime))).toEqual([])
        }
        const stays = [...staysByImage(lifetimes, reading).values()].flat()
        expect(stays.filter((stay) => isPurged(stay.lifetime))).toEqual([])
        const purged = changesOf(lifetimes, reading).filter((change) => isPurged(change.lifetime))
        expect(purged.every(({ kind, to }) => kind === 'purged' && to === null)).toBe(true)
      }),
    )
  })

  it('is always told as one', () => {
    fc.assert(
      fc.property(any, ({ lifetimes, reading }) => {
        const purged = changesOf(lifetimes, reading).filter(({ kind }) => kind === 'purged')
        expect(purged).toHaveLength(lifetimes.filter(isPurged).length)
      }),
    )
  })
})

describe('the stretches of a timeline', () => {
  it('cover the axis from the first known lifetime on, without a gap or an overlap', () => {
    const axes = fc.record({
      from: fc.integer({ min: -5, max: 1200 }),
      length: fc.integer({ min: 1, max: 800 }),
    })
    fc.assert(
      fc.property(any, axes, ({ lifetimes, reading }, { from, length }) => {
        const axis = { from, to: from + length }
        for (const ofTag of byTag(lifetimes).values()) {
          const drawn = stretchesOf(ofTag, axis, reading).filter(({ kind }) => kind !== 'purged')
          const starts = ofTag.filter((one) => !isPurged(one)).map(({ start_ts }) => start_ts)
          const now = Math.max(reading.now, ...starts)
          const end = Math.max(now, drawn.find(({ kind }) => kind === 'expiration')?.end ?? now)
          const [start, stop] = [Math.max(Math.min(...starts), axis.from), Math.min(end, axis.to)]
          expect(
            drawn.reduce((at, one) => (one.start === at ? one.end : NaN), drawn[0]?.start ?? 0),
          ).not.toBeNaN()
          // Where start and stop are one moment, there may be a mark or not.
          const covered = drawn.length === 0 ? [] : [drawn[0]?.start, drawn.at(-1)?.end]
          expect([[start, stop], ...(start < stop ? [] : [[]])]).toContainEqual(covered)
        }
      }),
    )
  })

  it('show at each moment what the state at that moment has', () => {
    fc.assert(
      fc.property(any, ({ lifetimes, reading }) => {
        for (const [tag, ofTag] of byTag(lifetimes)) {
          const drawn = stretchesOf(ofTag, { from: -100, to: 2000 }, reading)
          for (const at of moments(ofTag, reading).filter((one) => one < reading.now)) {
            const there = drawn.find(({ start, end }) => start <= at && at < end)
            const digest = there && 'digest' in there ? there.digest : undefined
            expect(digest).toBe(stateAt(ofTag, at, reading).tags.get(tag)?.manifest_digest)
          }
        }
      }),
    )
  })

  it('make a sentence that agrees with the state now', () => {
    fc.assert(
      fc.property(simulated, ({ lifetimes, reading }) => {
        for (const [tag, ofTag] of byTag(lifetimes)) {
          const { state, digest } = sentenceOf(stretchesOf(ofTag, { from: -100, to: 2000 }, reading))
          const now = stateAt(ofTag, reading.now, reading).tags.get(tag)
          expect(state === 'live' || state === 'expiring').toBe(now !== undefined)
          expect(now?.manifest_digest ?? digest).toBe(digest)
        }
      }),
    )
  })
})

describe('what else was on an image', () => {
  it('is told by both sides', () => {
    fc.assert(
      fc.property(simulated, ({ lifetimes, reading }) => {
        const images = staysByImage(lifetimes, reading)
        for (const { tag, lifetime } of [...images.values()].flat())
          for (const other of alsoOn(images, lifetime)) {
            const theirs = images.get(lifetime.manifest_digest)?.filter((stay) => stay.tag === other) ?? []
            expect(theirs.some((stay) => alsoOn(images, stay.lifetime).includes(tag))).toBe(true)
          }
      }),
    )
  })
})
