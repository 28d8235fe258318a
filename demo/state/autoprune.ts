// What autoprune policies delete: as a person's delete, so signatures go along, but logged without a performer.

import { duration } from './expiration'
import type { Lifetime } from './lifetimes'
import type { AutoprunePolicy } from './policies'
import type { Repository } from './repository'
import { isSignatureName } from './signatures'
import { endTag } from './tags'

/** Newest first: the live tags that the policy is about. Locked ones and signatures never are. */
function subjects(repository: Repository, policy: AutoprunePolicy, now: number): Lifetime[] {
  const pattern = patternOf(policy)
  if (pattern === null) return []
  return repository
    .lifetimes(now)
    .live(now)
    .filter(({ name, immutable }) => !immutable && !isSignatureName(name))
    .filter(({ name }) => pattern.test(name) === policy.tagPatternMatches)
    .toReversed()
}

/** A pattern that is none names nothing; without one all tags are meant. */
function patternOf({ tagPattern, tagPatternMatches }: AutoprunePolicy): RegExp | null {
  if (tagPattern === null) return tagPatternMatches ? /^/u : null
  try {
    return new RegExp(`^(?:${tagPattern})`, 'u')
  } catch {
    return null
  }
}

function doomed(repository: Repository, policy: AutoprunePolicy, now: number): Lifetime[] {
  const all = subjects(repository, policy, now)
  if (policy.method === 'number_of_tags') return all.slice(Number(policy.value))
  const age = duration(String(policy.value)) ?? Infinity
  return all.filter(({ start }) => start < now - age)
}

/** Carries out the policies of a repository and of its organization. */
export function prune(repository: Repository, now: number): void {
  const { namespace, name } = repository.traits
  for (const policy of [...repository.autoprune, ...namespace.autoprune]) {
    for (const lifetime of doomed(repository, policy, now)) {
      endTag(repository, lifetime, now)
      repository.usage.push({
        kind: 'autoprune_tag_delete',
        metadata: {
          performer: 'autoprune worker',
          namespace: namespace.name,
          repo: name,
          tag: lifetime.name,
        },
        ip: null,
        at: now,
        performer: null,
      })
    }
  }
}
