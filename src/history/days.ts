import { isValid } from 'date-fns/isValid'
import { grouped } from './grouped'

const QUARTER = 15 * 60

/** What happened on one day of the calendar. */
export interface Day<C> {
  /** `YYYY-MM-DD` in the time zone asked for; seconds where no calendar has such a moment. */
  day: string
  changes: C[]
}

/**
 * Groups changes by the calendar day of their moment (`at`, seconds) in a time zone (an IANA name), in the order in
 * which they come. Days may last 23 or 25 hours: the calendar decides, not a length.
 * @throws RangeError for a time zone that the browser does not know
 */
export function byDay<C extends { at: number }>(changes: readonly C[], timeZone: string): Day<C>[] {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const dayOf = (seconds: number): string => {
    if (!isValid(seconds * 1000)) return String(seconds)
    const part = new Map(format.formatToParts(seconds * 1000).map(({ type, value }) => [type, value]))
    return `${part.get('year')}-${part.get('month')}-${part.get('day')}`
  }
  // Formatting is slow and clocks differ by whole quarters of an hour: each is asked for once.
  const days = new Map<number, string>()
  const dayAt = ({ at }: C): string => {
    const quarter = Math.floor(at / QUARTER) * QUARTER
    const day = days.get(quarter) ?? dayOf(quarter)
    days.set(quarter, day)
    return day
  }
  return [...grouped(changes, dayAt)].map(([day, changes]) => ({ day, changes }))
}
