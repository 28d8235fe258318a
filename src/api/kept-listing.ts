import type { TagReader } from './reader/tag-reader'
import { isWhole, type ReaderState } from './reader/state'
import type { TagEntry } from './schemas'

/** One listing that is kept: its reader, and the one that reads it anew. */
export type KeptListing = {
  /** What is known of it; null until its reader is there. */
  state: () => ReaderState | null
  /** How far reading it anew got; null while nobody does. */
  anew: () => ReaderState | null
  /** The names of what began since it was read, as `lookAtTop` found them. */
  news: () => ReadonlySet<string>
  /** Reads while somebody looks at it, and cancels what is under way while nobody does. */
  look: (isLookedAt: boolean) => void
  /** How many entries may be read, from the newest on; see `TagReader.allow`. */
  allow: (entries: number) => void
  stop: () => void
  goOn: () => void
  retry: () => void
  lookAtTop: () => Promise<void>
  readAnew: () => void
  dropAnew: () => void
  fold: (
    tag: string,
    become: (known: readonly TagEntry[]) => readonly TagEntry[],
    live: TagEntry | null,
  ) => void
  /** Cancels all, for good. */
  end: () => void
}

type KeptOptions = {
  repository: string
  onlyLive: boolean
  /** Makes a reader: the first time with what is known already. */
  makeReader: (isFirst: boolean) => Promise<TagReader>
  /** The server's clock, in milliseconds. */
  now: () => number
  onChange: () => void
  /** Called when a first page was read. */
  onNews: () => void
}

/** What was read so lately is not read again without being asked for: seconds. */
const LATELY = 30
/** Nothing began since. */
export const NO_NEWS: ReadonlySet<string> = new Set()
const AT_WORK = new Set(['reading', 'verifying', 'waiting', 'paused', 'failed'])

const isAtWork = (reader: TagReader | null) => reader !== null && AT_WORK.has(reader.state().phase)

/** Begins to read a listing, unless nobody looks at it when the reader's code is there. */
export function keepListing(options: KeptOptions): KeptListing {
  const { repository, onlyLive, makeReader, now, onChange, onNews } = options
  let reader: TagReader | null = null
  let next: TagReader | null = null
  let news = NO_NEWS
  let topAsOf: number | null = null
  let isLookedAt = false
  let allowed = Number.POSITIVE_INFINITY
  let isStopped = false
  let isOver = false

  function watch(one: TagReader): void {
    one.subscribe(() => {
      const state = one.state()
      if (one === next && isWhole(state)) {
        reader?.stop()
        reader = one
        next = null
        news = NO_NEWS
      }
      if (one === reader && state.topAsOf !== topAsOf) {
        topAsOf = state.topAsOf
        onNews()
      }
      onChange()
    })
  }

  async function begin(): Promise<void> {
    const one = await makeReader(true)
    if (isOver) return
    reader = one
    watch(one)
    one.allow(allowed)
    if (!isLookedAt || isStopped) one.pause()
    await one.start()
  }

  async function beginAnew(): Promise<void> {
    const one = await makeReader(false)
    if (isOver || next !== null) return
    next = one
    watch(one)
    onChange()
    await one.start()
  }

  function dropAnew(): void {
    next?.stop()
    next = null
    onChange()
  }

  async function lookAtTop(): Promise<void> {
    if (reader === null || next !== null || topAsOf === null || now() / 1000 - topAsOf < LATELY) return
    const added = await reader.refreshTop()
    if (added.length === 0) return
    news = new Set([...news, ...added.map(({ name }) => name)])
    onChange()
  }

  void begin()
  return {
    state: () => reader?.state() ?? null,
    anew: () => next?.state() ?? null,
    news: () => news,
    look: (looks) => {
      isLookedAt = looks
      for (const one of [reader, next])
        if (isAtWork(one) && !looks) one?.pause()
        else if (isAtWork(one) && !(one === reader && isStopped)) one?.resume()
    },
    allow: (entries) => {
      allowed = entries
      reader?.allow(entries)
    },
    stop: () => {
      isStopped = true
      reader?.pause()
    },
    goOn: () => {
      isStopped = false
      next?.resume()
      reader?.resume()
      void reader?.start()
    },
    retry: () => void reader?.retry(),
    lookAtTop,
    readAnew: () => {
      // Without anything read there is nothing to keep, and reading is under way.
      if (reader !== null && next === null) void beginAnew()
    },
    dropAnew,
    fold: (tag, become, live) => {
      for (const one of [reader, next]) {
        const all = one === null || onlyLive ? [] : one.state().chunks
        const known = all.flatMap((chunk) => chunk.filter(({ name }) => name === tag))
        one?.fold({ repository, tag, lifetimes: onlyLive ? [] : become(known), live })
      }
    },
    end: () => {
      isOver = true
      next?.stop()
      reader?.stop()
    },
  }
}
