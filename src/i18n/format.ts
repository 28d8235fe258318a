import { secondsInDay, secondsInHour, secondsInMinute, secondsInWeek } from 'date-fns/constants'
import { isValid } from 'date-fns/isValid'
import type { Language } from './language'

const RELATIVE_UP_TO = secondsInWeek

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Formats of one language and one time zone. Moments and durations are in seconds. */
export type Format = ReturnType<typeof createFormat>

// Day before month in English: registries are read all over the world, and 04/05 is two days.
const dateLocale = (language: Language) => (language === 'en' ? 'en-GB' : language)

/** Remembers what a function made: the browser's formats are dear to make, and each row uses several. */
function remembered<K extends string, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}

const DATES = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  dayAndMonth: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  exact: { dateStyle: 'medium', timeStyle: 'long' },
  long: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/**
 * Makes the formats.
 * @param timeZone as `Intl` names it; undefined for the browser's
 */
export function createFormat(language: Language, timeZone: string | undefined) {
  const locale = dateLocale(language)
  const dates = remembered(
    (style: keyof typeof DATES) => new Intl.DateTimeFormat(locale, { ...DATES[style], timeZone }),
  )
  let counts: Intl.NumberFormat | null = null
  const distances = remembered(
    (numeric: 'auto' | 'always') => new Intl.RelativeTimeFormat(language, { numeric, style: 'long' }),
  )
  const units = remembered(
    (unit: string) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }),
  )
  const sizes = remembered(
    (unit: string) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumSignificantDigits: 3,
      }),
  )

  function date(style: keyof typeof DATES, seconds: number): string {
    const moment = new Date(seconds * 1000)
    // A server may tell a moment that no calendar has.
    return isValid(moment) ? dates(style).format(moment) : String(seconds)
  }

  return {
    /** A number of bytes in the unit that keeps it below 1000: `98.2 MB`. */
    bytes(bytes: number): string {
      const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), byteUnits.length - 1)
      return sizes(byteUnits[power] ?? 'byte').format(bytes / 1000 ** power)
    },
    /** A length of time in the largest unit that tells it whole: `4 weeks`, `36 hours`. */
    duration(seconds: number): string {
      const [unit, length] = unitOf(seconds, (length) => seconds % length === 0)
      return units(unit).format(seconds / length)
    },
    /** About how long: `6 days`, `2 hours`. */
    about(seconds: number): string {
      const [unit, length] = unitOf(seconds, (length) => seconds >= length && length < secondsInWeek)
      return units(unit).format(Math.floor(seconds / length))
    },
    /** A moment as people say it: `6 days ago` within a week of now, `8 Oct 2026` beyond. */
    moment(seconds: number, now: number): string {
      const away = Math.abs(seconds - now)
      if (!(away <= RELATIVE_UP_TO)) return date('day', seconds)
      if (away < secondsInMinute) return distances('auto').format(0, 'second')
      // Whole ones that have passed or are left: "next week", or calendar days, would say more than there is.
      const [unit, length] =
        DISTANCES.find(([, one]) => away >= one) ?? (['minute', secondsInMinute] as const)
      return distances('always').format(Math.sign(seconds - now) * Math.floor(away / length), unit)
    },
    /** `8 Oct 2026` */
    day: (seconds: number) => date('day', seconds),
    /** `8 Oct` */
    dayAndMonth: (seconds: number) => date('dayAndMonth', seconds),
    /** `Thu, 8 October 2026` */
    longDay: (seconds: number) => date('long', seconds),
    /** `09:12` */
    time: (seconds: number) => date('time', seconds),
    /** To the second, with the time zone. */
    exact: (seconds: number) => date('exact', seconds),
    count: (count: number): string => {
      counts ??= new Intl.NumberFormat(language)
      return counts.format(count)
    },
  }
}

const UNITS = [
  ['week', secondsInWeek],
  ['day', secondsInDay],
  ['hour', secondsInHour],
  ['minute', secondsInMinute],
] as const

const DISTANCES = [
  ['day', secondsInDay],
  ['hour', secondsInHour],
  ['minute', secondsInMinute],
] as const

/** The largest unit that fits, in seconds. */
function unitOf(seconds: number, fits: (length: number) => boolean): readonly [string, number] {
  return (seconds > 0 && UNITS.find(([, length]) => fits(length))) || (['second', 1] as const)
}
