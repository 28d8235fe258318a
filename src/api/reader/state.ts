import type { QuayError } from '../error'
import type { TagEntry } from '../schemas'

/**
 * `idle` before `start`; `waiting` until the server may be asked again; `verifying` when all pages were read and are held
 * against the server; `complete`: the list is what the server had at `asOf`; `changing`: others write too fast for that;
 * `incomplete`: all but some pages was read; `failed`: no page can be read, `resume` tries again.
 */
export type ReaderPhase =
  | 'idle'
  | 'reading'
  | 'verifying'
  | 'complete'
  | 'changing'
  | 'incomplete'
  | 'paused'
  | 'waiting'
  | 'failed'
  | 'stopped'

/** Places of the listing that were not read, between entries that were or behind the last one. */
export type Gap = {
  /** How many entries of the state stand above it. */
  after: number
  /** The first place that is missing, from 0, as far as is known. */
  from: number
  /** The place behind the last one; null where the end is not known. */
  to: number | null
  /** Why; null where it is still to be read. */
  error: QuayError | null
}

/** What a reader knows at one moment. The object never changes; a new one takes its place. */
export type ReaderState = {
  phase: ReaderPhase
  /** The entries in the order of the listing, in chunks that stay the same objects while nothing in them changes. */
  chunks: readonly (readonly TagEntry[])[]
  /** How many entries that are. */
  count: number
  gaps: readonly Gap[]
  /** How many entries the listing has, once its end was seen and as far as nothing changed since; null before. */
  total: number | null
  /** The listing has so many entries or more. */
  atLeast: number
  /** The moment at which the list was what the server had, in seconds of its clock; null until it is complete. */
  asOf: number | null
  /** When the first page was read last, in seconds of the server's clock. */
  topAsOf: number | null
  /** While `waiting`: until when, in milliseconds of the local clock. */
  until: number | null
  /** While `failed`: why. */
  error: QuayError | null
  /** How many pages were asked for, those that only hold the list against the server among them. */
  requests: number
}

/** Whether all of a listing was read. */
export function isWhole({ total, gaps }: ReaderState): boolean {
  return total !== null && gaps.length === 0
}
