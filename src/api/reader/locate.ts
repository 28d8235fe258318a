import { pageFrom, type Reading } from './fill'
import { inLanes } from './lanes'
import { endOf, type Range, reachFrom } from './range'

/**
 * Finds the first place before `wrong` where the list and the server differ, and corrects it: all between the first and
 * the last entry of a page becomes what the page has. Halves its way there, or rather takes thirds, two pages at a time;
 * a page that shows what the list has at its places tells that all above is right.
 * @param wrong a place at which they differ, while they agree at the beginning
 */
export async function locate(reading: Reading, wrong: number, isSpent: () => boolean): Promise<void> {
  const { intake, most, least } = reading
  let [right, high] = [0, wrong]
  for (let left = Infinity; high - right > most && high - right < left && !isSpent();) {
    left = high - right
    const third = Math.ceil(left / 3)
    const probes = [right + third, right + 2 * third].flatMap((place) => reachFrom(place, 1, most))
    for (const { compared, offset, entries } of await Promise.all(
      probes.map((range) => intake.insist(range)),
    )) {
      // It is within this page, and corrected. But where entries may be alike, the page may seem to begin as it should.
      if (compared === 'begins' && least === 1) return
      if (compared === 'same') right = Math.max(right, offset + entries.length)
      else high = Math.min(high, compared === 'begins' ? offset + entries.length : offset)
      if (compared !== 'same') break
    }
  }
  for (let place = right; place <= high && !isSpent();) {
    const range = pageFrom(place, reading)
    if ((await intake.insist(range, { isWhole: true })).compared === 'begins') return
    place = endOf(range)
  }
}

/** Reads all known places once more, overlapping, which takes fewer pages than to locate many differences one by one. */
export async function readAgain(reading: Reading): Promise<void> {
  const { pieces, intake } = reading
  const ranges: Range[] = []
  for (let place = 0; place < pieces.length(); place = endOf(ranges.at(-1) ?? pageFrom(0, reading)))
    ranges.push(pageFrom(place, reading))
  await inLanes(ranges.map((range) => () => intake.insist(range)))
}
