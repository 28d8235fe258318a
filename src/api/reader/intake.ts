import { QuayError } from '../error'
import type { Priority } from '../queue'
import type { Listing } from './listing'
import type { Answer } from './merge'
import type { Block } from './piece'
import type { How, Merged, Opening, Pieces } from './pieces'
import { endOf, type Range, startOf } from './range'
import type { Source } from './source'

/** A page that was taken in, and how it compared with what was known. */
export type Taken = Answer & Merged

/** Places that could not be read. */
type Failure = { range: Range; error: QuayError }

/** What the last page of the listing told: how many entries there were at a moment, in seconds of the server's clock. */
type Tail = { total: number; at: number }

export type Intake = {
  /** Reads a page and takes it in; null where it failed, which is kept account of. */
  take: (range: Range, block?: Block | null) => Promise<Taken | null>
  /** Reads a page that nothing can go on without, and takes it in. */
  insist: (range: Range, how?: { priority?: Priority; isWhole?: boolean }) => Promise<Taken>
  /** Takes in a page that was read elsewhere. */
  accept: (answer: Answer) => Taken
  /** What the listing's last page told, if all other pages were there when it was asked for, and none came since. */
  tail: () => Tail | null
  failures: () => readonly Failure[]
  /** The failure that keeps an opening open. */
  failureAt: (opening: Opening) => Failure | undefined
  forgetFailures: (which: (failure: Failure) => boolean) => void
}

type IntakeOptions = {
  listing: Listing
  source: Source
  pieces: Pieces
  /** The server's clock, in seconds. */
  now: () => number
  /** Called when a page was taken in; `sent` is what it gave when the page was asked for. */
  onTaken: (taken: Taken, sent: number) => void
  onSend: () => number
}

/** The one way by which pages get into the pieces. */
export function createIntake({ listing, source, pieces, now, onTaken, onSend }: IntakeOptions): Intake {
  let failures: Failure[] = []
  let tail: Tail | null = null
  let taken = 0

  function accept(answer: Answer, how: How = {}): Taken {
    if (answer.entries.length > 0) taken += 1
    return { ...answer, ...pieces.merge(answer, how) }
  }

  async function read(range: Range, asked: Promise<Answer>, how: How): Promise<Taken> {
    const sent = onSend()
    const before = taken
    const answer = await asked
    const { offset, entries, more } = answer
    const isTail = !more && (entries.length > 0 || offset === 0)
    // Only what was asked for when all else was there tells how much all of it is.
    const told = isTail && before === taken ? { total: offset + entries.length, at: now() } : null
    const result = accept(answer, how)
    if (entries.length > 0 || isTail) tail = told
    if (failures.length > 0) failures = failures.filter((failure) => !covers(range, failure.range))
    onTaken(result, sent)
    return result
  }

  async function take(range: Range, block: Block | null = null): Promise<Taken | null> {
    try {
      return await read(range, source.ask(listing, range), { block })
    } catch (error) {
      if (!(error instanceof QuayError)) throw error
      failures = [...failures.filter((failure) => !covers(range, failure.range)), { range, error }]
      return null
    }
  }

  return {
    take,
    insist: (range, { priority, isWhole = false } = {}) =>
      read(range, source.insist(listing, range, priority), { isWhole }),
    accept,
    tail: () => tail,
    failures: () => failures,
    failureAt: (opening) => failures.find(({ range }) => touches(opening, range)),
    forgetFailures: (which) => {
      failures = failures.filter((failure) => !which(failure))
    },
  }
}

/** Whether a page would have read what is missing there, or a part of it. */
export function touches({ from, to }: Opening, range: Range): boolean {
  const end = to?.at ?? Number.POSITIVE_INFINITY
  return startOf(range) <= Math.max(from.at, end) && endOf(range) >= Math.min(from.at, end)
}

/** Whether all that a page has in common with what was known stands where it stood; so for a page that failed. */
export function isUnmoved(taken: Taken | null): boolean {
  const moved = taken?.moved ?? null
  return moved === null || (moved.first === 0 && moved.last === 0)
}

function covers(a: Range, b: Range): boolean {
  return startOf(a) <= startOf(b) && endOf(a) >= endOf(b)
}
