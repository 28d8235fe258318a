import { fillOpenings, pageFrom, type Reading, readToEnd } from './fill'
import { isUnmoved, type Taken } from './intake'
import { inLanes } from './lanes'
import { type Block, showsFar } from './piece'
import { nextStep, type Step } from './plan'
import { endOf } from './range'

export type ReadOn = Reading & {
  /** The server's clock, in milliseconds. */
  now: () => number
  /** The local clock, in milliseconds. */
  localNow: () => number
}

/** A step whose far page was asked for, if it is a block. */
export type Ahead = Step & {
  block: Block | null
  /** The far page; null for none, or one that failed. */
  far: Taken | null
}

type Job = () => Promise<void>

/**
 * Reads what follows the first page. Two ways:
 *
 * While nobody writes, in blocks. Of a block the far page, its last, is read first, the others follow side by side
 * without overlap, and then the next page, which overlaps the far one: if that still stands at its place, as much was
 * created as was deleted above it. When in the end the newest lifetimes show that nothing was created, nothing was
 * deleted either, and all pages of the block are of one moment (`settle` in verify.ts).
 *
 * As soon as anything has moved, by pages of which each overlaps the one before: if two share an entry, no lasting entry
 * lies unseen between them, because the order of lasting entries never changes and new ones come on top. The block
 * that was disturbed is read again at its borders.
 * @param ahead the first block, where its far page was read together with the first page
 */
export async function readOn(reading: ReadOn, ahead: Ahead | null): Promise<void> {
  await readBlocks(reading, ahead)
  await fillOpenings(reading)
  if (reading.pieces.ends()) return
  await readToEnd(reading)
  await fillOpenings(reading)
}

/** Plans what comes from a place on, and reads the far page of it. */
async function reach(
  reading: ReadOn,
  situation: { place: number; steps: number; bound: number },
): Promise<Ahead> {
  const { intake, now, localNow } = reading
  const step = nextStep({ ...reading, ...situation })
  const range = step.pages.at(-1)
  if (!step.isBlock || range === undefined) return { ...step, block: null, far: null }
  const [from, sent] = [now(), localNow()]
  const block: Block = { from: from / 1_000, to: null, far: null }
  const far = await intake.take(range, block)
  block.far = far
  // Its answer may be the first by which the server's clock is known.
  block.from = Math.min(from, now() - (localNow() - sent)) / 1_000
  return { ...step, block, far }
}

/** Reads the far page of the first block, before it is known that there is more than one page. */
export function reachFirst(reading: ReadOn): Promise<Ahead> {
  const place = endOf(pageFrom(reading.most, reading))
  return reach(reading, { place, steps: 0, bound: Number.POSITIVE_INFINITY })
}

/** Reads blocks until the listing ends or something moves. */
async function readBlocks(reading: ReadOn, early: Ahead | null): Promise<void> {
  const { pieces, intake, least, now } = reading
  let steps = 0
  let bound = Number.POSITIVE_INFINITY
  let isCalm = true
  /** What comes next, where it is known already. */
  const next: Ahead[] = []
  /** A block whose far page was not seen again yet. */
  let unsure: Block | null = null

  async function reachAhead(place: number): Promise<void> {
    lookAhead(await reach(reading, { place, steps, bound }))
  }

  /** Goes on with a step, unless its far page shows that the listing ends before it. */
  function lookAhead(ahead: Ahead): void {
    const { far, isBlock } = ahead
    isCalm &&= !isBlock || (far !== null && isUnmoved(far))
    if (far?.entries.length === 0) bound = Math.min(bound, far.offset)
    else if (!isBlock || far !== null) next.push(ahead)
  }

  /** The page that goes on behind a block shares entries with its far page, perhaps all of them. */
  function bearOut(taken: Taken | null): void {
    if (unsure === null) return
    if (taken !== null && showsFar(taken, unsure, least)) unsure.to = now() / 1_000
    else pieces.doubt(unsure)
    isCalm &&= unsure.to !== null
    unsure = null
  }

  function jobsOf({ pages, block }: Ahead): Job[] {
    const jobs = (block === null ? pages : pages.slice(0, -1)).map((range, index) => async () => {
      const taken = await intake.take(range, block)
      isCalm &&= isUnmoved(taken) && (block !== null || (taken !== null && taken.entries.length > 0))
      if (index === 0) bearOut(taken)
    })
    const far = pages.at(-1)
    if (block === null || far === undefined || pieces.ends()) return jobs
    // The next far page goes along with the last of these, so that no lane stands idle.
    return [...jobs, () => reachAhead(endOf(far))]
  }

  async function readStep(step: Ahead, before: readonly Job[] = []): Promise<void> {
    steps += 1
    await inLanes([...before, ...jobsOf(step)])
    if (step.block !== null && isCalm) unsure = step.block
    else if (step.block !== null) pieces.doubt(step.block)
  }

  /** The second page goes along with a far page, or, where that is there, with the others of its block. */
  async function readSecond(): Promise<void> {
    const second = pageFrom(pieces.all()[0]?.entries.length ?? 0, reading)
    const take = async () => {
      isCalm &&= isUnmoved(await intake.take(second))
    }
    if (early !== null) lookAhead(early)
    const step = next.shift()
    if (step === undefined) await inLanes([() => reachAhead(endOf(second)), take])
    else await readStep(step, [take])
  }

  const goesOn = () => isCalm && (next.length > 0 || !pieces.ends())
  if (!pieces.ends()) await readSecond()
  while (goesOn()) {
    if (next.length === 0) await reachAhead(pieces.end())
    const step = next.shift()
    if (step !== undefined) await readStep(step)
  }
}
