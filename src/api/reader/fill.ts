import type { Intake } from './intake'
import { inLanes } from './lanes'
import type { Piece } from './piece'
import type { Opening, Pieces } from './pieces'
import { endOf, goOn, type Range, reachBack, startOf } from './range'

/** What reading works with. */
export type Reading = {
  pieces: Pieces
  intake: Intake
  /** The most entries that a page may have. */
  most: number
  /** How many entries neighbouring pages share. */
  least: number
}

/** So many pages for an opening are enough; who deletes faster than that is not caught up with. */
const TRIES = 12
/** So many pages in a row without anything new say that pieces of one second lie in the wrong order. */
const IDLE = 3

/** The page that goes on from a place. */
export function pageFrom(place: number, reading: Reading): Range {
  return goOn(place, 1, reading)[0] ?? { limit: reading.most, page: 1 }
}

/**
 * Reads from the last known entry on until the listing ends, two pages at a time, each overlapping the one before. What
 * was created meanwhile repeats entries; what was deleted leaves two pages without a common entry: an opening.
 */
export async function readToEnd(reading: Reading): Promise<void> {
  const { pieces, intake } = reading
  const past: Range[] = []
  function* pages() {
    let place = pieces.end()
    while (!pieces.ends() && past.length === 0) {
      const range = pageFrom(place, reading)
      place = endOf(range)
      yield async () => {
        const taken = await intake.take(range)
        if (taken?.entries.length === 0) past.push(range)
      }
    }
  }
  await inLanes(pages())
  if (!pieces.ends()) await findEnd(reading, past[0] === undefined ? null : startOf(past[0]))
}

/**
 * Looks for the listing's last page. What is known may reach beyond it: then it goes back from a place where nothing was
 * found, farther each time, and halves its way once something is.
 * @param beyond a place that the listing does not reach any more; null where none is known
 */
async function findEnd(reading: Reading, beyond: number | null): Promise<void> {
  const { pieces, intake, most } = reading
  let [inside, past] = beyond === null ? [pieces.end(), Number.POSITIVE_INFINITY] : [0, beyond]
  let back = 0
  for (let tries = 0; tries < 2 * TRIES; tries += 1) {
    const middle = inside === 0 ? past - back : Math.ceil((inside + past) / 2)
    const isNear = past - inside <= most || past === Number.POSITIVE_INFINITY
    const taken = await intake.take(isNear ? pageFrom(inside, reading) : reachBack(Math.max(1, middle), most))
    if (taken === null) return
    const end = taken.offset + taken.entries.length
    if (taken.entries.length === 0) past = taken.offset
    else inside = end
    if (!taken.more && (taken.entries.length > 0 || taken.offset === 0)) return
    if (inside >= past) past = Number.POSITIVE_INFINITY
    back = 2 * back + most
  }
}

/**
 * Closes the openings between known pieces, as far as they did not fail, two at a time. Where places are unread it reads
 * these, from both ends. Where none seems left and still nothing is shared, it goes on from the side that was read last,
 * whose place is surer, until a page joins both: down from the upper piece, or, from the lower one, up by the page that
 * ends just within it and begins as early as it can.
 *
 * Pages of one second, read while others wrote, may be taken for each other's neighbours the wrong way round, and then
 * never join. So where nothing new comes any more, the lower piece is forgotten and read again.
 * @param isMeant which openings; all, unless told
 */
export async function fillOpenings(
  reading: Reading,
  isMeant: (opening: Opening) => boolean = () => true,
): Promise<void> {
  const { pieces, intake } = reading
  const busy = new Set<Piece>()
  const openings = () =>
    pieces
      .openings()
      .filter((one) => one.below !== null && intake.failureAt(one) === undefined && isMeant(one))
  let left = openings().reduce((pages, opening) => pages + pagesFor(opening, reading), 0)
  let idle = 0
  const next = () => (left > 0 ? nextFill(reading, openings(), busy) : null)

  async function fill(range: Range): Promise<void> {
    const taken = await intake.take(range)
    if (taken?.entries.length === 0) await findEnd(reading, taken.offset)
    idle = taken === null || taken.added.length > 0 ? 0 : idle + 1
    const [stuck] = openings()
    if (idle < IDLE || stuck === undefined || stuck.below === null) return
    pieces.forget(stuck.below)
    idle = 0
  }

  function* jobs() {
    for (let one = next(); one !== null; one = next()) {
      const { range, side } = one
      left -= 1
      busy.add(side)
      yield async () => {
        await fill(range)
        busy.delete(side)
      }
    }
  }
  while (next() !== null) await inLanes(jobs())
}

/** How many pages an opening may take. */
function pagesFor({ from, to }: Opening, { most }: Reading): number {
  return TRIES + Math.ceil((2 * Math.max(0, (to?.at ?? 0) - from.at)) / most)
}

/** The next page for an opening, and the piece next to it that it goes on from. */
function nextFill(
  reading: Reading,
  openings: readonly Opening[],
  busy: ReadonlySet<Piece>,
): { range: Range; side: Piece } | null {
  const { most, least } = reading
  for (const { above, below, from, to } of openings) {
    if (below === null || to === null) continue
    const places = to.at - from.at
    const down = pageFrom(from.at, reading)
    const up = reachBack(Math.max(0, to.at) + least, most)
    if (!busy.has(above)) return { range: places > 0 || from.read > to.read ? down : up, side: above }
    if (places > 2 * most && !busy.has(below)) return { range: up, side: below }
  }
  return null
}
