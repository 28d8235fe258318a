import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { createReach, watchReach } from './reach'
import { failureOf, quayThat } from './testing'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A Quay that answers, or not, when it is looked at. */
function scene() {
  const reach = createReach()
  const network = new EventTarget()
  const told: string[] = []
  const quay = { answers: false }
  const lookNow = watchReach({
    reach,
    network,
    look: async () => {
      told.push('look')
      reach.note(quay.answers)
      if (!quay.answers) throw new Error('no answer')
    },
    onBack: () => told.push('back'),
  })
  return { reach, network, told, quay, lookNow }
}

test('it is looked for ever more seldom, until it answers', async () => {
  const { reach, told, quay } = scene()
  reach.note(false)
  await vi.advanceTimersByTimeAsync(4_999)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(told).toEqual(['look'])
  await vi.advanceTimersByTimeAsync(5_000)
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(told).toHaveLength(4)
  quay.answers = true
  await vi.advanceTimersByTimeAsync(40_000)
  expect(told).toEqual(['look', 'look', 'look', 'look', 'look', 'back'])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(told).toHaveLength(6)
})

test('never are there more than a minute between two looks', async () => {
  const { reach, told } = scene()
  reach.note(false)
  await vi.advanceTimersByTimeAsync(3_600_000)
  const before = told.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toHaveLength(before + 1)
})

test('an answer to something else ends the looking', async () => {
  const { reach, told } = scene()
  reach.note(false)
  reach.note(true)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(told).toEqual(['back'])
})

test('without a network it is said, and Quay is asked whether it needs one', async () => {
  const { reach, network, told, quay } = scene()
  network.dispatchEvent(new Event('offline'))
  expect(reach.isLost()).toBe(true)
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual(['look'])
  quay.answers = true
  network.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual(['look', 'look', 'back'])
})

test('who does not want to wait looks at once', async () => {
  const { reach, told, quay, lookNow } = scene()
  reach.note(false)
  quay.answers = true
  lookNow()
  lookNow()
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual(['look', 'back'])
})

/** Sends, and lets the time of all its tries pass. */
async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.all([failureOf(work), vi.advanceTimersByTimeAsync(60_000)])
  return outcome
}

test('a read without an answer tells it, whatever is answered takes it back, and a lost write tells nothing', async () => {
  let answers = false
  const quay = quayThat(() => {
    if (!answers) throw new TypeError('Failed to fetch')
    return Response.json({ message: 'oh' }, { status: 500 })
  })
  await outcomeOf(quay.http.write(v.unknown(), 'PUT', 'api/v1/x', { auth: { kind: 'nobody' } }))
  expect(quay.reach.isLost()).toBe(false)
  await outcomeOf(quay.http.read(v.unknown(), 'api/v1/x'))
  expect(quay.reach.isLost()).toBe(true)
  answers = true
  await outcomeOf(quay.http.read(v.unknown(), 'api/v1/x'))
  expect(quay.reach.isLost()).toBe(false)
})

test('what a person passes on holds no token', async () => {
  const quay = quayThat(() => Response.json({ anonymous: false, username: 'ann' }))
  expect(quay.withoutToken('Bearer s3cret')).toBe('Bearer s3cret')
  await quay.session.signInWithToken('s3cret')
  expect(quay.withoutToken('Bearer s3cret, s3cret')).toBe('Bearer …, …')
})
