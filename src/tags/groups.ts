import { compareNames } from './name-order'

// What kinds of names a repository has, found from the names that are there.

const VERSION = /^(v?)(\d+)\.(\d+)\.\d+/i
const NUMBERED = /^(.*?[A-Za-z])[-_.]?[\da-f]*\d[\da-f.-]*$/i

/** The group of a tag's name: `v1.2.x` of `v1.2.7-rc.1`, `pr-*` of `pr-812`; null for a name of its own. */
export function groupOf(name: string): string | null {
  const version = VERSION.exec(name)
  if (version) return `${version[1]}${version[2]}.${version[3]}.x`
  const stem = NUMBERED.exec(name)?.[1]
  return stem === undefined ? null : `${stem}-*`
}

export interface NameGroup {
  group: string
  count: number
}

const FEWEST = 3

/** The groups of three names or more, the largest first. */
export function groupsOf(tags: readonly { name: string }[]): NameGroup[] {
  const counts = new Map<string, number>()
  for (const { name } of tags) {
    const group = groupOf(name)
    if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST)
    .map(([group, count]) => ({ group, count }))
    .sort((a, b) => b.count - a.count || compareNames(a.group, b.group))
}
