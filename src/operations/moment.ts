// What a person types for the moment at which a tag shall end. Moments are seconds; a time zone is as `Intl` names it, and
// undefined for the browser's.

const DAY = 86_400

const UNITS = new Map([
  ['h', 3600],
  ['d', DAY],
  ['w', 7 * DAY],
])

/** What is wrong with a text for a moment, as a key of the messages. */
export type MomentFault = 'empty' | 'unreadable' | 'noSuchDay' | 'past' | 'tooFar'

export type Moment = { kind: 'moment'; at: number } | { kind: 'fault'; why: MomentFault }

const fault = (why: MomentFault): Moment => ({ kind: 'fault', why })

/** The year 10000 and what lies beyond is refused (contract README 6). */
const LAST_YEAR = 9999

/**
 * Reads a moment: `+7d`, `+4w`, `+12h` from now, or `2026-12-31 18:00` by the clocks of a time zone; a day alone means its
 * last second. Digits and signs may be wide ones, as Japanese keyboards give them.
 */
export function momentOf(text: string, now: number, timeZone: string | undefined): Moment {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return fault('empty')
  const at = lengthOf(typed, now) ?? dayOf(typed, timeZone)
  if (typeof at !== 'number') return fault(at)
  if (at <= now) return fault('past')
  return new Date(at * 1000).getUTCFullYear() > LAST_YEAR || Number.isNaN(new Date(at * 1000).getTime())
    ? fault('tooFar')
    : { kind: 'moment', at }
}

/** So much from now; null for a text of another form. */
function lengthOf(text: string, now: number): number | null {
  const [, count, unit] = /^\+\s*(\d+)\s*([hdw])$/i.exec(text) ?? []
  const length = UNITS.get(unit?.toLowerCase() ?? '')
  return count === undefined || length === undefined ? null : Math.floor(now) + Number(count) * length
}

function dayOf(text: string, timeZone: string | undefined): number | MomentFault {
  const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (day === null) return 'unreadable'
  const [year = 0, month = 0, date = 0] = day.slice(1, 4).map(Number)
  const [hour, minute, second] =
    day[4] === undefined ? [23, 59, 59] : [day[4], day[5], day[6] ?? 0].map(Number)
  const wall = Date.UTC(year, month - 1, date, hour, minute, second) / 1000
  const given = new Date(wall * 1000)
  const isThere = given.getUTCMonth() === month - 1 && given.getUTCDate() === date
  if (!isThere || given.getUTCHours() !== hour || given.getUTCMinutes() !== minute) return 'noSuchDay'
  return atWall(wall, timeZone)
}

/**
 * The moment at which clocks show a time, which is given as if they were UTC's. Of one that they show twice it is the first
 * time; one that they skip is as much after the gap.
 */
function atWall(wall: number, timeZone: string | undefined): number {
  const [before, later] = [wall - DAY, wall + DAY].map((near) => wall - offsetAt(near, timeZone))
  const shown = [before, later].find((at) => at !== undefined && wallAt(at, timeZone) === wall)
  return shown ?? before ?? wall
}

/** By how much clocks are ahead of UTC's. */
function offsetAt(at: number, timeZone: string | undefined): number {
  return wallAt(at, timeZone) - at
}

function wallAt(at: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at * 1000)
  const [year = 0, month = 1, day, hour, minute, second] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((kind) => Number(parts.find(({ type }) => type === kind)?.value))
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000
}

/** The last day of the month that it is, as `momentOf` reads it. */
export function endOfMonth(now: number, timeZone: string | undefined): string {
  const today = new Date(wallAt(now, timeZone) * 1000)
  const last = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 0))
  return last.toISOString().slice(0, 'YYYY-MM-DD'.length)
}
