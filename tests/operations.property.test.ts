import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPointing, isUnchanged } from '~/operations/operation'
import type { Outcome } from '~/operations/outcome'
import { perform, settle } from '~/operations/perform'
import { undoOf } from '~/operations/undo'
import { endedBy, judgeExpiration, judgeOutcome, judgeSignatures, judgeUnsent, writeIn } from './judge'
import { play, type Played } from './play'
import { liveOf, stories, truth, type Story } from './random'
import { WINDOW } from './scene'

const HOUR = 3600
const MOST = 104 * 7 * 24 * HOUR

function judge(outcome: Outcome, { notes }: Played): void {
  const last = notes.at(-1)
  if (last === undefined) throw new Error('nothing was asked')
  judgeOutcome(outcome, notes)
  judgeExpiration(outcome, notes)
  judgeSignatures(outcome, notes, last)
}

/** Takes the way back that is offered, with nobody else about, and holds it against what was there before. */
async function judgeUndo(outcome: Outcome, { scene, operation, notes }: Played, rest: number): Promise<void> {
  const undo = undoOf(outcome, WINDOW)
  const write = writeIn(notes)
  if (undo === null || write === undefined) return
  const { demo, around } = scene
  demo.pass(rest)
  const now = liveOf(await truth(demo), operation.tag, demo.time / 1000)
  const performed = await perform(undo.operation, around)
  if (!isUnchanged(undo.operation.seen, now)) {
    // Others changed it after it was read back.
    expect(performed).toMatchObject({ kind: 'changed', now: { live: now } })
    return
  }
  expect(performed).toMatchObject({
    kind: 'sent',
    outcome: { effect: 'done', overtaken: false, meanwhile: false },
  })
  const all = await truth(demo)
  const at = demo.time / 1000
  const live = liveOf(all, operation.tag, at)
  const { before } = outcome
  expect(live?.manifest_digest).toBe(before.live?.manifest_digest)
  if (!isPointing(undo.operation) || live === null) return
  const wanted = undo.operation.expiration
  const end =
    wanted === null || wanted <= at
      ? null
      : Math.min(Math.max(wanted, live.start_ts + HOUR), live.start_ts + MOST)
  // One image sets its own.
  expect(live.end_ts).toBe(live.manifest_digest.endsWith('e') ? live.start_ts + 3 : end)
  for (const { tag } of undo.operation.signatures) expect(liveOf(all, tag, at)).not.toBeNull()
  if (notes.some(({ deeds }) => deeds.length > 0)) return
  for (const tag of endedBy(outcome, notes)) expect(liveOf(all, tag, at)).not.toBeNull()
}

/** What is known in the end: an answer that nobody knows of is settled, with nobody else about. */
async function settled(outcome: Outcome, { scene }: Played): Promise<Outcome> {
  return outcome.effect === 'unknown' ? settle(outcome, scene.around) : outcome
}

async function judgeStory(story: Story): Promise<void> {
  const played = await play(story)
  const { performed } = played
  if (performed instanceof Error || performed.kind !== 'sent') return judgeUnsent(played)
  judge(performed.outcome, played)
  played.calm()
  const outcome = await settled(performed.outcome, played)
  expect(outcome.effect).not.toBe('unknown')
  judge(outcome, played)
  await judgeUndo(outcome, played, story.rest)
}

// A machine that is busy with more than this holds as many as it can.
const within = (numRuns: number) => ({ numRuns, interruptAfterTimeLimit: 12_000 })

describe('what is reported of an operation', () => {
  it('is what is there, while requests fail', async () => {
    await fc.assert(fc.asyncProperty(stories(0), judgeStory), within(800))
  })

  it('is what is there, while others write and requests fail', async () => {
    await fc.assert(fc.asyncProperty(stories(3), judgeStory), within(1200))
  })
})
