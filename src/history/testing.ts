import fc from 'fast-check'
import type { Reading } from './horizon'
import type { Lifetime } from './lifetime'

/** A lifetime for a test: what the test does not name is of no matter to it. */
export function lifetime(part: Partial<Lifetime> = {}): Lifetime {
  return {
    name: 'latest',
    manifest_digest: 'sha256:a',
    start_ts: 0,
    end_ts: null,
    reversion: false,
    immutable: false,
    is_manifest_list: false,
    size: 1,
    ...part,
  }
}

/** All was read at 1000, with a window of 500. */
export const READING: Reading = { now: 1000, window: 500, readBackTo: null }

/** What really was, and the lifetime that the listing makes of it. */
export interface Truth {
  tag: string
  digest: string
  start: number
  end: number | null
  isPurged: boolean
  listed: Lifetime
}

export interface Simulated {
  /** What the listing gives. */
  lifetimes: Lifetime[]
  /** The same without garbage collection. */
  uncollected: Lifetime[]
  truths: Truth[]
  reading: Reading
}

const STEPS = ['put', 'restore', 'delete', 'expire', 'purge-live', 'purge-history', 'collect'] as const

interface Step {
  does: (typeof STEPS)[number]
  tag: string
  digest: string
  wait: number
}

/** A repository that behaves as Quay does, in whole seconds. */
class Repository {
  now = 1000
  readonly truths: Truth[] = []
  readonly collected = new Set<Truth>()
  readonly #window: number

  constructor(window: number) {
    this.#window = window
  }

  #live(tag: string): Truth | undefined {
    return this.truths.findLast((one) => one.tag === tag && (one.end === null || one.end > this.now))
  }

  #end(truth: Truth | undefined, at: number): void {
    if (truth) truth.end = truth.listed.end_ts = at
  }

  #purge(truth: Truth): void {
    truth.isPurged = true
    truth.listed.end_ts = this.now - this.#window
  }

  #begin({ tag, digest, does }: Step): void {
    this.#end(this.#live(tag), this.now)
    const start = this.now
    const reversion = does === 'restore'
    const listed = lifetime({ name: tag, manifest_digest: digest, start_ts: start, reversion })
    this.truths.push({ tag, digest, start, end: null, isPurged: false, listed })
  }

  #purgeLive(live: Truth | undefined): void {
    this.#end(live, this.now)
    if (live) this.#purge(live)
  }

  #purgeHistory({ tag, digest }: Step): void {
    for (const truth of this.truths) {
      const end = truth.listed.end_ts ?? Infinity
      const isEnded = end <= this.now && end > this.now - this.#window
      if (truth.tag === tag && truth.digest === digest && isEnded) this.#purge(truth)
    }
  }

  #collect(): void {
    for (const truth of this.truths)
      if ((truth.listed.end_ts ?? Infinity) < this.now - this.#window) this.collected.add(truth)
  }

  run(step: Step): void {
    this.now += step.wait
    if (step.does === 'put' || step.does === 'restore') this.#begin(step)
    else if (step.does === 'delete') this.#end(this.#live(step.tag), this.now)
    else if (step.does === 'expire') this.#end(this.#live(step.tag), this.now + 1 + step.wait)
    else if (step.does === 'purge-live') this.#purgeLive(this.#live(step.tag))
    else if (step.does === 'purge-history') this.#purgeHistory(step)
    else this.#collect()
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('put', 'restore', 'delete') },
    fc.constantFrom(...STEPS),
  ),
  tag: fc.constantFrom('edge', 'latest'),
  digest: fc.constantFrom('sha256:a', 'sha256:b', 'sha256:c'),
  wait: fc.constantFrom(0, 0, 0, 1, 1, 3, 10, 40),
})

/** Histories as Quay makes them: many deeds in one second, purges, expirations, a collector now and then. */
export const simulated: fc.Arbitrary<Simulated> = fc
  .record({ window: fc.constantFrom(0, 5, 30, 1000), steps: fc.array(step, { maxLength: 40 }) })
  .map(({ window, steps }) => {
    const repository = new Repository(window)
    for (const one of steps) repository.run(one)
    const { truths, collected, now } = repository
    return {
      truths,
      lifetimes: truths.filter((one) => !collected.has(one)).map(({ listed }) => listed),
      uncollected: truths.map(({ listed }) => listed),
      reading: { now, window, readBackTo: null },
    }
  })

const small = fc.integer({ min: 0, max: 12 })

/** Lifetimes that no Quay would give: overlaps, ends before starts, starts to come, the same twice. */
export const junk: fc.Arbitrary<Lifetime[]> = fc.array(
  fc.record({
    name: fc.constantFrom('edge', 'latest'),
    manifest_digest: fc.constantFrom('sha256:a', 'sha256:b'),
    start_ts: small,
    end_ts: fc.option(small),
    reversion: fc.boolean(),
    immutable: fc.boolean(),
    is_manifest_list: fc.boolean(),
    size: fc.option(small),
  }),
  { maxLength: 12 },
)

export const junkReading: fc.Arbitrary<Reading> = fc.record({
  now: small,
  window: small,
  readBackTo: fc.option(small),
})

/** The same items in another order. */
export const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length })
