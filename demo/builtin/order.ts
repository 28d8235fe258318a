import type { WorldTag } from '../world/types'

/** The order of Quay's listings: newest start first, then by name; otherwise as they stood. */
export const newestFirst = (a: WorldTag, b: WorldTag): number => {
  if (a.start_ts !== b.start_ts) return b.start_ts - a.start_ts
  if (a.name === b.name) return 0
  return a.name < b.name ? -1 : 1
}
