/**
 * How many a second, by the moments (milliseconds, oldest first) at which the last of them were settled.
 * @returns null where these are too few to tell
 */
export function rateOf(moments: readonly number[]): number | null {
  const [first, last] = [moments[0], moments.at(-1)]
  if (first === undefined || last === undefined || moments.length < 3 || last <= first) return null
  return ((moments.length - 1) / (last - first)) * 1000
}
