import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import { signedImage } from '~/history/signature'
import { namesLike } from './names-like'

/** Which tags of a repository a person means. */
export type Rule = {
  /** Patterns of names (see `namesLike`); none for all. */
  names: readonly string[]
  /** Patterns of names that are left alone. */
  notNames: readonly string[]
  /** The group of names, such as `v1.2.x`; null for all. */
  group: string | null
  /** Those alone that point where they do for longer than so many seconds; null for all. */
  olderThan: number | null
  /** So many of the newest of those names are left alone, however old they are. */
  keepNewest: number
  /** That counts for each group of names by itself. */
  perGroup: boolean
  /** Also an image's last tag, without which it can be reached by nobody. */
  lastTagsToo: boolean
}

/** What a rule comes to. */
export type Ruled = {
  /** Those that it takes, in the order in which they came. */
  taken: TagEntry[]
  /** How many it would take by their names and age. */
  matching: number
  /** How many of these it leaves alone, and why. */
  locked: number
  newest: number
  lastTags: number
}

/**
 * Finds the tags that a rule takes: never a locked one, nor a signature tag, which lives and ends with its image (contract
 * README 20); and of an image that would lose all of its tags the newest stays.
 * @param tags all live tags of the repository
 * @param now the server's time, in seconds
 * @param groupOf the group of a name; null for a name of its own
 */
export function chosenBy(
  rule: Rule,
  tags: readonly TagEntry[],
  now: number,
  groupOf: (name: string) => string | null,
): Ruled {
  const ordinary = tags.filter((tag) => isLive(tag, now) && signedImage(tag.name) === null)
  const named = ordinary.filter(matcherOf(rule, groupOf))
  const newest = newestOf(named, rule, groupOf)
  const { olderThan } = rule
  const matching = named.filter(({ start_ts }) => olderThan === null || start_ts < now - olderThan)
  const older = matching.filter(({ name }) => !newest.has(name))
  const unlocked = older.filter(({ immutable }) => !immutable)
  const lastTags = rule.lastTagsToo ? NONE : lastTagsOf(unlocked, ordinary)
  return {
    taken: unlocked.filter(({ name }) => !lastTags.has(name)),
    matching: matching.length,
    locked: older.length - unlocked.length,
    newest: matching.length - older.length,
    lastTags: lastTags.size,
  }
}

const NONE: ReadonlySet<string> = new Set()

type GroupOf = Parameters<typeof chosenBy>[3]

function matcherOf({ names, notNames, group }: Rule, groupOf: GroupOf) {
  const isMeant = namesLike(names)
  const isExempt = namesLike(notNames)
  return ({ name }: TagEntry) =>
    (names.length === 0 || isMeant(name)) && !isExempt(name) && (group === null || groupOf(name) === group)
}

/** The newest first; of those that began in one second, in the order of their names. */
const newestFirst = (tags: readonly TagEntry[]) =>
  tags.toSorted((a, b) => b.start_ts - a.start_ts || (a.name < b.name ? -1 : 1))

function newestOf(
  tags: readonly TagEntry[],
  { keepNewest, perGroup }: Rule,
  groupOf: GroupOf,
): ReadonlySet<string> {
  if (keepNewest <= 0) return NONE
  const kept = new Map<string | null, number>()
  const newest = newestFirst(tags).filter(({ name }) => {
    // Names of their own have no group in which one could be newer than another.
    const group = perGroup ? (groupOf(name) ?? ` ${name}`) : null
    const count = (kept.get(group) ?? 0) + 1
    kept.set(group, count)
    return count <= keepNewest
  })
  return new Set(newest.map(({ name }) => name))
}

/** Of each image that would lose all of its ordinary tags the newest one. */
function lastTagsOf(taken: readonly TagEntry[], ordinary: readonly TagEntry[]): ReadonlySet<string> {
  const names = new Set(taken.map(({ name }) => name))
  const staying = new Set(
    ordinary.filter(({ name }) => !names.has(name)).map(({ manifest_digest }) => manifest_digest),
  )
  const last = newestFirst(taken).filter(({ manifest_digest }) => {
    if (staying.has(manifest_digest)) return false
    staying.add(manifest_digest)
    return true
  })
  return new Set(last.map(({ name }) => name))
}
