// One repository: what it is, making, changing and deleting it.

import { type Ask, bodyOf, flag, json, mayWrite, noContent, repositoryFor, writeFor } from '../ask'
import { hasScope, isSuperuser, may, owns, userOf } from '../auth'
import { dateText } from '../clock'
import { forbidden, invalid, unauthenticated } from '../errors'
import { type Schema, textField, validated } from '../schema'
import { record } from '../state/record'
import type { User } from '../state/registry'
import { type Repository, stateOf } from '../state/repository'

const DAY = 24 * 3600 * 1000
/** How many tags `includeTags` tells at most. */
const MOST_TAGS = 500
/** How many days `includeStats` tells. */
const STATS_DAYS = 91

export function getRepository(ask: Ask): Response {
  const repository = repositoryFor(ask, 'read')
  const { namespace, name, kind, description, isPublic, state } = repository.traits
  return json({
    namespace: namespace.name,
    name,
    kind,
    description,
    is_public: isPublic,
    is_organization: namespace.kind === 'organization',
    is_starred: false,
    status_token: repository.statusToken,
    trust_enabled: false,
    tag_expiration_s: namespace.windowSeconds,
    is_free_account: true,
    state,
    ...(withTags(ask) ? { tags: tagsView(ask, repository) } : {}),
    can_write: mayWrite(ask, repository),
    can_admin: may(ask.caller, 'admin', repository),
    ...(flag(ask, 'includeStats') ? { stats: statsView(ask.now) } : {}),
  })
}

const withTags = (ask: Ask): boolean => !ask.query.has('includeTags') || flag(ask, 'includeTags')

function tagsView(ask: Ask, repository: Repository): Record<string, unknown> {
  const newestFirst = repository.lifetimes(ask.now).live(ask.now).slice(-MOST_TAGS).toReversed()
  return Object.fromEntries(
    newestFirst.map((lifetime) => [
      lifetime.name,
      {
        name: lifetime.name,
        size: lifetime.size,
        last_modified: dateText(lifetime.start),
        manifest_digest: lifetime.digest,
        ...(lifetime.end === null ? {} : { expiration: dateText(lifetime.end) }),
      },
    ]),
  )
}

const statsView = (now: number): unknown[] =>
  Array.from({ length: STATS_DAYS }, (_, day) => ({
    date: new Date(now - (day + 1) * DAY).toISOString().slice(0, 10),
    count: 0,
  }))

const NEW: Schema = {
  description: 'Request to create a new repository.',
  properties: {
    repository: { type: 'string', description: 'Repository name' },
    visibility: {
      type: 'string',
      description: 'Visibility which the repository will start with',
      enum: ['public', 'private'],
    },
    namespace: { type: 'string', description: 'Namespace in which the repository should be created.' },
    description: { type: 'string', description: 'Markdown encoded description for the repository' },
    repo_kind: { type: ['string', 'null'], description: 'The kind of repository', enum: ['image', null] },
  },
  required: ['repository', 'visibility', 'description'],
}

/** Parts of lower-case letters, digits and separators, none of them leading; 255 characters at most. */
const REPOSITORY_NAME = /^(?=.{1,255}$)[a-z0-9][._a-z0-9-]*(?:\/[a-z0-9][._a-z0-9-]*)*$/

export async function createRepository(ask: Ask): Promise<Response> {
  const user = userOf(ask.caller)
  if (user === null) throw unauthenticated()
  const fields = validated(NEW, await bodyOf(ask))
  const namespace = textField(fields, 'namespace') ?? user.name
  const name = textField(fields, 'repository') ?? ''
  if (!mayCreate(ask, user, namespace)) throw forbidden()
  if (ask.registry.find(`${namespace}/${name}`) !== undefined) throw invalid('Repository already exists')
  if (!REPOSITORY_NAME.test(name)) throw invalid('Invalid repository name')
  const repository = ask.registry.create(
    {
      name,
      kind: 'image',
      description: textField(fields, 'description'),
      isPublic: textField(fields, 'visibility') === 'public',
      state: 'NORMAL',
    },
    namespace,
    user.name,
  )
  record(ask, repository.usage, 'create_repo', { repo: name, namespace })
  return json({ namespace, name, kind: 'image' }, 201)
}

/** Superusers create anywhere, others in what they own; a name that nobody has yet is their own or nobody's. */
function mayCreate({ caller, registry }: Ask, user: User, name: string): boolean {
  if (isSuperuser(caller)) return true
  const isOwn = name === user.name || owns(user, registry.namespaces.get(name))
  return isOwn && hasScope(caller, 'repo:create')
}

const DESCRIPTION: Schema = {
  description: 'Fields which can be updated in a repository.',
  properties: {
    description: { type: 'string', description: 'Markdown encoded description for the repository' },
  },
  required: ['description'],
}

export async function changeRepository(ask: Ask): Promise<Response> {
  const { repository, fields } = await writeFor(ask, 'write', DESCRIPTION, { anyState: true })
  const description = textField(fields, 'description') ?? ''
  repository.traits.description = description
  recordChange(ask, repository, 'set_repo_description', { description })
  return json({ success: true })
}

export function deleteRepository(ask: Ask): Response {
  const repository = repositoryFor(ask, 'admin')
  const { namespace, name } = repository.traits
  ask.registry.remove(repository)
  record(ask, ask.registry.usageOf(namespace.name), 'delete_repo', { repo: name, namespace: namespace.name })
  return noContent()
}

const STATE: Schema = {
  description: 'Change the state of the repository.',
  properties: {
    state: {
      type: 'string',
      description: 'Determines whether pushes are allowed.',
      enum: ['NORMAL', 'READ_ONLY', 'MIRROR'],
    },
  },
  required: ['state'],
}

export async function changeState(ask: Ask): Promise<Response> {
  const { repository, fields } = await writeFor(ask, 'admin', STATE, { anyState: true })
  const state = textField(fields, 'state') ?? ''
  repository.traits.state = stateOf(state)
  recordChange(ask, repository, 'change_repo_state', { state_changed: state })
  return json({ success: true })
}

const VISIBILITY: Schema = {
  description: 'Change the visibility for the repository.',
  properties: {
    visibility: {
      type: 'string',
      description: 'Visibility which the repository will start with',
      enum: ['public', 'private'],
    },
  },
  required: ['visibility'],
}

export async function changeVisibility(ask: Ask): Promise<Response> {
  const { repository, fields } = await writeFor(ask, 'admin', VISIBILITY, { anyState: true })
  const visibility = textField(fields, 'visibility')
  repository.traits.isPublic = visibility === 'public'
  recordChange(ask, repository, 'change_repo_visibility', { visibility })
  return json({ success: true })
}

function recordChange(ask: Ask, repository: Repository, kind: string, more: Record<string, unknown>): void {
  const { namespace, name } = repository.traits
  record(ask, repository.usage, kind, { repo: name, namespace: namespace.name, ...more })
}
