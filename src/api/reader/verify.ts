import { fillOpenings, pageFrom, type Reading, readToEnd } from './fill'
import type { Taken } from './intake'
import { locate, readAgain } from './locate'
import { type FirstPage, isNothingNew, isNothingYoung, mayHideDeletion, type News } from './news'
import { showsFar } from './piece'
import { reachBack, startOf } from './range'

export type Verifying = Reading & {
  onlyLive: boolean
  /** The first page as it was at the very beginning. */
  first: FirstPage
  /** Reads the newest lifetimes, ended ones too: a page, from outside of the listing. */
  readNews: () => Promise<News>
  /** The server's clock, in seconds. */
  now: () => number
  /** How many pages were asked for. */
  requests: () => number
}

/**
 * `complete`: the list is what the server had at `asOf` (seconds of its clock). `incomplete`: pages failed. `changing`:
 * others write faster than can be followed; what is known is near the truth and no more.
 */
export type Outcome = { phase: 'complete'; asOf: number } | { phase: 'incomplete' | 'changing' }

const ROUNDS = 8
/** What verifying may cost: so many pages, and the whole listing twice. */
const SPARE = 60

/**
 * Holds what was read against the server until a round finds nothing to correct. A round reads, one after the other:
 *
 * 1. the first page (the first round has it), for what began since; it is joined to what is known;
 * 2. the last page, asked for when all others are there. It has to stand at its place: then there are as many entries
 *    as are known. None that lasted is missing from these (see `readOn`), so none is too much either. Where it stands
 *    elsewhere, something ended unseen, and `locate` finds it;
 * 3. the newest lifetimes, ended ones too. If none of them began since 1, nothing came after 1, counted at 2 in the place
 *    of something that had ended, and was gone again before 3.
 *
 * So the list is what the server had at the moment of 2. Of lifetimes that goes for all but their ends, which are set in
 * place, and for entries that the garbage collector took while nothing else happened.
 */
export async function settle(work: Verifying): Promise<Outcome> {
  const most = work.requests() + SPARE + 2 * Math.ceil(work.pieces.length() / work.most)
  const isSpent = () => work.requests() > most
  let before: News | null = null
  for (let round = 0; round < ROUNDS && !isSpent(); round += 1) {
    if (before !== null && work.onlyLive) await work.intake.insist({ limit: work.most, page: 1 })
    if (!(await closeUp(work))) return { phase: 'incomplete' }
    const asOf = await holdTail(work, isSpent)
    const { news, isQuiet } = await lookForNews(work, before, asOf)
    const isBelieved = settleBlocks(work, news)
    if (asOf !== null && isQuiet && isBelieved) return { phase: 'complete', asOf }
    before = news
  }
  return { phase: 'changing' }
}

/** Reads what is not there yet; false where some of it fails. */
async function closeUp(work: Verifying): Promise<boolean> {
  const { pieces, intake } = work
  await fillOpenings(work)
  if (!pieces.ends()) {
    await readToEnd(work)
    await fillOpenings(work)
  }
  intake.forgetFailures((failure) => pieces.openings().every((one) => intake.failureAt(one) !== failure))
  return intake.failures().length === 0
}

/** Corrects the list until its last page stands at its place; gives that moment, or null where it never does. */
async function holdTail(work: Verifying, isSpent: () => boolean): Promise<number | null> {
  const { pieces, intake, least, now } = work
  const unsure = [...pieces.blocks()].filter(({ to }) => to === null)
  const tail = intake.tail()
  if (tail?.total === pieces.length() && unsure.length === 0 && pieces.openings().length === 0) return tail.at
  while (pieces.ends() && pieces.openings().length === 0) {
    const length = pieces.length()
    const range = pageFrom(length, work)
    const taken = await intake.insist(startOf(range) < length ? range : reachBack(length, work.most))
    if (taken.compared === 'same') {
      // A block that ends with the listing is borne out by the last page.
      for (const block of unsure) if (showsFar(taken, block, least)) block.to = now()
      return intake.tail()?.at ?? null
    }
    if (isSpent()) return null
    if (taken.compared === 'other') await correct(work, taken, length, isSpent)
  }
  return null
}

async function correct(work: Verifying, taken: Taken, length: number, isSpent: () => boolean): Promise<void> {
  const different = Math.abs(length - taken.offset - taken.entries.length)
  const pages = Math.ceil(length / work.most)
  const toLocateOne = 2 * Math.ceil(Math.log2(pages + 1))
  if (different * toLocateOne > pages) await readAgain(work)
  else await locate(work, taken.offset, isSpent)
}

async function lookForNews(work: Verifying, before: News | null, asOf: number | null) {
  if (!work.onlyLive) {
    // Lifetimes stay in this listing when they end, so its own first page is the news.
    const taken = await work.intake.insist({ limit: work.most, page: 1 })
    return { news: taken, isQuiet: taken.compared === 'same' }
  }
  const news = await work.readNews()
  const isQuiet =
    before === null ? asOf !== null && isNothingYoung(work.first, news, asOf) : isNothingNew(before, news)
  return { news, isQuiet }
}

/** Believes the blocks while which nothing began, and opens the others; tells whether there was none of these. */
function settleBlocks({ pieces, first }: Verifying, news: News): boolean {
  const doubtful = [...pieces.blocks()].filter((block) => mayHideDeletion(block, news, first))
  for (const block of doubtful) pieces.doubt(block)
  pieces.believe()
  return doubtful.length === 0
}
