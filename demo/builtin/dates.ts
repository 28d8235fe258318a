export const HOUR = 3600
export const DAY = 24 * HOUR

/** As Quay writes a moment: `Mon, 23 Nov 2026 20:40:48 -0000`. */
export const rfc = (seconds: number): string => new Date(seconds * 1000).toUTCString().replace('GMT', '-0000')

/** `20261123`. */
export const compactDay = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 10).replaceAll('-', '')

/** The latest 02:10 UTC, when the nightly builds run. */
export const lastNight = (now: number): number => Math.floor((now - 7800) / DAY) * DAY + 7800
