import { endOfPiece, type Piece } from './piece'

/** Where something stands in the listing, as far as is known, and when the page was read that tells it. */
export type Place = { at: number; read: number }

// Places change while others write, and each piece knows only where it stood when it was read. The piece that was read
// last tells best where its neighbours stand now: as far from it as there are known entries in between.

/** Where the entry behind a piece stands, told from that piece and those above it. */
export function placeBehind(pieces: readonly Piece[], index: number): Place {
  const isJoined = (_piece: Piece, above: Piece | undefined) => above?.link !== 'open'
  const told = (piece: Piece, between: number) => endOfPiece(piece) + between
  return placeFrom(pieces.slice(0, index + 1).toReversed(), told, isJoined, Math.max)
}

/** Where a piece begins, told from it and those below it. */
export function placeOf(pieces: readonly Piece[], index: number): Place {
  const isJoined = (piece: Piece) => piece.link !== 'open'
  return placeFrom(pieces.slice(index), (piece, between) => piece.at - between, isJoined, Math.min)
}

/**
 * Of the pieces that are joined the latest tells. A later one beyond an opening was perhaps read in search of this very
 * place and missed it: then the place is farther from it than the others tell.
 */
function placeFrom(
  pieces: readonly Piece[],
  told: (piece: Piece, between: number) => number,
  isJoined: (piece: Piece, next: Piece | undefined) => boolean,
  farther: (a: number, b: number) => number,
): Place {
  let near: Place = { at: 0, read: -1 }
  let beyond: Place = { at: 0, read: -1 }
  let isNear = true
  let between = 0
  for (const [index, piece] of pieces.entries()) {
    const place = { at: told(piece, between), read: piece.read }
    if (isNear && place.read > near.read) near = place
    if (!isNear && place.read > beyond.read) beyond = place
    isNear &&= isJoined(piece, pieces[index + 1])
    between += piece.entries.length
  }
  return beyond.read > near.read ? { ...beyond, at: farther(near.at, beyond.at) } : near
}
