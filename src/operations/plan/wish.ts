import type { TagEntry } from '~/api/schemas'
import { objectionTo, type Objection } from '../check'
import type { Operation } from '../operation'
import { obstacleToChange, obstacleToLock, obstacleToSet, type Powers, type TagObstacle } from '../possible'

/** What a person wants of many tags: the same of each. */
export type Wish =
  | { kind: 'delete' }
  /** In seconds; null for never. */
  | { kind: 'expire'; expiration: number | null }
  | { kind: 'lock'; immutable: boolean }
  /** `window`: how long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  | { kind: 'purge'; window: number | null }

/** What a plan of a wish is called. */
export type WishName = 'delete' | 'expire' | 'unexpire' | 'lock' | 'unlock' | 'purge'

/** Whether a Quay has what a wish takes: what it lacks is not offered. */
export function isOffered(name: WishName, { locks, purges }: Powers): boolean {
  if (name === 'purge') return purges
  return name === 'lock' || name === 'unlock' ? locks : true
}

/** The operation by which a wish comes true for a live tag. */
export function operationOf(wish: Wish, repository: string, tag: TagEntry): Operation {
  return { ...wish, repository, tag: tag.name, seen: tag }
}

/** Why nothing can, or need, be done with a tag: what keeps anybody from it, or what speaks against it. */
export type Reason = { obstacle: TagObstacle } | { objection: Objection }

/**
 * Why nothing is to be done with a live tag; null where something is.
 * @param now the server's time, in seconds
 */
export function reasonAgainst(
  operation: Operation,
  tag: TagEntry,
  powers: Powers,
  now: number,
): Reason | null {
  const obstacle = obstacleOf(operation, tag, powers, now)
  if (obstacle !== null) return { obstacle }
  const objection = objectionTo(operation, tag, now)
  return objection === null ? null : { objection }
}

function obstacleOf(operation: Operation, tag: TagEntry, powers: Powers, now: number): TagObstacle | null {
  if (operation.kind === 'expire') return obstacleToSet(tag, now)
  if (operation.kind === 'lock') {
    // One that is as wanted needs no right to make it so.
    const isSo = tag.immutable === operation.immutable
    return obstacleToLock(tag, isSo ? { ...powers, unlocks: true } : powers, now)
  }
  return obstacleToChange(tag, now)
}
