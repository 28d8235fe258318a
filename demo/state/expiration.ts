// When a tag ends by itself: what was asked for, moved to the bounds that Quay sets without saying so.

const HOUR = 3600
const WEEK = 7 * 24 * HOUR
const LEAST = HOUR
const MOST = 104 * WEEK

const DAY = 24 * HOUR

const UNITS = new Map([
  ['s', 1],
  ['m', 60],
  ['h', HOUR],
  ['d', DAY],
  ['w', WEEK],
  ['y', 365 * DAY],
])

/** The end of a lifetime, in milliseconds, for an expiration asked for in seconds since 1970. */
export function boundedEnd(start: number, asked: number): number {
  const offset = Math.trunc(asked) - Math.floor(start / 1000)
  return start + Math.min(Math.max(offset, LEAST), MOST) * 1000
}

/** `2w`, `5s`, … in milliseconds, as the label `quay.expires-after` gives it; `null` for nonsense. */
export function duration(text: string): number | null {
  const [, count, unit] = /^\s*([+-]?\d+)\s*([smhdwy])$/.exec(text) ?? []
  if (count === undefined || unit === undefined) return null
  return Number(count) * (UNITS.get(unit) ?? 0) * 1000
}
