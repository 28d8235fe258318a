import type { WorldLogEntry, WorldRepository } from '../world/types'
import { actors } from './accounts'
import type { Happening } from './deeds'
import type { Random } from './prng'
import { framed, type Frame } from './repository'
import { tell } from './story'

/** What every part of the world is made from. */
export interface Making {
  /** Whole seconds. */
  now: number
  chance: Random
}

export interface Chronicle {
  repository: WorldRepository
  logs: WorldLogEntry[]
}

/** How a repository came to be: it was made, then people were let in. */
function founding(at: number, permissions: WorldRepository['permissions']): Happening[] {
  const by = permissions['admin'] === undefined ? actors.writer : actors.admin
  const permits = Object.entries(permissions).map(([user, role], i): Happening => ({
    does: 'permit',
    user,
    role,
    at: at + 1 + i,
    by,
  }))
  return [{ does: 'found', at, by }, ...permits]
}

/** A repository, its past told by `story`, founded at `founded`. */
export function told(frame: Frame, now: number, founded: number, story: Happening[]): Chronicle {
  const { repository, permissions } = framed(frame)
  const place = {
    namespace: repository.namespace,
    name: repository.name,
    now,
    window: repository.tag_expiration_s,
  }
  const { tags, manifests, logs } = tell([...founding(founded, permissions), ...story], place)
  return { repository: { repository, permissions, tags, manifests }, logs }
}
