/**
 * How long a server asks to wait.
 * @param header `Retry-After`: seconds, or a date by the server's clock
 * @param date the answer's own `Date`, by which a date in `header` is read; without one the local clock is taken
 * @param now the local clock, in milliseconds
 * @returns milliseconds from now, or null where the header is absent or makes no sense
 */
export function retryAfter(header: string | null, date: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1_000
  const until = Date.parse(header)
  if (Number.isNaN(until)) return null
  const serverNow = Date.parse(date ?? '')
  return Math.max(0, until - (Number.isNaN(serverNow) ? now : serverNow))
}
