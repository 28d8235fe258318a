// How often images were pulled. A worker writes the figures some seconds later. A deleted tag takes its own along; a
// moved one keeps naming the image that was pulled last until somebody pulls again.

/** How long after a pull its figures are told, in milliseconds. */
const DELAY = 5_000

export interface Pulls {
  readonly count: number
  /** Milliseconds since 1970. */
  readonly last: number | null
}

export interface TagPulls extends Pulls {
  readonly digest: string
}

interface Pull {
  readonly digest: string
  readonly tag: string | null
  readonly at: number
}

const NONE: Pulls = { count: 0, last: null }

export class PullCounts {
  readonly #tags = new Map<string, TagPulls>()
  readonly #manifests = new Map<string, Pulls>()
  #pending: Pull[] = []

  pulled(digest: string, tag: string | null, at: number): void {
    this.#pending.push({ digest, tag, at })
  }

  tag(name: string, now: number): TagPulls | undefined {
    this.#write(now)
    return this.#tags.get(name)
  }

  manifest(digest: string, now: number): Pulls {
    this.#write(now)
    return this.#manifests.get(digest) ?? NONE
  }

  forgetTag(name: string, now: number): void {
    this.#write(now)
    this.#tags.delete(name)
  }

  #write(now: number): void {
    const due = this.#pending.filter(({ at }) => at + DELAY <= now)
    if (due.length === 0) return
    this.#pending = this.#pending.filter(({ at }) => at + DELAY > now)
    for (const { digest, tag, at } of due) {
      this.#manifests.set(digest, { count: (this.#manifests.get(digest)?.count ?? 0) + 1, last: at })
      if (tag !== null) {
        this.#tags.set(tag, { count: (this.#tags.get(tag)?.count ?? 0) + 1, last: at, digest })
      }
    }
  }
}
