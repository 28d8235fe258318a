import { type Answer, type Merge, mergeOf } from './merge'
import { type Block, countOf, type Piece, parts } from './piece'
import { type Place, placeBehind, placeOf } from './place'
import { isSame, tellPlace } from './same'

/** What is not joined: two neighbouring pieces, or the last one and the end that was not seen yet. */
export type Opening = {
  above: Piece
  below: Piece | null
  /** Where what is missing begins. */
  from: Place
  /** Behind it; null while that is not known. As both were told at their times, it may seem to end before it begins. */
  to: Place | null
}

/**
 * How a page compares with what is known at its places: all the same; the same at its beginning, by so many entries that
 * this can't be chance; or not even that.
 */
type Comparison = 'same' | 'begins' | 'other'

export type How = {
  /** The block that the page was read in. */
  block?: Block | null
  /** Whether all above the page is known to be right, so that what it shows can be told by counting from the top. */
  isWhole?: boolean
}

export type Merged = Pick<Merge, 'added' | 'above' | 'moved'> & { compared: Comparison }

/** The known part of a listing, put together from its pages. */
export type Pieces = {
  all: () => readonly Piece[]
  /** How many entries are known. */
  length: () => number
  /** How many entries are known from the first one on, up to the first opening. */
  joined: () => number
  /** Whether its last entry is the listing's. */
  ends: () => boolean
  /** The place behind the last known entry. */
  end: () => number
  openings: () => Opening[]
  /** Takes a page in. A page without entries tells only that nothing stands from its place on. */
  merge: (answer: Answer, how?: How) => Merged
  /** Drops a piece, so that it is read again. */
  forget: (piece: Piece) => void
  /** No longer believes a block. */
  doubt: (block: Block) => void
  /** Believes the blocks that are left. */
  believe: () => void
  /** The blocks that joins still rest on. */
  blocks: () => Set<Block>
  /** Puts these pieces in the place of all. */
  replace: (pieces: readonly Piece[]) => void
}

/** @param least how many entries two pages share on purpose: one is enough where no two are alike */
export function createPieces(least: number): Pieces {
  let pieces: Piece[] = []
  let length = 0
  let ends = false
  let read = 0

  function merge(answer: Answer, { block = null, isWhole = false }: How = {}): Merged {
    const compared = compare(answer)
    if (answer.entries.length === 0) {
      if (answer.offset === 0) replace([])
      ends ||= answer.offset === 0
      return { added: [], above: 'open', moved: null, compared }
    }
    // Of live tags no two are alike: where one is the same, it is that one.
    const begins = compared === 'same' || (compared === 'begins' && (isWhole || least === 1))
    const merge = mergeOf(pieces, answer, { block, least, read, begins, ends: compared === 'same' })
    read += 1
    const gone = pieces.splice(merge.from, merge.to - merge.from, ...merge.pieces)
    length += countOf(merge.pieces) - countOf(gone)
    if (!answer.more) ends = true
    else if (merge.index === pieces.length - 1) ends = false
    return { ...merge, compared }
  }

  function compare({ offset, entries, more }: Answer): Comparison {
    const known = parts(pieces, offset, offset + entries.length).flatMap((piece) => piece.entries)
    const different = entries.findIndex((entry, index) => {
      const other = known[index]
      return other === undefined || !isSame(entry, other)
    })
    const rest = length - offset - entries.length
    // An empty page tells where nothing is any more, and nothing of what is.
    if (entries.length === 0) return offset === 0 && rest === 0 ? 'same' : 'other'
    if (different === -1 && (more ? rest > 0 : rest === 0)) return 'same'
    return tellPlace(different === -1 ? entries : entries.slice(0, different)) ? 'begins' : 'other'
  }

  function openings(): Opening[] {
    return pieces.flatMap((above, index): Opening[] => {
      const below = pieces[index + 1] ?? null
      if (below === null ? ends : above.link !== 'open') return []
      const to = below === null ? null : placeOf(pieces, index + 1)
      return [{ above, below, from: placeBehind(pieces, index), to }]
    })
  }

  function joined(): number {
    const index = pieces.findIndex(({ link }) => link === 'open')
    return countOf(index === -1 ? pieces : pieces.slice(0, index + 1))
  }

  function forget(piece: Piece): void {
    const index = pieces.indexOf(piece)
    if (index === -1) return
    pieces.splice(index, 1)
    length -= piece.entries.length
    const before = pieces[index - 1]
    if (before !== undefined) before.link = 'open'
    if (index === pieces.length) ends = false
  }

  function replace(next: readonly Piece[]): void {
    pieces = [...next]
    length = countOf(pieces)
  }

  function blocks(): Set<Block> {
    return new Set(pieces.flatMap(({ link }) => (typeof link === 'object' ? link : [])))
  }

  return {
    all: () => pieces,
    length: () => length,
    joined,
    ends: () => ends,
    end: () => (pieces.length === 0 ? 0 : placeBehind(pieces, pieces.length - 1).at),
    openings,
    merge,
    forget,
    doubt: (block) => {
      for (const piece of pieces) if (piece.link === block) piece.link = 'open'
    },
    believe: () => {
      for (const piece of pieces) if (typeof piece.link === 'object') piece.link = 'linked'
    },
    blocks,
    replace,
  }
}
