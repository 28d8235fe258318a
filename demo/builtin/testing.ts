// What the tests of the built-in world look at it with.

import type { World, WorldLogEntry, WorldRepository, WorldTag } from '../world/types'

/** A moment at an odd hour of a weekend, with a fraction. */
export const NOW = 1_795_924_500.5

export interface Looked {
  path: string
  window: number
  permissions: Record<string, string>
  tags: WorldTag[]
  manifests: WorldRepository['manifests']
  logs: WorldLogEntry[]
}

/** Every repository with its content made. */
export function looked(world: World): Looked[] {
  return world.repositories.map((given) => {
    const path = `${given.repository.namespace}/${given.repository.name}`
    const { tags, manifests } = 'make' in given ? given.make() : given
    const window = given.repository.tag_expiration_s
    return { path, window, permissions: given.permissions, tags, manifests, logs: world.logs?.[path] ?? [] }
  })
}

export function find(repositories: Looked[], path: string): Looked {
  const found = repositories.find((each) => each.path === path)
  if (found === undefined) throw new Error(`No repository ${path}`)
  return found
}

export const lives = (tag: WorldTag, now = NOW): boolean => tag.end_ts === undefined || tag.end_ts > now

export const isPurged = (tag: WorldTag): boolean => tag.end_ts !== undefined && tag.end_ts < tag.start_ts

export const liveTags = ({ tags }: Looked): WorldTag[] => tags.filter((tag) => lives(tag))

/** The lifetimes of each name, newest first. */
export function histories({ tags }: Looked): Map<string, WorldTag[]> {
  const byName = new Map<string, WorldTag[]>()
  for (const tag of tags) byName.set(tag.name, [...(byName.get(tag.name) ?? []), tag])
  return byName
}
