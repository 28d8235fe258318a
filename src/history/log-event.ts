/** One entry of Quay's usage log as `GET …/logs` gives it (who `logs-start`). */
export interface LogEntry {
  kind: string
  /** RFC 2822 with a zone of `-0000`. */
  datetime: string
  metadata?: Readonly<Record<string, unknown>> | null | undefined
  ip?: string | null | undefined
  /** Missing for what workers and policies did. */
  performer?: { name: string; is_robot?: boolean | null | undefined } | null | undefined
}

/** What was done to a tag: by the API (*create*, *move*, *restore*, *delete*, *purge*, *expiration*), or else. */
type Deed = 'create' | 'move' | 'push' | 'restore' | 'delete' | 'prune' | 'purge' | 'expiration'

/** The way it was done: by the API, by a registry client's push or delete, or by the autoprune worker. */
type How = 'api' | 'push' | 'registry' | 'autoprune'

interface Performer {
  name: string
  robot: boolean
  /** The application whose token was used; null for a password, a session or a robot's own token. */
  app: string | null
}

/** Who did it and from where: null where the log does not say. */
export interface Doing {
  by: Performer | null
  /** The network address. */
  address: string | null
  how: How
}

/** One deed on a tag, read from the log. `at` and `expires` are seconds. */
export interface LogEvent extends Doing {
  deed: Deed
  tag: string
  at: number
  /** The digest that the tag pointed to before, and the one it points to since: null where the log does not say. */
  from: string | null
  to: string | null
  /** *expiration*: the end asked for (Quay may have moved it to a bound); null where it was cleared. */
  expires: number | null
}

/** What was read of the usage log: its events, and the stretches of time (seconds) of which all was read. */
export interface LogRead {
  events: readonly LogEvent[]
  read: readonly { from: number; to: number }[]
}

const DEEDS: ReadonlyMap<string, Deed> = new Map([
  ['create_tag', 'create'],
  ['move_tag', 'move'],
  ['push_repo', 'push'],
  ['revert_tag', 'restore'],
  ['delete_tag', 'delete'],
  ['autoprune_tag_delete', 'prune'],
  ['permanently_delete_tag', 'purge'],
  ['change_tag_expiration', 'expiration'],
])

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DATE = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) [+-]0000$/

/** The moment of an entry of the log (its `datetime`), in seconds; null for what is no date as Quay writes them. */
export function secondsOf(datetime: string): number | null {
  const [, day, month, year, ...time] = DATE.exec(datetime) ?? []
  const [hours, minutes, seconds] = time.map(Number)
  const index = MONTHS.indexOf(month ?? '')
  if (index < 0) return null
  return Date.UTC(Number(year), index, Number(day), hours, minutes, seconds) / 1000
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** A digest: Quay names the tag in its place where a registry client deleted by tag (who `v2-delete`). */
const digestOf = (value: unknown): string | null => {
  const text = textOf(value)
  return text?.includes(':') ? text : null
}

/** The log holds what was asked for, in seconds, beside what Quay keeps, in milliseconds (who `expire-change`). */
const MILLISECONDS_FROM = 1e12
const expiryOf = (value: unknown): number | null => {
  if (typeof value !== 'number') return null
  return value < MILLISECONDS_FROM ? value : Math.floor(value / 1000)
}

function howOf(deed: Deed, facts: Readonly<Record<string, unknown>>): How {
  if (deed === 'push') return 'push'
  if (deed === 'prune') return 'autoprune'
  // Only what came through the registry's own API names its client.
  return deed === 'delete' && textOf(facts['user-agent']) !== null ? 'registry' : 'api'
}

function digests(deed: Deed, facts: Readonly<Record<string, unknown>>): Pick<LogEvent, 'from' | 'to'> {
  const named = digestOf(facts['manifest_digest'])
  if (deed === 'delete') return { from: digestOf(facts['digest']), to: null }
  if (deed === 'purge') return { from: named, to: null }
  return { from: digestOf(facts['original_manifest_digest']), to: named }
}

/** Reads one entry of the usage log; null for one that tells nothing of where a tag points or until when. */
export function eventOf(entry: LogEntry): LogEvent | null {
  const { kind, datetime, metadata, ip, performer } = entry
  const facts = metadata ?? {}
  const deed = DEEDS.get(kind)
  const tag = textOf(facts['tag'])
  const at = secondsOf(datetime)
  if (deed === undefined || tag === null || at === null) return null
  const app = textOf(facts['oauth_token_application'])
  return {
    deed,
    tag,
    at,
    ...digests(deed, facts),
    expires: deed === 'expiration' ? expiryOf(facts['expiration_date']) : null,
    by: performer ? { name: performer.name, robot: performer.is_robot === true, app } : null,
    address: textOf(ip),
    how: howOf(deed, facts),
  }
}

/** Reads a page or all of the log: the events that concern tags, in the order in which they come. */
export function eventsOf(entries: readonly LogEntry[]): LogEvent[] {
  return entries.map(eventOf).filter((event) => event !== null)
}
