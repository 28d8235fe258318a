import { expect, test, vi } from 'vitest'
import { createClock } from './clock'

const LOCAL = Date.parse('2026-11-23T20:00:00Z')

test('follows a server whose clock differs, and says so once', () => {
  const clock = createClock(() => LOCAL)
  const listener = vi.fn<() => void>()
  const end = clock.subscribe(listener)
  clock.note('Mon, 23 Nov 2026 21:00:00 GMT')
  clock.note('Mon, 23 Nov 2026 21:00:01 GMT')
  expect(clock.now()).toBe(LOCAL + 3_601_000)
  expect(listener).toHaveBeenCalledTimes(1)
  end()
  clock.note('Mon, 23 Nov 2026 20:00:00 GMT')
  expect(clock.now()).toBe(LOCAL)
  expect(listener).toHaveBeenCalledTimes(1)
})

test('is never behind an answer, however little', () => {
  const clock = createClock(() => LOCAL)
  clock.note('Mon, 23 Nov 2026 20:00:01 GMT')
  expect(clock.now()).toBe(LOCAL + 1_000)
  clock.note('Mon, 23 Nov 2026 20:00:00 GMT')
  expect(clock.now()).toBe(LOCAL + 1_000)
})

test.each([null, 'nonsense', 'Mon, 23 Nov 2026 19:59:59 GMT'])('%j changes nothing', (date) => {
  const clock = createClock(() => LOCAL)
  clock.note(date)
  expect(clock.offset()).toBe(0)
})
