import type { TagLook } from '../fold-tag'
import { PRIORITY } from '../queue'
import type { TagEntry } from '../schemas'
import { fillOpenings } from './fill'
import { folded, type Look, withoutFormer } from './fold'
import { createGate, type Later, Stopped } from './gate'
import { holding } from './holding'
import { createIntake, type Taken, touches } from './intake'
import type { Listing } from './listing'
import type { FirstPage } from './news'
import { createPieces, type Opening } from './pieces'
import { createPublisher } from './publish'
import type { Range } from './range'
import { type Ahead, type ReadOn, reachFirst, readOn } from './read-on'
import { createDescriber } from './snapshot'
import { createSource } from './source'
import type { Gap, ReaderPhase, ReaderState } from './state'
import type { TagReader, TagReaderOptions } from './tag-reader'
import { settle } from './verify'

/** The most that Quay gives at once (contract `list-param-04`). */
const PAGE_SIZE = 100

/** How long pages are gathered until what was read is told, in milliseconds: to show more of many takes longer. */
const OFTEN = 50
const RARELY = 200
const MANY = 1_000

const inTime: Later = (run, ms) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Makes a reader. It asks for nothing until it is started. */
export function createTagReader(options: TagReaderOptions): TagReader {
  const { http, repository, onlyLive, contains = '', now: serverNow } = options
  const { localNow = Date.now, later = inTime, pageSize: most = PAGE_SIZE } = options
  // Of live tags no two are alike. Lifetimes may be, so that it takes more of them to know which is which.
  const least = onlyLive ? 1 : 3
  const listing: Listing = { http, repository, onlyLive, contains }
  const newest: Listing = { ...listing, onlyLive: false }
  const top: Range = { limit: most, page: 1 }
  const now = () => Math.floor(serverNow() / 1_000)

  const pieces = createPieces(least)
  const gate = createGate({ later, localNow, onChange: () => publisher.touch() })
  const source = createSource(gate, localNow)
  const intake = createIntake({ listing, source, pieces, now, onSend: () => looks.length, onTaken })
  const describe = createDescriber(pieces, intake, contains)
  const reading: ReadOn = { pieces, intake, most, least, now: serverNow, localNow }

  let phase: ReaderPhase = 'idle'
  let asOf: number | null = null
  let topAsOf: number | null = null
  let first: FirstPage = { entries: [], at: 0 }
  let isRead = false
  let work: Promise<void> | null = null
  let looks: Look[] = []
  let allowed = Number.POSITIVE_INFINITY
  /** What a look at the top found that was not known; null while nobody looks. */
  let found: TagEntry[] | null = null

  const publisher = createPublisher<ReaderState>(
    () => ({ ...describe(), ...holding(gate.hold(), phase), asOf, topAsOf, requests: source.requests() }),
    later,
    () => (pieces.length() > MANY ? RARELY : OFTEN),
  )

  function onTaken(taken: Taken, sent: number): void {
    if (taken.offset === 0) topAsOf = now()
    holdBack()
    found?.push(...taken.added)
    // What was asked for before our write may show the tag as it was.
    for (const look of looks.slice(sent)) pieces.replace(folded(pieces.all(), look, pieces.ends()))
    // A tag that was moved after its page was read is live twice until then.
    if (onlyLive && isRead && taken.added.length > 0)
      pieces.replace(withoutFormer(pieces.all(), new Set(taken.added.map(({ name }) => name))))
    publisher.touch()
  }

  /** Rests where as much was read as was allowed. What is left of it when the end is known is not worth a rest. */
  function holdBack(): void {
    gate.rest(!isRead && !pieces.ends() && pieces.joined() >= allowed)
  }

  function enter(next: ReaderPhase): void {
    phase = next
    publisher.touch()
  }

  /** Takes in the first page; gives what was read ahead along with it. */
  async function begin(): Promise<Ahead | null> {
    const given = options.first
    const [{ entries }, ahead] = await Promise.all([
      given === undefined
        ? intake.insist(top, { priority: PRIORITY.waitedFor })
        : intake.accept({ offset: 0, entries: given.page.tags, more: given.page.has_additional }),
      given === undefined && options.isLong === true ? reachFirst(reading) : null,
    ])
    topAsOf = given?.asOf ?? topAsOf
    first = { entries, at: topAsOf ?? now() }
    return ahead
  }

  async function readAll(): Promise<void> {
    enter('reading')
    const ahead = await begin()
    // One page shows all of one moment.
    const isOnePage = pieces.ends()
    await readOn(reading, ahead)
    isRead = true
    if (!isOnePage) return
    asOf = topAsOf
    phase = 'complete'
  }

  async function verify(): Promise<void> {
    enter('verifying')
    const { requests } = source
    const readNews = () => source.insist(newest, top)
    const outcome = await settle({ ...reading, now, onlyLive, first, requests, readNews })
    if (outcome.phase === 'complete') asOf = outcome.asOf
    phase = outcome.phase
  }

  async function run(): Promise<void> {
    if (!isRead) await readAll()
    if (phase !== 'complete') await verify()
  }

  /** One piece of work at a time; nothing goes on after `stop`. */
  function doing(job: () => Promise<void>): Promise<void> {
    work ??= job()
      .catch(ignoreStop)
      .finally(() => {
        work = null
        looks = []
        publisher.touch()
        publisher.flush()
      })
    return work
  }

  async function retry(gap?: Gap): Promise<void> {
    const meant = intake.failures().filter(({ error }) => gap === undefined || error === gap.error)
    intake.forgetFailures((failure) => meant.includes(failure))
    publisher.touch()
    if (work === null || isRead) return doing(run)
    const isMeant = (opening: Opening) => meant.some(({ range }) => touches(opening, range))
    await fillOpenings(reading, isMeant).catch(ignoreStop)
  }

  async function lookAtTop(): Promise<void> {
    const answer = await source.ask(listing, top)
    onTaken(intake.accept(answer), looks.length)
    if (!answer.more) asOf = topAsOf
    await fillOpenings(reading)
    if (pieces.openings().length > 0) enter(intake.failures().length > 0 ? 'incomplete' : 'changing')
  }

  async function refreshTop(): Promise<readonly TagEntry[]> {
    if (work !== null || !isRead) return []
    const added: TagEntry[] = []
    let failure: unknown = null
    found = added
    await doing(() =>
      lookAtTop().catch((error: unknown) => {
        if (error instanceof Stopped) throw error
        failure = error
      }),
    )
    found = null
    if (failure !== null) throw failure
    return added
  }

  function fold({ tag, lifetimes, live }: TagLook): void {
    if (!tag.toLowerCase().includes(contains.toLowerCase())) return
    const entries = onlyLive ? (live === null ? [] : [live]) : lifetimes
    const look = { tag, entries, more: !onlyLive && entries.length >= PAGE_SIZE }
    if (work !== null) looks.push(look)
    pieces.replace(folded(pieces.all(), look, pieces.ends()))
    publisher.touch()
  }

  function stop(): void {
    if (work !== null || phase === 'idle') phase = 'stopped'
    gate.stop()
    publisher.flush()
  }

  if (options.signal?.aborted === true) stop()
  options.signal?.addEventListener('abort', stop, { once: true })
  return {
    state: publisher.state,
    subscribe: publisher.subscribe,
    start: () => doing(run),
    pause: () => {
      gate.pause()
      publisher.flush()
    },
    resume: () => {
      gate.resume()
      publisher.flush()
    },
    allow: (entries) => {
      allowed = entries
      holdBack()
      publisher.flush()
    },
    retry,
    stop,
    refreshTop,
    fold,
  }
}

function ignoreStop(error: unknown): void {
  if (!(error instanceof Stopped)) throw error
}
