import { axisOf, type Axis } from '~/history/axis'
import { horizonOf, type Reading } from '~/history/horizon'

/** The one axis that all rows share. Moments in seconds. */
export type TimeAxis = {
  span: Axis
  now: number
  /** Where lines and dates stand. */
  ticks: number[]
  reading: Reading
  /** What ended before this moment is not kept; null where the axis shows nothing before it, or nobody knows. */
  kept: number | null
}

/** Seconds. */
export const DAY = 86_400
/** The lengths of the past (seconds) that a person can choose, by their names in the URL. */
export const LENGTHS = {
  '1d': DAY,
  '1w': 7 * DAY,
  '4w': 28 * DAY,
  '12w': 84 * DAY,
  '1y': 364 * DAY,
} as const
export type LengthName = keyof typeof LENGTHS
export const LENGTH_NAMES: readonly LengthName[] = ['1d', '1w', '4w', '12w', '1y']

/** The length that a URL names; undefined for the window. */
export function lengthFromParams(params: URLSearchParams): LengthName | undefined {
  return LENGTH_NAMES.find((name) => name === params.get('axis'))
}

const TICKS = 4

/**
 * The axis of a reading: the window, or another length. Ticks stand at whole days, or hours of a short one.
 * @param isLost whether what ended before the window is gone: Quay collects it, and tells how long it keeps it
 */
export function timeAxis(reading: Reading, length: LengthName | undefined, isLost: boolean): TimeAxis {
  const span = axisOf(reading, length === undefined ? reading.window : LENGTHS[length])
  const past = reading.now - span.from
  const unit = past > 2 * DAY ? DAY : 3600
  const step = Math.max(unit, Math.ceil(past / TICKS / unit) * unit)
  const first = Math.ceil(span.from / unit) * unit
  const ticks: number[] = []
  for (let tick = reading.now - step; tick > span.from; tick -= step) ticks.unshift(tick)
  const kept = isLost && horizonOf(reading) > span.from ? horizonOf(reading) : null
  return { span, now: reading.now, ticks: ticks.filter((tick) => tick >= first), reading, kept }
}
