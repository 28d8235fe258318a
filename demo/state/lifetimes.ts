// The lifetimes of one repository with the indexes that keep each read and write cheap, however long the history.

export interface Lifetime {
  readonly name: string
  readonly digest: string
  /** Milliseconds since 1970, as are all times in the state. */
  readonly start: number
  /** `null` while no end is set; in the future for an expiration; before `start` once permanently deleted. */
  end: number | null
  readonly reversion: boolean
  immutable: boolean
  readonly isList: boolean
  readonly size: number | null
  /** Writes of one moment follow one another. */
  readonly order: number
}

export type NewLifetime = Omit<Lifetime, 'order'>

const earlier = (a: Lifetime, b: Lifetime): number => a.start - b.start || a.order - b.order

function positionOf(sorted: Lifetime[], lifetime: Lifetime): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const there = sorted[middle]
    if (there !== undefined && earlier(there, lifetime) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function insert(sorted: Lifetime[], lifetime: Lifetime): void {
  const last = sorted.at(-1)
  if (last === undefined || earlier(last, lifetime) < 0) sorted.push(lifetime)
  else sorted.splice(positionOf(sorted, lifetime), 0, lifetime)
}

export class Lifetimes {
  /** Oldest first, so that a write appends and a listing reads from the end. */
  #all: Lifetime[] = []
  #live: Lifetime[] = []
  readonly #byName = new Map<string, Lifetime[]>()
  readonly #liveByDigest = new Map<string, Set<Lifetime>>()
  readonly #countByDigest = new Map<string, number>()
  /** The next moment at which an expiration comes to pass. */
  #nextEnd = Infinity
  #settled = -Infinity
  /** No end lies before it: a collector has nothing to look for earlier. */
  #firstEnd = Infinity
  #order = 0

  add(created: NewLifetime, now: number): Lifetime {
    const lifetime: Lifetime = { ...created, order: ++this.#order }
    insert(this.#all, lifetime)
    const named = this.#byName.get(lifetime.name)
    if (named === undefined) this.#byName.set(lifetime.name, [lifetime])
    else insert(named, lifetime)
    this.#countByDigest.set(lifetime.digest, (this.#countByDigest.get(lifetime.digest) ?? 0) + 1)
    this.#file(lifetime, now)
    return lifetime
  }

  /** Sets, moves or clears the end: an expiration when it lies ahead, else the lifetime is over. */
  setEnd(lifetime: Lifetime, end: number | null, now: number): void {
    this.#unfile(lifetime)
    lifetime.end = end
    this.#file(lifetime, now)
  }

  liveOf(name: string, now: number): Lifetime | undefined {
    return this.#byName.get(name)?.findLast((lifetime) => isLive(lifetime, now))
  }

  /** Oldest first. */
  named(name: string): readonly Lifetime[] {
    return this.#byName.get(name) ?? []
  }

  /** Oldest first. */
  all(): readonly Lifetime[] {
    return this.#all
  }

  /** Oldest first. */
  live(now: number): readonly Lifetime[] {
    this.#settle(now)
    return this.#live
  }

  liveOn(digest: string, now: number): Lifetime[] {
    this.#settle(now)
    return [...(this.#liveByDigest.get(digest) ?? [])]
  }

  isNamedLive(digest: string, now: number): boolean {
    this.#settle(now)
    return (this.#liveByDigest.get(digest)?.size ?? 0) > 0
  }

  /** Whether any lifetime, over or not, names the image. */
  names(digest: string): boolean {
    return this.#countByDigest.has(digest)
  }

  /** Forgets what ended at or before `until`, locked ones excepted; says whether there was any. */
  collect(until: number): boolean {
    if (this.#firstEnd > until) return false
    const gone = new Set(this.#all.filter((l) => l.end !== null && l.end <= until && !l.immutable))
    if (gone.size > 0) {
      this.#all = this.#all.filter((lifetime) => !gone.has(lifetime))
      for (const lifetime of gone) this.#forget(lifetime)
    }
    this.#firstEnd = this.#all.reduce((first, l) => Math.min(first, l.end ?? Infinity), Infinity)
    return gone.size > 0
  }

  #forget(lifetime: Lifetime): void {
    this.#unfile(lifetime)
    const named = this.#byName.get(lifetime.name)?.filter((other) => other !== lifetime) ?? []
    if (named.length > 0) this.#byName.set(lifetime.name, named)
    else this.#byName.delete(lifetime.name)
    const left = (this.#countByDigest.get(lifetime.digest) ?? 1) - 1
    if (left > 0) this.#countByDigest.set(lifetime.digest, left)
    else this.#countByDigest.delete(lifetime.digest)
  }

  #file(lifetime: Lifetime, now: number): void {
    if (lifetime.end !== null) this.#firstEnd = Math.min(this.#firstEnd, lifetime.end)
    if (!isLive(lifetime, now)) return
    insert(this.#live, lifetime)
    const onDigest = this.#liveByDigest.get(lifetime.digest)
    if (onDigest === undefined) this.#liveByDigest.set(lifetime.digest, new Set([lifetime]))
    else onDigest.add(lifetime)
    if (lifetime.end !== null) this.#nextEnd = Math.min(this.#nextEnd, lifetime.end)
  }

  #unfile(lifetime: Lifetime): void {
    const onDigest = this.#liveByDigest.get(lifetime.digest)
    if (onDigest?.delete(lifetime) !== true) return
    if (onDigest.size === 0) this.#liveByDigest.delete(lifetime.digest)
    this.#live.splice(positionOf(this.#live, lifetime), 1)
  }

  /** Expirations come to pass by themselves; a clock put back makes them stand again. */
  #settle(now: number): void {
    if (now < this.#settled) {
      for (const lifetime of this.#all) {
        this.#unfile(lifetime)
        this.#file(lifetime, now)
      }
    } else if (now >= this.#nextEnd) {
      for (const lifetime of this.#live.filter((one) => !isLive(one, now))) this.#unfile(lifetime)
      this.#nextEnd = this.#live.reduce((next, one) => Math.min(next, one.end ?? Infinity), Infinity)
    }
    this.#settled = now
  }
}

export const isLive = (lifetime: Lifetime, now: number): boolean =>
  lifetime.end === null || lifetime.end > now
