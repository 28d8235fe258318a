import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { changesOf, type Change } from './changes'
import { stateAt } from './state-at'
import { sequence, type Sequence } from './testing-recordings'

// What the recorded answers of a real Quay make of its listing, held against what was really done to it.

interface Done {
  kind: string
  tag: string
  digest: string
  at: number
}

type Step = Sequence['steps'][number]

const bodySchema = v.object({ manifest_digest: v.string() })
const tagOf = ({ request }: Step) => decodeURIComponent(/\/tag\/([^/?]+)/.exec(request.path)?.[1] ?? '')

/** The digest that a successful step points its tag to; null for a step that does something else. */
function target({ op, request, status }: Step): string | null {
  const points = (op === 'move' && status === 201) || (op === 'both' && status === 201) || op === 'restore'
  if (!points || status >= 300) return null
  return v.parse(bodySchema, request.body).manifest_digest
}

function beginning(step: Step, before: ReadonlyMap<string, string>, known: ReadonlySet<string>): Done[] {
  const [tag, digest] = [tagOf(step), target(step)]
  if (digest === null) return []
  const was = before.get(tag)
  const onward = was === digest ? 'renewed' : 'moved'
  const put = was === undefined ? (known.has(tag) ? 'returned' : 'first-known') : onward
  return [{ kind: step.op === 'restore' ? 'restored' : put, tag, digest, at: step.now }]
}

/** Replays the operations with the live tags after each: all that happened, oldest first. */
function whatWasDone({ fixture, steps }: Sequence): Done[] {
  const done: Done[] = fixture.tags.toReversed().map(({ name, manifest_digest, start_ts }) => ({
    kind: 'first-known',
    tag: name,
    digest: manifest_digest,
    at: start_ts,
  }))
  let live = new Map(fixture.tags.map(({ name, manifest_digest }) => [name, manifest_digest]))
  for (const step of steps) {
    const after = new Map(step.active)
    const known = new Set(done.map(({ tag }) => tag))
    const gone = [...live].filter(([tag]) => !after.has(tag))
    done.push(...beginning(step, live, known))
    done.push(...gone.map(([tag, digest]) => ({ kind: 'ended', tag, digest, at: step.now })))
    live = after
  }
  return done
}

const isSame = (change: Change, { kind, tag, digest, at }: Done) =>
  change.kind === kind &&
  change.tag === tag &&
  (change.to ?? change.from) === digest &&
  // The clock of the recording and that of the server are a second apart at times.
  Math.abs(change.at - at) <= 2

describe.each(['sequence.json', 'sequence-signed.json'])('the changes that %s leaves', (file) => {
  const recorded = sequence(file)
  const now = recorded.steps.at(-1)?.now ?? 0
  const reading = { now, window: recorded.fixture.repository.tag_expiration_s, readBackTo: null }
  const changes = changesOf(recorded.history, reading)
  const done = whatWasDone(recorded)
  const purged = recorded.history.filter(({ start_ts, end_ts }) => end_ts !== null && end_ts < start_ts)
  /** Whether it is the beginning, or the end, of a lifetime that was purged: nobody can tell of these. */
  const isLost = ({ kind, tag, digest, at }: Done) =>
    purged.some(({ name, manifest_digest, start_ts }) => {
      const near = kind === 'ended' ? start_ts <= at : Math.abs(start_ts - at) <= 2
      return name === tag && manifest_digest === digest && near
    })

  it('were all made so, and no other', () => {
    const kinds = new Set(changes.map(({ kind }) => kind))
    expect([...kinds]).toEqual(
      expect.arrayContaining(['first-known', 'moved', 'restored', 'returned', 'ended']),
    )
    const left = [...done]
    for (const change of changes) {
      if (change.kind === 'purged') continue
      const index = left.findIndex((one) => isSame(change, one))
      // A move to an image that was purged since looks like an end; it says so.
      const isMove = change.movedTo !== null
      expect([change, isMove || index >= 0]).toEqual([change, true])
      if (index >= 0) left.splice(index, 1)
    }
    expect(left.filter((one) => !isLost(one))).toEqual([])
  })

  it('purge as many lifetimes as Quay did', () => {
    expect(purged.length).toBeGreaterThan(3)
    const purges = recorded.steps.filter(({ op, status }) => op.startsWith('perm') && status === 200)
    const moments = purges.map(({ now }) => now)
    for (const { at } of changes.filter(({ kind }) => kind === 'purged'))
      expect(moments.some((moment) => Math.abs(moment - at) <= 2)).toBe(true)
  })

  it('were the state of their time after each step, but for what was purged since', () => {
    for (const [index, { now: moment, active }] of recorded.steps.entries()) {
      // Steps may share a second: what was read last in it counts.
      if ((recorded.steps[index + 1]?.now ?? Infinity) <= moment + 1) continue
      const { tags, maybe } = stateAt(recorded.history, moment + 1, reading)
      const doubtful = new Set(maybe.map(({ name }) => name))
      const seen = [...tags].map(([tag, { manifest_digest }]) => [tag, manifest_digest] as const)
      const expected = active.filter(([tag]) => !doubtful.has(tag))
      expect([index, new Map(seen)]).toEqual([index, new Map(expected)])
    }
  })
})
