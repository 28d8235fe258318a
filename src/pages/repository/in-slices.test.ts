import { beforeEach, expect, test } from 'vitest'
import type { Steps } from '~/history/steps'
import { inSlices } from './in-slices'

let waiting: (() => void)[] = []
const later = (run: () => void) => void waiting.push(run)
/** Lets it have its turn. */
const turn = () => waiting.shift()?.()

/** How many steps were done. */
let did = 0
/** Works for so many steps of a few milliseconds each. */
function* slow(steps: number): Steps<string> {
  for (let step = 0; step < steps; step += 1) {
    did += 1
    const end = performance.now() + 3
    while (performance.now() < end);
    yield
  }
  return 'done'
}

beforeEach(() => {
  waiting = []
  did = 0
})

test('it works a slice a turn, and in the end it tells', () => {
  const told: string[] = []
  inSlices(slow(20), (result) => told.push(result), later)
  expect(did).toBe(0)
  turn()
  expect(did).toBeGreaterThan(0)
  expect(did).toBeLessThan(10)
  expect(told).toEqual([])
  while (waiting.length > 0) turn()
  expect(did).toBe(20)
  expect(told).toEqual(['done'])
})

test('given up, it does no more and tells nothing', () => {
  const told: string[] = []
  const giveUp = inSlices(slow(20), (result) => told.push(result), later)
  turn()
  const before = did
  giveUp()
  while (waiting.length > 0) turn()
  expect(did).toBe(before)
  expect(told).toEqual([])
})

test('by itself it lets others have their turn', async () => {
  expect(await new Promise((resolve) => inSlices(slow(3), resolve))).toBe('done')
})
