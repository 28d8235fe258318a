// Who asks: nobody, a token's user or a session's, and what they may do.

import type { Registry, User } from './state/registry'
import type { Namespace, Repository } from './state/repository'
import type { Role } from './world/types'

export type Caller =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'token'
      readonly token: string
      readonly user: User
      readonly scopes: ReadonlySet<string>
    }
  | { readonly kind: 'session'; readonly user: User }

export const NOBODY: Caller = { kind: 'nobody' }

const RANK = { read: 1, write: 2, admin: 3 } as const

const REPOSITORY_SCOPES = [
  ['repo:admin', 'admin'],
  ['repo:write', 'write'],
  ['repo:read', 'read'],
] as const

export const userOf = (caller: Caller): User | null => (caller.kind === 'nobody' ? null : caller.user)

export const hasScope = (caller: Caller, scope: string): boolean =>
  caller.kind === 'session' || (caller.kind === 'token' && caller.scopes.has(scope))

/** The caller behind a bearer string, which is the key of a token; nobody for an unknown or expired one. */
export function tokenCaller(registry: Registry, bearer: string): Caller {
  const token = registry.tokens.get(bearer)
  const user = token === undefined || token.expired ? undefined : registry.users.get(token.user)
  if (token === undefined || user === undefined) return NOBODY
  return { kind: 'token', token: bearer, user, scopes: new Set(token.scopes) }
}

/** A superuser may do everything, unless the token leaves that out. */
export const isSuperuser = (caller: Caller): boolean =>
  userOf(caller)?.superuser === true && hasScope(caller, 'super:user')

/** People own the namespace of their name; the superusers of a world own its organizations. */
export function owns(user: User, namespace: Namespace | undefined): boolean {
  if (namespace === undefined) return false
  return namespace.kind === 'user' ? namespace.name === user.name : user.superuser
}

function scopeRank(caller: Caller): number {
  if (caller.kind === 'session') return RANK.admin
  if (caller.kind === 'nobody') return 0
  const [, role] = REPOSITORY_SCOPES.find(([scope]) => caller.scopes.has(scope)) ?? []
  return role === undefined ? 0 : RANK[role]
}

function ownRank(user: User, namespace: Namespace | undefined, repository: Repository | undefined): number {
  if (owns(user, namespace)) return RANK.admin
  const given = repository?.permissions.get(user.name)
  return given === undefined ? 0 : RANK[given]
}

/** Whether the caller may do that much in a repository of the namespace, which need not be there yet. */
export function mayIn(
  caller: Caller,
  need: Role,
  namespace: Namespace | undefined,
  repository: Repository | undefined,
): boolean {
  if (isSuperuser(caller)) return true
  if (need === 'read' && repository?.traits.isPublic === true) return true
  const user = userOf(caller)
  return user !== null && Math.min(ownRank(user, namespace, repository), scopeRank(caller)) >= RANK[need]
}

export const may = (caller: Caller, need: Role, repository: Repository): boolean =>
  mayIn(caller, need, repository.traits.namespace, repository)

/** Whether listings show the repository to the caller, public ones apart. */
export function sees(caller: Caller, repository: Repository): boolean {
  const user = userOf(caller)
  if (user === null) return false
  return isSuperuser(caller) || ownRank(user, repository.traits.namespace, repository) > 0
}

/** Whether the caller may change the organization itself. */
export function ownsOrganization(caller: Caller, namespace: Namespace | undefined): boolean {
  const user = userOf(caller)
  if (isSuperuser(caller)) return true
  return user !== null && hasScope(caller, 'org:admin') && owns(user, namespace)
}
