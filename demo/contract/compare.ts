// Whether two answers say the same: the recorded one of a real Quay, and the demo's.

import { brief, type Fields, fieldsOf, isFields, isList, numberOf } from './values'

/** The moments at which both were asked, in seconds; without them times are held against each other exactly. */
export type Moments = { readonly recorded: number; readonly now: number } | 'kept'

interface Scale {
  readonly moments: Moments
  /** The repositories that the world has: listings may show others of the recorded server. */
  readonly known: ReadonlySet<string>
}

/** What tells one server, one run or a moment of it from another, and nothing of how it behaves. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(
  `id uuid hash avatar color status_token quota_report quotas popularity score oauth_token_id
  oauth_token_application_id oauth_token_application ip datetime email csrf_token start_time end_time prompts
  quota_bytes user-agent resolved_ip policy_uuid`.split(/\s+/),
)

/** Of these only the kind counts, except in a lifetime. */
const MOMENTS: ReadonlySet<string> = new Set([
  'start_ts',
  'end_ts',
  'last_modified',
  'expiration',
  'old_expiration_date',
  'next_page',
])

/** Seconds by which times may differ where the recording kept its clock. */
const TOLERANCE = 2

/** The differences between two bodies, a line each. */
export function bodyDifferences(want: unknown, got: unknown, scale: Scale, at = 'body'): string[] {
  if (isList(want)) return listDifferences(want, got, scale, at)
  if (isFields(want)) return fieldDifferences(want, got, scale, at)
  return essence(want) === essence(got) ? [] : [`${at}: ${brief(want)} expected, not ${brief(got)}`]
}

/** A text without the address of the server, and without the schema that follows a complaint about a body. */
function essence(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const [complaint] = value.replace(/^https?:\/\/[^/]+/, '').split('\n\nFailed validating')
  return complaint
}

function listDifferences(want: readonly unknown[], got: unknown, scale: Scale, at: string): string[] {
  if (!isList(got)) return [`${at}: a list expected, not ${brief(got)}`]
  const wanted = want.filter((entry) => !isForeign(entry, scale))
  const given = got.filter((entry) => !isForeign(entry, scale))
  const length =
    wanted.length === given.length ? [] : [`${at}: ${wanted.length} entries expected, not ${given.length}`]
  const shared = wanted.slice(0, given.length)
  return [
    ...length,
    ...shared.flatMap((entry, index) => bodyDifferences(entry, given[index], scale, `${at}[${index}]`)),
  ]
}

function isForeign(entry: unknown, { known }: Scale): boolean {
  if (!isFields(entry) || known.size === 0) return false
  const { name, kind } = entry
  return typeof name === 'string' && ('is_public' in entry || kind === 'repository') && !known.has(name)
}

function fieldDifferences(want: Fields, got: unknown, scale: Scale, at: string): string[] {
  if (!isFields(got)) return [`${at}: an object expected, not ${brief(got)}`]
  const isLifetime = 'start_ts' in want
  const keys = [...new Set([...Object.keys(want), ...Object.keys(got)])].filter(
    (key) => !OF_THE_MOMENT.has(key),
  )
  const lines = keys.flatMap((key) => {
    const place = `${at}.${key}`
    if (!(key in got)) return [`${place}: missing, ${brief(want[key])} expected`]
    if (!(key in want)) return [`${place}: not expected, but ${brief(got[key])} given`]
    if (!MOMENTS.has(key)) return bodyDifferences(want[key], got[key], scale, place)
    return isLifetime ? [] : kindDifferences(want[key], got[key], place)
  })
  return isLifetime ? [...lines, ...lifetimeDifferences(want, got, scale.moments, at)] : lines
}

const kindDifferences = (want: unknown, got: unknown, at: string): string[] =>
  typeof want === typeof got && (want === null) === (got === null)
    ? []
    : [`${at}: such as ${brief(want)} expected, not ${brief(got)}`]

/** Quay's words for a second since 1970. */
const inWords = (second: unknown): string =>
  new Date((numberOf(second) ?? NaN) * 1000).toUTCString().replace('GMT', '-0000')

function lifetimeDifferences(want: Fields, got: Fields, moments: Moments, at: string): string[] {
  return [
    ...wordsDifferences(got, 'last_modified', 'start_ts', at),
    ...('end_ts' in got ? wordsDifferences(got, 'expiration', 'end_ts', at) : []),
    ...(moments === 'kept' ? keptDifferences(want, got, at) : relativeDifferences(want, got, moments, at)),
  ]
}

const wordsDifferences = (got: Fields, words: string, second: string, at: string): string[] =>
  got[words] === inWords(got[second])
    ? []
    : [`${at}.${words}: ${brief(got[words])} does not tell ${second} ${brief(got[second])}`]

const keptDifferences = (want: Fields, got: Fields, at: string): string[] =>
  ['start_ts', 'end_ts']
    .filter((key) => key in want && key in got)
    .filter((key) => !(Math.abs(Number(want[key]) - Number(got[key])) <= TOLERANCE))
    .map((key) => `${at}.${key}: ${brief(want[key])} ± ${TOLERANCE} expected, not ${brief(got[key])}`)

function relativeDifferences(
  want: Fields,
  got: Fields,
  { recorded, now }: Exclude<Moments, 'kept'>,
  at: string,
): string[] {
  if (!('end_ts' in want && 'end_ts' in got)) return []
  const isAhead = [Number(want['end_ts']) > recorded, Number(got['end_ts']) > now]
  const isBackwards = [want, got].map((one) => Number(one['end_ts']) < Number(one['start_ts']))
  return [
    ...(isAhead[0] === isAhead[1] ? [] : [`${at}.end_ts: past in the one, to come in the other`]),
    ...(isBackwards[0] === isBackwards[1] ? [] : [`${at}.end_ts: before the start in the one alone`]),
  ]
}

export interface Answer {
  readonly status: number
  readonly headers: (name: string) => string | null
  readonly bodyKind: string
  readonly body: unknown
}

/** The differences between a recorded answer and one that was given. */
export function answerDifferences(recorded: unknown, got: Answer, scale: Scale): string[] {
  const want = fieldsOf(recorded)
  return [
    ...(want['status'] === got.status
      ? []
      : [`status: ${brief(want['status'])} expected, not ${got.status} ${brief(got.body)}`]),
    ...(want['bodyKind'] === got.bodyKind
      ? []
      : [`body: ${brief(want['bodyKind'])} expected, not ${got.bodyKind}`]),
    ...headerDifferences(fieldsOf(want['headers']), got),
    ...(want['bodyKind'] === 'json' && got.bodyKind === 'json'
      ? bodyDifferences(want['body'], got.body, scale)
      : []),
  ]
}

const mediaType = (text: string): string => text.split(';')[0] ?? ''
const methods = (text: string): string => text.split(/, */).toSorted().join()

const SAME_HEADER: Readonly<Record<string, (want: string, got: string) => boolean>> = {
  'content-type': (want, got) => mediaType(want) === mediaType(got),
  'retry-after': () => true,
  allow: (want, got) => methods(want) === methods(got),
}

function headerDifferences(want: Fields, got: Answer): string[] {
  return Object.entries(SAME_HEADER).flatMap(([name, isSame]) => {
    const wanted = want[name]
    const given = got.headers(name)
    if (typeof wanted !== 'string' || wanted === '') return []
    return given !== null && isSame(wanted, given)
      ? []
      : [`header ${name}: ${brief(wanted)} expected, not ${brief(given)}`]
  })
}
