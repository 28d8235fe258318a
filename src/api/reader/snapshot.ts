import type { TagEntry } from '../schemas'
import type { Intake } from './intake'
import type { Pieces } from './pieces'
import type { Gap, ReaderState } from './state'

type Content = Pick<ReaderState, 'chunks' | 'count' | 'gaps' | 'total' | 'atLeast'>

/**
 * Makes the part of a state that tells the entries. Costs a step a page, not an entry.
 * @param contains the text that names must contain: to Quay `%` and `_` in it are wildcards, which find too much
 */
export function createDescriber(pieces: Pieces, intake: Intake, contains: string): () => Content {
  const shownOf = contains === '' ? (entries: readonly TagEntry[]) => entries : createFilter(contains)
  const arePlacesCounts = !/[%_]/.test(contains)

  return () => {
    const openings = new Map(pieces.openings().map((opening) => [opening.above, opening]))
    const chunks: (readonly TagEntry[])[] = []
    const gaps: Gap[] = []
    let count = 0
    for (const piece of pieces.all()) {
      const shown = shownOf(piece.entries)
      count += shown.length
      if (shown.length > 0) chunks.push(shown)
      const opening = openings.get(piece)
      if (opening === undefined) continue
      const error = intake.failureAt(opening)?.error ?? null
      const from = opening.from.at
      const to = opening.to === null ? null : Math.max(from, opening.to.at)
      // Behind the last page more is to come, and no gap, as long as nothing failed.
      if (to !== null || error !== null) gaps.push({ after: count, from, to, error })
    }
    const isWhole = pieces.ends() && openings.size === 0
    const places = arePlacesCounts ? pieces.end() : count
    const goesOn = arePlacesCounts && !pieces.ends() && pieces.length() > 0
    const total = isWhole ? count : pieces.ends() && arePlacesCounts ? places : null
    const atLeast = isWhole ? count : Math.max(count, places + Number(goesOn))
    return { chunks, count, gaps, total, atLeast }
  }
}

function createFilter(contains: string): (entries: readonly TagEntry[]) => readonly TagEntry[] {
  const wanted = contains.toLowerCase()
  const known = new WeakMap<readonly TagEntry[], readonly TagEntry[]>()
  return (entries) => {
    const former = known.get(entries)
    if (former !== undefined) return former
    const shown = entries.filter(({ name }) => name.toLowerCase().includes(wanted))
    known.set(entries, shown)
    return shown
  }
}
