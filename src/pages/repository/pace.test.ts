import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPace } from './pace'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const pace = () => createPace(() => Date.now())

test('a jump is not fast, nor are many small moves', () => {
  const one = pace()
  one.note(5000)
  expect(one.isFast()).toBe(false)
  vi.advanceTimersByTime(500)
  one.note(5000)
  for (let move = 0; move < 50; move += 1) {
    vi.advanceTimersByTime(16)
    one.note(40)
  }
  expect(one.isFast()).toBe(false)
})

test('far moves one after the other are, until they end; then it is told once', () => {
  const one = pace()
  const told = vi.fn<() => void>()
  for (const way of [240, -240, 240]) {
    vi.advanceTimersByTime(16)
    one.note(way)
  }
  expect(one.isFast()).toBe(true)
  one.onRest(told)
  const takeBack = one.onRest(() => told())
  takeBack()
  vi.advanceTimersByTime(100)
  one.note(240)
  vi.advanceTimersByTime(100)
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(one.isFast()).toBe(false)
  expect(told).toHaveBeenCalledTimes(1)
})

test('who asks while it rests is told at once', () => {
  const told = vi.fn<() => void>()
  pace().onRest(told)
  expect(told).toHaveBeenCalledTimes(1)
})
