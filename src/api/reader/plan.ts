import { endOf, goOn, type Range } from './range'

// A page by itself has to overlap the one before it, and as pages begin at multiples of their length that costs up to a
// tenth of it. A block (see piece.ts) pays that once for many pages, and one page more where it reaches past the end.
const FIRST = 8
const FURTHER = 20
/** With so few pages to go at most, a block costs more than it saves. */
const FEW = 10
/** With more than so many, two pages by themselves may go along with each other, as both are likely to be there. */
const SOME = 5

type Situation = {
  /** Behind what was read. */
  place: number
  /** How many steps were made. */
  steps: number
  /** A place that the listing is known not to reach. */
  bound: number
  /** The most entries that a page may have. */
  most: number
  /** How many entries a page shares with the one before it. */
  least: number
}

/** Pages to read next: those of a block lie side by side, of others each overlaps the one before. */
export type Step = { pages: Range[]; isBlock: boolean }

/**
 * What of a long listing to read next while nobody writes. After the first block comes a page by itself: it bears the
 * block out, and tells whether to reach further is worth it.
 */
export function nextStep(situation: Situation): Step {
  const { place, steps, bound, most } = situation
  const left = Math.ceil((bound - place) / most)
  const count = steps === 1 || left <= FEW ? 1 : Math.min(steps === 0 ? FIRST : FURTHER, Math.floor(left / 2))
  const pages = goOn(place, count, situation)
  const [page] = pages
  // In a short listing; at the end of a long one the time matters less than the page that may be one too many.
  const isShort = steps === 0 && left > SOME && left <= FEW
  if (!isShort || page === undefined) return { pages, isBlock: count > 1 }
  return { pages: [page, ...goOn(endOf(page), 1, situation)], isBlock: false }
}
