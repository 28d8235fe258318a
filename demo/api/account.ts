// The signed-in user, organizations, permissions.

import { type Ask, bodyOf, json, part, repositoryFor, writeFor } from '../ask'
import { hasScope, isSuperuser, owns, ownsOrganization, userOf } from '../auth'
import { forbidden, invalid, message, notFound, sessionless, unauthenticated } from '../errors'
import { type Schema, textField, validated } from '../schema'
import { record } from '../state/record'
import type { User } from '../state/registry'
import type { Namespace, Repository } from '../state/repository'
import { avatar } from './avatar'

const TWO_WEEKS = 14 * 24 * 3600

/** As much of it as the token may tell: `user:read` the organizations, `user:admin` the rest. */
export function getUser(ask: Ask): Response {
  const user = userOf(ask.caller)
  if (user === null || !hasScope(ask.caller, 'user:read')) throw sessionless()
  const isAdmin = hasScope(ask.caller, 'user:admin')
  return json({
    anonymous: false,
    username: user.name,
    avatar: avatar(user.name, 'user'),
    ...(isAdmin ? ownView(ask, user) : {}),
    organizations: organizationsOf(ask, user).map(({ name }) => ({
      name,
      avatar: avatar(name, 'org'),
      can_create_repo: hasScope(ask.caller, 'repo:create'),
      public: false,
      ...(isAdmin ? { is_org_admin: hasScope(ask.caller, 'org:admin'), preferred_namespace: false } : {}),
    })),
    ...(isSuperuser(ask.caller) ? { super_user: true } : {}),
  })
}

const organizationsOf = ({ registry }: Ask, user: User): Namespace[] =>
  [...registry.namespaces.values()].filter((one) => one.kind === 'organization' && owns(user, one))

const ownView = ({ registry }: Ask, { name }: User): Record<string, unknown> => ({
  can_create_repo: true,
  is_me: true,
  verified: true,
  email: `${name}@example.com`,
  logins: [],
  invoice_email: false,
  invoice_email_address: null,
  preferred_namespace: false,
  tag_expiration_s: registry.namespaces.get(name)?.windowSeconds ?? TWO_WEEKS,
  prompts: [],
  company: null,
  family_name: null,
  given_name: null,
  location: null,
  is_free_account: true,
  has_password_set: true,
  quotas: [],
  quota_report: quotaReport('waiting'),
})

const quotaReport = (state: string): Record<string, unknown> => ({
  quota_bytes: 0,
  configured_quota: null,
  running_backfill: state,
  backfill_status: state,
})

function organizationFor(ask: Ask): Namespace {
  const organization = ask.registry.namespaces.get(part(ask, 0))
  if (organization?.kind !== 'organization') throw notFound()
  return organization
}

/** The organization of the path, for its owners alone. */
export function ownedOrganization(ask: Ask): Namespace {
  if (ask.caller.kind === 'nobody') throw unauthenticated()
  if (!ownsOrganization(ask.caller, ask.registry.namespaces.get(part(ask, 0)))) throw forbidden()
  return organizationFor(ask)
}

export function getOrganization(ask: Ask): Response {
  return json(organizationView(ask, organizationFor(ask)))
}

function organizationView(ask: Ask, organization: Namespace): Record<string, unknown> {
  const { name, windowSeconds } = organization
  const isOwner = ownsOrganization(ask.caller, organization)
  return {
    name,
    email: isOwner ? `${name}@example.com` : '',
    avatar: avatar(name, 'user'),
    is_admin: isOwner,
    is_member: isOwner,
    ...(isOwner
      ? {
          teams: { owners: ownersView() },
          ordered_teams: ['owners'],
          invoice_email: false,
          invoice_email_address: null,
          tag_expiration_s: windowSeconds,
          is_free_account: true,
          quotas: [],
          quota_report: quotaReport('complete'),
        }
      : {}),
  }
}

const ownersView = (): Record<string, unknown> => ({
  name: 'owners',
  description: '',
  role: 'admin',
  avatar: avatar('owners', 'team'),
  can_view: true,
  repo_count: 0,
  member_count: 1,
  is_synced: false,
})

const ORGANIZATION: Schema = {
  description: 'Updates data for an existing organization',
  properties: {
    tag_expiration_s: {
      type: 'integer',
      description: 'The number of seconds for tag expiration',
      minimum: 0,
    },
  },
}

/** The body is looked at before the permission. */
export async function changeOrganization(ask: Ask): Promise<Response> {
  const window = validated(ORGANIZATION, await bodyOf(ask))['tag_expiration_s']
  const organization = ownedOrganization(ask)
  const { name } = organization
  if (typeof window === 'number') {
    if (!ask.registry.windows.has(window)) throw message(400, 'Invalid tag expiration option')
    organization.windowSeconds = window
    const change = { tag_expiration: window, namespace: name }
    record(ask, ask.registry.usageOf(name), 'org_change_tag_expiration', change)
  }
  return json(organizationView(ask, organization))
}

export function getQuota(ask: Ask): Response {
  organizationFor(ask)
  return json([])
}

const roleView = (ask: Ask, name: string, role: string): Record<string, unknown> => {
  const isRobot = ask.registry.robots.has(name)
  return {
    role,
    name,
    is_robot: isRobot,
    avatar: avatar(name, isRobot ? 'robot' : 'user'),
    is_org_member: ask.registry.users.get(name)?.superuser === true,
  }
}

export function listPermissions(ask: Ask): Response {
  const { permissions } = repositoryFor(ask, 'admin')
  return json({
    permissions: Object.fromEntries(
      [...permissions].map(([name, role]) => [name, roleView(ask, name, role)]),
    ),
  })
}

export function getPermission(ask: Ask): Response {
  const role = repositoryFor(ask, 'admin').permissions.get(part(ask, 1))
  if (role === undefined) throw notFound()
  return json(roleView(ask, part(ask, 1), role))
}

const PERMISSION: Schema = {
  description: 'Description of a user permission.',
  properties: { role: { type: 'string', description: 'Role to use for the user' } },
  required: ['role'],
}

export async function setPermission(ask: Ask): Promise<Response> {
  const { repository, fields } = await writeFor(ask, 'admin', PERMISSION, { anyState: true })
  const name = part(ask, 1)
  const role = textField(fields, 'role')
  if (role !== 'read' && role !== 'write' && role !== 'admin') throw invalid('Invalid role')
  if (!ask.registry.users.has(name) && !ask.registry.robots.has(name)) throw invalid('Invalid username')
  repository.permissions.set(name, role)
  recordPermission(ask, repository, name, { role })
  return json(roleView(ask, name, role))
}

function recordPermission(
  ask: Ask,
  repository: Repository,
  user: string,
  more: Record<string, unknown>,
): void {
  const { namespace, name } = repository.traits
  record(ask, repository.usage, 'change_repo_permission', {
    username: user,
    repo: name,
    namespace: namespace.name,
    ...more,
  })
}
