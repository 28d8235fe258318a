import type { LazyRepository, WorldLogEntry, WorldRepository } from '../world/types'
import { framed, type Frame } from './repository'
import { told } from './telling'

export interface Promised {
  repository: LazyRepository
  logs: WorldLogEntry[]
}

/** A repository that is too big to make before somebody asks; its log knows of its beginning alone. */
export function promised(
  frame: Frame,
  times: { now: number; founded: number; lastModified: number },
  make: () => Pick<WorldRepository, 'tags' | 'manifests'>,
): Promised {
  const { logs } = told(frame, times.now, times.founded, [])
  return { repository: { ...framed(frame), last_modified: times.lastModified, make }, logs }
}
