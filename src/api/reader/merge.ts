import type { TagEntry } from '../schemas'
import { type Block, countOf, endOfPiece, type Link, type Piece, parts, spanOf } from './piece'
import { isSame, tellPlace } from './same'
import { type Pair, weave } from './weave'

/** One page of the listing, as it came. */
export type Answer = {
  /** The place of its first entry, from 0. */
  offset: number
  entries: readonly TagEntry[]
  /** Whether the listing goes on behind it. */
  more: boolean
}

/** How a page goes in: the pieces that make way, those that come, and what was noticed. */
export type Merge = {
  /** The index of the first piece that makes way. */
  from: number
  /** Behind the last one. */
  to: number
  pieces: readonly Piece[]
  /** Where the page then stands. */
  index: number
  /** What joins what stands before the page to it. */
  above: Link
  /** Entries that were not known before. */
  added: readonly TagEntry[]
  /** How far down the first and the last entry that were known have moved since; null where none was. */
  moved: { first: number; last: number } | null
}

type Options = {
  /** The block that the page was read in. */
  block: Block | null
  /** How many entries two pages share on purpose: one is enough where no two are alike. */
  least: number
  /** How many pages were read before. */
  read: number
  /** Whether it is sure that the page begins, and ends, with the known entries at its places, counted from the top. */
  begins: boolean
  ends: boolean
}

/** The pieces around a page, and where known entries are not proved to join: the index of the one behind. */
type Around = {
  pieces: readonly Piece[]
  known: readonly TagEntry[]
  breaks: readonly { at: number; link: Link }[]
}

/** Works out how a page, which must have entries, goes into the pieces; changes nothing. */
export function mergeOf(all: readonly Piece[], answer: Answer, options: Options): Merge {
  const { offset, entries, more } = answer
  const [a, b] = spanOf(all, entries[0]?.start_ts ?? 0, entries.at(-1)?.start_ts ?? 0)
  const [from, to] = [offset === 0 ? 0 : a, more ? b : all.length]
  const around = aroundOf(all, from, to)
  const start = options.begins ? offset - countOf(all.slice(0, from)) : 0
  const woven = weave(around.known, entries, {
    from: offset === 0 ? 0 : options.begins ? start : null,
    to: !more ? around.known.length : options.ends ? start + entries.length : null,
    head: indexAt(around.pieces, offset),
    tail: indexAt(around.pieces, offset + entries.length - 1),
  })

  const kept = parts(around.pieces, 0, woven.from)
  const upper = kept.length > 0 ? kept : all.slice(Math.max(0, from - 1), from)
  const lower = parts(around.pieces, woven.to, around.known.length)
  const fresh: Piece = { entries, at: offset, read: options.read, block: options.block, link: 'open' }
  const above = linkAbove(around, woven.from, woven.pairs, options.least, entries[0])
  const below = linkBelow(around, woven.to, woven.pairs, options.least, entries.at(-1))
  const last = upper.at(-1)
  const joined = above === 'open' ? promiseBetween(last, fresh) : above
  fresh.link = below === 'open' ? promiseBetween(fresh, lower[0] ?? all[to]) : below
  const first = from - (upper.length - kept.length)
  return {
    from: first,
    to,
    index: first + upper.length,
    pieces: [
      ...upper.slice(0, -1),
      ...(last === undefined ? [] : [{ ...last, link: joined }]),
      fresh,
      ...lower,
    ],
    above: joined,
    added: addedOf(entries, woven.pairs),
    moved: movedOf(around.pieces, woven.pairs, offset),
  }
}

function aroundOf(all: readonly Piece[], from: number, to: number): Around {
  const pieces = all.slice(from, to)
  const known = pieces.flatMap(({ entries }) => entries)
  const breaks: { at: number; link: Link }[] = []
  let at = 0
  for (let index = from; index <= to; index += 1) {
    const link = all[index - 1]?.link
    if (link !== undefined && link !== 'linked') breaks.push({ at, link })
    at += all[index]?.entries.length ?? 0
  }
  return { pieces, known, breaks }
}

/**
 * A page is joined to what stands above it by an entry that both share, if all between that entry and what stands above
 * is joined itself. Where it begins with the same entry as before, an earlier promise still holds.
 */
function linkAbove(
  { known, breaks }: Around,
  from: number,
  pairs: readonly Pair[],
  least: number,
  head: TagEntry | undefined,
): Link {
  const to = breaks.find(({ at }) => at >= from)?.at ?? known.length
  const shared = pairs.filter((pair) => pair.known >= from && pair.known < to)
  if (areEnough(shared, known, least)) return 'linked'
  const former = breaks.find(({ at }) => at === from)?.link
  return former !== undefined && areSame(known[from], head) ? former : 'open'
}

function linkBelow(
  { known, breaks }: Around,
  to: number,
  pairs: readonly Pair[],
  least: number,
  tail: TagEntry | undefined,
): Link {
  const from = breaks.findLast(({ at }) => at <= to)?.at ?? 0
  const shared = pairs.filter((pair) => pair.known >= from && pair.known < to)
  if (areEnough(shared, known, least)) return 'linked'
  const former = breaks.find(({ at }) => at === to)?.link
  return former !== undefined && areSame(known[to - 1], tail) ? former : 'open'
}

function areEnough(shared: readonly Pair[], known: readonly TagEntry[], least: number): boolean {
  if (least === 1) return shared.length > 0
  return tellPlace(shared.flatMap((pair) => known[pair.known] ?? []))
}

function areSame(a: TagEntry | undefined, b: TagEntry | undefined): boolean {
  return a !== undefined && b !== undefined && isSame(a, b)
}

/** Pages of one block that lie side by side have its promise. */
function promiseBetween(upper: Piece | undefined, lower: Piece | undefined): Link {
  if (upper === undefined || lower === undefined || upper.block === null) return 'open'
  return upper.block === lower.block && endOfPiece(upper) === lower.at ? upper.block : 'open'
}

function addedOf(entries: readonly TagEntry[], pairs: readonly Pair[]): TagEntry[] {
  if (pairs.length === entries.length) return []
  const shared = new Set(pairs.map(({ page }) => page))
  return entries.filter((_, index) => !shared.has(index))
}

function movedOf(pieces: readonly Piece[], pairs: readonly Pair[], offset: number) {
  const [first, last] = [pairs[0], pairs.at(-1)]
  if (first === undefined || last === undefined) return null
  const moved = (pair: Pair) => offset + pair.page - placeOf(pieces, pair.known)
  return { first: moved(first), last: moved(last) }
}

/** The index among the entries of some pieces at which a place is, if they stand where they stood; may lie outside. */
function indexAt(pieces: readonly Piece[], place: number): number {
  let index = place - (pieces[0]?.at ?? 0)
  let before = 0
  for (const { at, entries } of pieces) {
    if (at <= place) index = before + place - at
    before += entries.length
  }
  return index
}

function placeOf(pieces: readonly Piece[], index: number): number {
  let before = 0
  for (const { at, entries } of pieces) {
    if (index < before + entries.length) return at + index - before
    before += entries.length
  }
  return 0
}
