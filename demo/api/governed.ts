// A policy belongs to a repository or to a whole organization; both are asked in the same way.

import { type Ask, bodyOf, json, noContent, part, repositoryFor } from '../ask'
import { ownsOrganization } from '../auth'
import { forbidden, notFound, unauthenticated } from '../errors'
import { type Fields, type Schema, validated } from '../schema'
import type { Methods } from '../routing'
import type { AutoprunePolicy, ImmutabilityPolicy } from '../state/policies'
import { record } from '../state/record'
import type { Repository } from '../state/repository'
import type { UsageEntry } from '../state/usage'

export interface Governed {
  readonly kind: 'repository' | 'namespace'
  readonly immutability: ImmutabilityPolicy[]
  readonly autoprune: AutoprunePolicy[]
  readonly repositories: readonly Repository[]
  readonly usage: UsageEntry[]
  /** How usage entries name it. */
  readonly names: Readonly<Record<string, string>>
}

type Finder = (ask: Ask) => Governed

export const repositoryGoverned: Finder = (ask) => {
  const repository = repositoryFor(ask, 'admin')
  const { namespace, name } = repository.traits
  return {
    kind: 'repository',
    immutability: repository.immutability,
    autoprune: repository.autoprune,
    repositories: [repository],
    usage: repository.usage,
    names: { namespace: namespace.name, repo: name },
  }
}

/** Any name will do for those who own everything, also one that nobody has. */
export const organizationGoverned: Finder = (ask) => {
  const name = part(ask, 0)
  if (ask.caller.kind === 'nobody') throw unauthenticated()
  const namespace = ask.registry.namespaces.get(name)
  if (!ownsOrganization(ask.caller, namespace)) throw forbidden()
  return {
    kind: 'namespace',
    immutability: namespace?.immutability ?? [],
    autoprune: namespace?.autoprune ?? [],
    repositories: [...ask.registry.repositories.values()].filter(
      ({ traits }) => traits.namespace === namespace,
    ),
    usage: ask.registry.usageOf(name),
    names: { namespace: name },
  }
}

interface Kind<P extends { readonly uuid: string }> {
  readonly schema: Schema
  readonly policies: (governed: Governed) => P[]
  readonly view: (policy: P) => Record<string, unknown>
  /** Reads the fields into a policy or refuses; `self` is the policy that an update replaces. */
  readonly read: (fields: Fields, governed: Governed, uuid: string, self: P | null) => P
  readonly changed: (ask: Ask, governed: Governed, policy: P, what: 'create' | 'update') => void
  /** The kind of the usage entry for a deletion. */
  readonly deletion: (governed: Governed) => string
}

function found<P extends { readonly uuid: string }>(ask: Ask, policies: readonly P[]): P {
  const policy = policies.find(({ uuid }) => uuid === part(ask, 1))
  if (policy === undefined) throw notFound()
  return policy
}

/** The endpoints for all policies of one kind. */
export function policiesOf<P extends { readonly uuid: string }>(kind: Kind<P>, find: Finder): Methods {
  return {
    GET: (ask) => json({ policies: kind.policies(find(ask)).map(kind.view) }),
    POST: async (ask) => {
      const governed = find(ask)
      const fields = validated(kind.schema, await bodyOf(ask))
      const policy = kind.read(fields, governed, ask.registry.newId(), null)
      kind.policies(governed).push(policy)
      kind.changed(ask, governed, policy, 'create')
      return json({ uuid: policy.uuid }, 201)
    },
  }
}

/** The endpoints for one policy. */
export function policyOf<P extends { readonly uuid: string }>(kind: Kind<P>, find: Finder): Methods {
  return {
    GET: (ask) => json(kind.view(found(ask, kind.policies(find(ask))))),
    PUT: async (ask) => {
      const governed = find(ask)
      const fields = validated(kind.schema, await bodyOf(ask))
      const policies = kind.policies(governed)
      const former = found(ask, policies)
      const policy = kind.read(fields, governed, former.uuid, former)
      policies.splice(policies.indexOf(former), 1, policy)
      kind.changed(ask, governed, policy, 'update')
      return noContent()
    },
    DELETE: (ask) => {
      const governed = find(ask)
      const policies = kind.policies(governed)
      const policy = found(ask, policies)
      policies.splice(policies.indexOf(policy), 1)
      record(ask, governed.usage, kind.deletion(governed), { policy_uuid: policy.uuid, ...governed.names })
      return json({ uuid: policy.uuid })
    },
  }
}
