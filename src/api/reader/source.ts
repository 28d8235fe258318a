import { QuayError } from '../error'
import { PRIORITY, type Priority } from '../queue'
import type { Gate } from './gate'
import { type Listing, readPage } from './listing'
import type { Answer } from './merge'
import { type Range, startOf } from './range'

/** How long a server that is asked too much, and does not say for how long, is left alone: in milliseconds. */
const BREATH = 30_000
/** When so many pages in a row failed, it is not the pages. */
const PATIENCE = 4

export type Source = {
  /**
   * Reads a page; while the gate holds requests back, waits for it.
   * @throws QuayError where this page fails and others may not; Stopped
   */
  ask: (listing: Listing, range: Range, priority?: Priority) => Promise<Answer>
  /** The same, but any failure holds everything until `resume`, as without this page there is no going on. */
  insist: (listing: Listing, range: Range, priority?: Priority) => Promise<Answer>
  /** How many pages were asked for. */
  requests: () => number
}

/** @param localNow the local clock, in milliseconds */
export function createSource(gate: Gate, localNow: () => number): Source {
  let requests = 0
  let failed = 0

  async function ask(listing: Listing, range: Range, priority: Priority = PRIORITY.visible): Promise<Answer> {
    for (;;) {
      try {
        const { tags, has_additional } = await gate.pass((signal) => {
          requests += 1
          return readPage(listing, range, { signal, priority })
        })
        failed = 0
        return { offset: startOf(range), entries: tags, more: has_additional }
      } catch (error) {
        holdFor(error)
      }
    }
  }

  /** Holds everything where asking for another page would fare no better; throws where it may. */
  function holdFor(error: unknown): void {
    if (!(error instanceof QuayError)) throw error
    if (error.kind === 'throttled' || error.retryAt !== null) {
      gate.waitUntil(error.retryAt ?? localNow() + BREATH)
      return
    }
    failed += 1
    if (isOfPage(error) && failed < PATIENCE) throw error
    failed = 0
    gate.fail(error)
  }

  async function insist(listing: Listing, range: Range, priority?: Priority): Promise<Answer> {
    for (;;) {
      try {
        return await ask(listing, range, priority)
      } catch (error) {
        if (!(error instanceof QuayError)) throw error
        gate.fail(error)
      }
    }
  }

  return { ask, insist, requests: () => requests }
}

/** Whether the next page may well be read: one that times out, or whose content breaks the answer, is no end of it all. */
function isOfPage({ kind }: QuayError): boolean {
  return kind === 'unreachable' || kind === 'server' || kind === 'unexpected-answer'
}
