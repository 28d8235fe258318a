import type { TagEntry } from '../schemas'
import type { Link, Piece } from './piece'

/** What one look at a tag saw of a listing. */
export type Look = {
  tag: string
  /** Its newest lifetimes that belong into the listing, newest first. */
  entries: readonly TagEntry[]
  /** Whether it may have older ones. */
  more: boolean
}

/** Puts what a look at a tag saw in the place of what is known of it. */
export function folded(pieces: readonly Piece[], look: Look, isWhole: boolean): readonly Piece[] {
  const { tag, entries, more } = look
  const oldest = (more ? entries.at(-1)?.start_ts : undefined) ?? Number.NEGATIVE_INFINITY
  const left = without(pieces, ({ name, start_ts }) => name === tag && start_ts >= oldest)
  return entries.reduce<readonly Piece[]>((all, entry) => withEntry(all, entry, isWhole), left)
}

/**
 * Drops what of live tags is known twice: when a tag was moved its new lifetime stands on top, and the former one,
 * wherever it stood, has ended.
 * @param names those that may be there twice
 */
export function withoutFormer(pieces: readonly Piece[], names: ReadonlySet<string>): readonly Piece[] {
  const seen = new Set<string>()
  return without(pieces, ({ name }) => {
    if (!names.has(name)) return false
    if (seen.has(name)) return true
    seen.add(name)
    return false
  })
}

/** What stood around the entries that go is joined as well as it was joined to them. */
function without(pieces: readonly Piece[], isGone: (entry: TagEntry) => boolean): Piece[] {
  const left: Piece[] = []
  let gone = 0
  for (const piece of pieces) {
    const entries = piece.entries.filter((entry) => !isGone(entry))
    piece.at -= gone
    gone += piece.entries.length - entries.length
    if (entries.length > 0) {
      left.push(entries.length === piece.entries.length ? piece : { ...piece, entries })
      continue
    }
    const before = left.at(-1)
    if (before !== undefined) before.link = weaker(before.link, piece.link)
  }
  return left
}

function weaker(a: Link, b: Link): Link {
  if (a === 'linked') return b
  return a === b || b === 'linked' ? a : 'open'
}

// Quay's order: newest first, then by name.
function comesBefore(a: TagEntry, b: TagEntry): boolean {
  return a.start_ts !== b.start_ts ? a.start_ts > b.start_ts : a.name < b.name
}

/** Puts an entry at its place; where nothing was read yet it is left to the pages to come. */
function withEntry(pieces: readonly Piece[], entry: TagEntry, isWhole: boolean): readonly Piece[] {
  const found = pieces.findIndex(({ entries }) => {
    const last = entries.at(-1)
    return last !== undefined && comesBefore(entry, last)
  })
  const index = found === -1 && isWhole ? pieces.length - 1 : found
  const piece = pieces[index]
  if (piece === undefined)
    return isWhole ? [{ entries: [entry], at: 0, read: 0, block: null, link: 'open' }] : pieces
  const place = piece.entries.findIndex((other) => comesBefore(entry, other))
  if (place === 0 && pieces[index - 1]?.link === 'open') return pieces
  for (const below of pieces.slice(index + 1)) below.at += 1
  const entries = piece.entries.toSpliced(place === -1 ? piece.entries.length : place, 0, entry)
  return pieces.with(index, { ...piece, entries })
}
