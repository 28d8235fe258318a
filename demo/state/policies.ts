// What admins decree for all tags of a repository or an organization.

import type { Repository } from './repository'

export interface ImmutabilityPolicy {
  readonly uuid: string
  tagPattern: string
  tagPatternMatches: boolean
}

export type AutopruneMethod = 'number_of_tags' | 'creation_date'

export interface AutoprunePolicy {
  readonly uuid: string
  method: AutopruneMethod
  value: number | string
  tagPattern: string | null
  tagPatternMatches: boolean
}

/** Whether the pattern matches the whole name, as Quay's immutability policies ask it. */
function matchesWhole(pattern: string, name: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(name)
}

const locks = (policy: ImmutabilityPolicy, name: string): boolean =>
  matchesWhole(policy.tagPattern, name) === policy.tagPatternMatches

/** Whether a policy of the repository or of its organization locks tags of this name. */
export function isLockedByPolicy(repository: Repository, name: string): boolean {
  const { namespace } = repository.traits
  return [...repository.immutability, ...namespace.immutability].some((policy) => locks(policy, name))
}

/** Locks the live tags that the policy names and clears their expirations; gives how many it locked. */
export function lockByPolicy(repository: Repository, policy: ImmutabilityPolicy, now: number): number {
  const lifetimes = repository.lifetimes(now)
  const named = lifetimes.live(now).filter((one) => !one.immutable && locks(policy, one.name))
  for (const lifetime of named) {
    lifetime.immutable = true
    if (lifetime.end !== null) lifetimes.setEnd(lifetime, null, now)
  }
  return named.length
}
