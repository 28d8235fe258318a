import type { Config, Repository, TagEntry } from '~/api/schemas'
import type { Way } from '~/api/session-store'
import { stateOf } from '~/history/lifetime'
import { isAddressable, nameFault } from './tag-name'

/** Why a person can't change tags here, as a key of the messages. */
export type Obstacle =
  | 'unknown'
  | 'notSignedIn'
  | 'registryReadOnly'
  | 'readOnly'
  | 'mirror'
  | 'otherState'
  | 'reader'

type Place = {
  /** Undefined until it is known; then nothing is offered yet. */
  repository: Pick<Repository, 'state' | 'can_write'> | undefined
  config: Pick<Config, 'registry_state'> | undefined
  way: Way
}

/**
 * What keeps a person from changing tags in a repository; null for nothing. What is not known yet does: whether ended tags
 * are kept is to be said before. A read-only or mirrored one answers
 * writes with 503 (contract `state-ro-put`), a reader gets 403 (contract `put-as-reader`).
 */
export function obstacleTo({ repository, config, way }: Place): Obstacle | null {
  if (config?.registry_state === 'readonly') return 'registryReadOnly'
  if (repository?.state === 'READ_ONLY') return 'readOnly'
  if (repository?.state === 'MIRROR') return 'mirror'
  if (repository !== undefined && repository.state !== 'NORMAL') return 'otherState'
  if (way === 'none' || way === 'anonymous') return 'notSignedIn'
  // What a person began before it is known who they are would be somebody else's afterwards.
  if (repository === undefined || way === 'starting') return 'unknown'
  return repository.can_write ? null : 'reader'
}

/** What this Quay has and this person may do, beside changing tags. */
export type Powers = {
  /** Tags can be locked here (`FEATURE_IMMUTABLE_TAGS`). */
  locks: boolean
  /** The person may unlock tags, which takes an administrator (contract `immutable-unset-writer`). */
  unlocks: boolean
  /** What was deleted can be so permanently here (`PERMANENTLY_DELETE_TAGS`). */
  purges: boolean
}

/** What is possible, as far as that is known yet: what is not known is not offered. */
export function powersOf({
  repository,
  config,
}: {
  repository: Pick<Repository, 'can_admin'> | undefined
  config: Pick<Config, 'features' | 'config'> | undefined
}): Powers {
  return {
    locks: config?.features.IMMUTABLE_TAGS ?? false,
    unlocks: repository?.can_admin ?? false,
    purges: config?.config.PERMANENTLY_DELETE_TAGS ?? false,
  }
}

/** Why this tag can't be changed, as a key of the messages. */
export type TagObstacle =
  | 'locked'
  | 'notAdmin'
  | 'unaddressable'
  | 'oddName'
  | 'unsettable'
  | 'purged'
  | 'ended'

/**
 * What keeps anybody from changing a tag at all, as by deleting it.
 * @param now the server's time, in seconds
 */
export function obstacleToChange(tag: TagEntry, now: number): TagObstacle | null {
  if (!isAddressable(tag.name)) return 'unaddressable'
  const state = stateOf(tag, now)
  if (state === 'ended' || state === 'purged') return 'ended'
  return tag.immutable ? 'locked' : null
}

/**
 * What keeps anybody from moving a tag: what a listing holds can be deleted and restored, whatever its name, but PUT takes
 * good names alone (contract README 8).
 * @param now the server's time, in seconds
 */
export function obstacleToMove(tag: TagEntry, now: number): TagObstacle | null {
  return obstacleToChange(tag, now) ?? (nameFault(tag.name) === null ? null : 'oddName')
}

/**
 * What keeps anybody from setting something of a live tag, such as its expiration: that is a PUT, too.
 * @param now the server's time, in seconds
 */
export function obstacleToSet(tag: TagEntry, now: number): TagObstacle | null {
  const obstacle = obstacleToMove(tag, now)
  return obstacle === 'oddName' ? 'unsettable' : obstacle
}

/**
 * What keeps a person from locking a tag, or from unlocking one that is locked.
 * @param now the server's time, in seconds
 */
export function obstacleToLock(tag: TagEntry, { unlocks }: Powers, now: number): TagObstacle | null {
  const obstacle = obstacleToSet({ ...tag, immutable: false }, now)
  return obstacle ?? (tag.immutable && !unlocks ? 'notAdmin' : null)
}

/**
 * What keeps anybody from restoring a lifetime. A purged one is deleted for good: while its image is still there Quay would
 * take it (contract `restore-after-perm`), but the next pass of the garbage collector makes that an empty promise.
 * @param now the server's time, in seconds
 */
export function obstacleToRestore(lifetime: TagEntry, now: number): TagObstacle | null {
  if (!isAddressable(lifetime.name)) return 'unaddressable'
  return stateOf(lifetime, now) === 'purged' ? 'purged' : null
}

/**
 * What keeps anybody from deleting a lifetime that has ended permanently. In a read-only repository Quay would let it through
 * (contract `state-ro-perm`); what can't be undone is not offered where somebody decided that nothing shall change.
 * @param now the server's time, in seconds
 */
export function obstacleToPurgeEnded(lifetime: TagEntry, now: number): TagObstacle | null {
  return obstacleToRestore(lifetime, now) ?? (lifetime.immutable ? 'locked' : null)
}
