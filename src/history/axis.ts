import type { Reading } from './horizon'

/** The stretch of time that a timeline shows; seconds. */
export interface Axis {
  from: number
  to: number
}

const DAY = 24 * 3600

/** Room for what is to come, as a part of what was. */
const AHEAD = 1 / 4

/**
 * The axis that all rows share: the time machine window (all that it shows can be brought back) or `length` seconds
 * of the past, and some room for expirations to come. A window of 0 s is no axis: a day is shown instead.
 */
export function axisOf({ now, window }: Pick<Reading, 'now' | 'window'>, length = window): Axis {
  const past = length > 0 ? length : DAY
  return { from: now - past, to: now + past * AHEAD }
}
