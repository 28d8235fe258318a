import type { TagEntry } from '../schemas'
import { isSame, tellPlace } from './same'

/** Entries and the place of the first, from 0. */
type Placed = { offset: number; entries: readonly TagEntry[] }

/**
 * Pages side by side that were read without overlap, while one far down the listing held still: what joins them is
 * believed only after that page was seen at the same place again, and only if no lifetime began in between.
 */
export type Block = {
  /** When the far page was asked for, in seconds of the server's clock. */
  from: number
  /** When that was seen again at its place; null until then. */
  to: number | null
  /** The far page; null while it is on its way. */
  far: Placed | null
}

/**
 * Whether a page shows a part of a block's far page, at the places where that stood.
 * @param least how many entries pages share on purpose: one is enough where no two are alike
 */
export function showsFar(page: Placed, { far }: Block, least: number): boolean {
  if (far === null) return false
  const first = Math.max(page.offset, far.offset)
  const end = Math.min(page.offset + page.entries.length, far.offset + far.entries.length)
  const seen = page.entries.slice(first - page.offset, Math.max(first, end) - page.offset)
  const [one] = seen
  return (
    one !== undefined &&
    seen.every((entry, index) => {
      const other = far.entries[first - far.offset + index]
      return other !== undefined && isSame(entry, other)
    }) &&
    (least === 1 || tellPlace(seen))
  )
}

/** What joins an entry to the next: proof that nothing lasting lies between, a block's promise of it, or nothing. */
export type Link = 'linked' | 'open' | Block

/** Entries that stood side by side when they were read. */
export type Piece = {
  /** In the order of the listing; never changed, and never empty. */
  readonly entries: readonly TagEntry[]
  /** The place of its first entry in the listing, from 0, when it was read. */
  at: number
  /** How many pages had been read before it. */
  readonly read: number
  /** The block that it was read in. */
  readonly block: Block | null
  /** To the next piece. */
  link: Link
}

export function endOfPiece({ at, entries }: Piece): number {
  return at + entries.length
}

/** The part of a piece between two indices of its entries; null for none, the piece itself for all. */
function part(piece: Piece, from: number, to: number): Piece | null {
  const start = Math.max(0, from)
  const end = Math.min(piece.entries.length, to)
  if (start >= end) return null
  if (start === 0 && end === piece.entries.length) return piece
  return { ...piece, entries: piece.entries.slice(start, end), at: piece.at + start }
}

/** The parts of neighbouring pieces between two indices of all their entries. */
export function parts(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = []
  let before = 0
  for (const piece of pieces) {
    const one = part(piece, from - before, to - before)
    if (one !== null) found.push(one)
    before += piece.entries.length
  }
  return found
}

/** The indices of the first piece that reaches down to a second, and of the first that is older than another. */
export function spanOf(pieces: readonly Piece[], youngest: number, oldest: number): [number, number] {
  const from = search(pieces, ({ entries }) => (entries.at(-1)?.start_ts ?? 0) <= youngest)
  const to = search(pieces, ({ entries }) => (entries[0]?.start_ts ?? 0) < oldest)
  return [from, Math.max(from, to)]
}

/** The index of the first piece that is so, where all behind it are. */
function search(pieces: readonly Piece[], is: (piece: Piece) => boolean): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    const piece = pieces[middle]
    if (piece !== undefined && !is(piece)) low = middle + 1
    else high = middle
  }
  return low
}

/** How many entries some pieces have. */
export function countOf(pieces: readonly Piece[]): number {
  return pieces.reduce((count, { entries }) => count + entries.length, 0)
}
