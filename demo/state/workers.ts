// What a real Quay does in the background, by the demo's clock: garbage collection and autoprune, a pass at a time.
// Nobody needs to wait for a pass: those that are due are made up for when the next request comes.

import { prune } from './autoprune'
import type { Registry } from './registry'
import type { Repository } from './repository'

/** Between two passes, in milliseconds. */
const PASS_EVERY = 30_000

export class Workers {
  readonly #registry: Registry
  readonly #start: number
  #passes = 0

  constructor(registry: Registry, start: number) {
    this.#registry = registry
    this.#start = start
  }

  /** Makes up for the passes up to now: the last of them does what the earlier ones would have done. */
  catchUp(now: number): void {
    const passes = Math.floor((now - this.#start) / PASS_EVERY)
    if (this.#registry.collects && passes > this.#passes) this.#pass(this.#start + passes * PASS_EVERY)
    this.#passes = passes
  }

  #pass(at: number): void {
    for (const repository of this.#registry.repositories.values()) {
      if (!repository.isMade) continue
      prune(repository, at)
      collect(repository, at)
    }
  }
}

/** Forgets what ended a window ago, then the images that nothing holds any more. */
function collect(repository: Repository, at: number): void {
  const lifetimes = repository.lifetimes(at)
  const manifests = repository.manifests(at)
  if (lifetimes.collect(at - repository.traits.namespace.windowSeconds * 1000)) manifests.loosen()
  manifests.collect((digest) => lifetimes.names(digest), at)
}
