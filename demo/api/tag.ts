// PUT, DELETE …/tag/<tag>; POST …/tag/<tag>/restore and …/expire.

import { type Ask, json, noContent, part, refuseReadOnly, repositoryFor, writeFor } from '../ask'
import { may, userOf } from '../auth'
import {
  badRequest,
  forbidden,
  immutable,
  invalid,
  message,
  methodRefused,
  notFound,
  serverError,
} from '../errors'
import { type Fields, type Schema, textField } from '../schema'
import { record, recordTag } from '../state/record'
import type { Lifetime } from '../state/lifetimes'
import type { Repository } from '../state/repository'
import { endTag, holdImage, LockedTag, pointTag, purgeHistory, purgeLive, setExpiration } from '../state/tags'

const TAG_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/

/** The last second of the year 9999, and the last one whose year fits the server's integers. */
const LAST_DATE = 253_402_300_799
const LAST_TIME = 67_768_036_191_676_800

const CHANGE: Schema = {
  description: 'Makes changes to a specific tag',
  properties: {
    manifest_digest: {
      type: ['string', 'null'],
      description: '(If specified) The manifest digest to which the tag should point',
    },
    expiration: { type: ['number', 'null'], description: '(If specified) The expiration for the image' },
    immutable: {
      type: 'boolean',
      description:
        '(If specified) Whether the tag should be immutable. Write permission required to set, admin permission required to unset.',
    },
  },
}

/** Its parts run one after the other, expiration, lock, digest, and what ran before a refusal stays. */
export async function changeTag(ask: Ask): Promise<Response> {
  const name = part(ask, 1)
  const { repository, fields } = await writeFor(ask, 'write', CHANGE, { first: () => refuseName(name) })
  if ('expiration' in fields) changeExpiration(ask, repository, name, fields['expiration'])
  if ('immutable' in fields && ask.registry.isOn('IMMUTABLE_TAGS'))
    changeLock(ask, repository, name, fields['immutable'] === true)
  if ('manifest_digest' in fields) moveTag(ask, repository, name, textField(fields, 'manifest_digest'))
  return json('Updated', 201)
}

function refuseName(name: string): void {
  if (TAG_NAME.test(name)) return
  throw message(
    400,
    'Invalid tag: must match [A-Za-z0-9_.-], NOT start with "." or "-", and can contain 1-128 characters',
  )
}

function liveTag(ask: Ask, repository: Repository, name: string): Lifetime {
  const lifetime = repository.lifetimes(ask.now).liveOf(name, ask.now)
  if (lifetime === undefined) throw notFound()
  return lifetime
}

function changeExpiration(ask: Ask, repository: Repository, name: string, value: unknown): void {
  const lifetime = liveTag(ask, repository, name)
  const asked = typeof value === 'number' ? value : null
  if (asked !== null) refuseMoment(asked, ask.now)
  if (lifetime.immutable && asked !== null) {
    throw message(400, `Cannot set expiration on immutable tag '${name}'`)
  }
  const former = setExpiration(repository, lifetime, asked, ask.now)
  if (former === null && asked === null) return
  recordTag(ask, repository, 'change_tag_expiration', name, {
    expiration_date: asked === null ? null : Math.trunc(asked),
    old_expiration_date: former,
  })
}

function refuseMoment(seconds: number, now: number): void {
  if (Math.abs(seconds) >= LAST_TIME) throw serverError()
  if (seconds > LAST_DATE || seconds * 1000 <= now) throw badRequest()
}

function changeLock(ask: Ask, repository: Repository, name: string, locked: boolean): void {
  const lifetime = liveTag(ask, repository, name)
  if (!locked && lifetime.immutable && !may(ask.caller, 'admin', repository)) throw forbidden()
  if (locked && lifetime.end !== null) {
    throw message(
      400,
      `Cannot make tag '${name}' immutable: tag has expiration set. Clear expiration first or enable FEATURE_IMMUTABLE_TAGS_CAN_EXPIRE.`,
    )
  }
  const previous = lifetime.immutable
  lifetime.immutable = locked
  recordTag(ask, repository, 'change_tag_immutability', name, {
    immutable: locked,
    previous_immutable: previous,
  })
}

function moveTag(ask: Ask, repository: Repository, name: string, digest: string | null): void {
  const manifest = digest === null ? undefined : repository.liveManifest(digest, ask.now)
  if (manifest === undefined) throw notFound()
  const former = repository.lifetimes(ask.now).liveOf(name, ask.now)
  holdImage(repository, manifest.digest, ask.now)
  overwriting(() => pointTag(repository, { name, manifest, reversion: false }, ask.now))
  recordTag(ask, repository, former === undefined ? 'create_tag' : 'move_tag', name, {
    manifest_digest: manifest.digest,
    original_manifest_digest: former?.digest ?? null,
  })
}

function overwriting(act: () => void): void {
  try {
    act()
  } catch (error) {
    throw error instanceof LockedTag ? immutable('overwrite', error.tag) : error
  }
}

const RESTORE: Schema = {
  description: 'Restores a tag to a specific image',
  properties: {
    manifest_digest: { type: 'string', description: 'If specified, the manifest digest that should be used' },
  },
}

/** Checks no name, and finds dead images too, until they are collected. */
export async function restoreTag(ask: Ask): Promise<Response> {
  const name = part(ask, 1)
  const { repository, fields } = await writeFor(ask, 'write', RESTORE)
  const digest = textField(fields, 'manifest_digest')
  if (digest === null) throw invalid('Missing manifest_digest')
  const manifest = repository.manifests(ask.now).get(digest)
  if (manifest === undefined) throw notFound()
  holdImage(repository, digest, ask.now)
  overwriting(() => pointTag(repository, { name, manifest, reversion: true }, ask.now))
  record(ask, repository.usage, 'revert_tag', {
    username: userOf(ask.caller)?.name,
    repo: repository.traits.name,
    tag: name,
    manifest_digest: digest,
  })
  return json({})
}

export function deleteTag(ask: Ask): Response {
  const name = part(ask, 1)
  const repository = repositoryFor(ask, 'write')
  refuseReadOnly(repository)
  const lifetime = liveTag(ask, repository, name)
  try {
    endTag(repository, lifetime, ask.now)
  } catch (error) {
    throw error instanceof LockedTag ? immutable('delete', error.tag) : error
  }
  recordTag(ask, repository, 'delete_tag', name)
  return noContent()
}

const EXPIRE: Schema = {
  description: 'Removes tag from the time machine window',
  properties: {
    manifest_digest: { type: 'string', description: 'Required if is_alive set to false' },
    include_submanifests: { type: 'boolean', description: 'If set to true, expire all sub-tags too' },
    is_alive: { type: 'boolean', description: 'If true, set the expiration of the matching alive tag' },
  },
}

/** Permanent deletion; the one write that a read-only repository lets through. */
export async function purgeTag(ask: Ask): Promise<Response> {
  const name = part(ask, 1)
  if (!ask.registry.isOn('PERMANENTLY_DELETE_TAGS')) throw methodRefused(['GET', 'PUT', 'DELETE'])
  const { repository, fields } = await writeFor(ask, 'write', EXPIRE, { anyState: true })
  const digest =
    fields['is_alive'] === true
      ? purgedLive(ask, repository, name)
      : purgedHistory(ask, repository, name, fields)
  if (fields['include_submanifests'] === true) releaseChildren(ask, repository, digest)
  recordTag(ask, repository, 'permanently_delete_tag', name, { manifest_digest: digest })
  return json('')
}

function purgedLive(ask: Ask, repository: Repository, name: string): string {
  const lifetime = purgeLive(repository, name, ask.now)
  if (lifetime === null) throw notFound()
  return lifetime.digest
}

function purgedHistory(ask: Ask, repository: Repository, name: string, fields: Fields): string {
  const digest = textField(fields, 'manifest_digest')
  if (digest === null) throw invalid('manifest_digest required when is_alive set to false')
  if (!repository.manifests(ask.now).has(digest)) throw notFound()
  if (!purgeHistory(repository, name, digest, ask.now)) throw notFound()
  return digest
}

function releaseChildren(ask: Ask, repository: Repository, digest: string): void {
  const manifests = repository.manifests(ask.now)
  for (const child of manifests.get(digest)?.children ?? []) manifests.release(child)
}
