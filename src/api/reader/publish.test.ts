import { expect, test, vi } from 'vitest'
import { createPublisher } from './publish'

function publisher() {
  let count = 0
  const due: (() => void)[] = []
  const forget = vi.fn<() => void>()
  const made = createPublisher(
    () => ({ count: (count += 1) }),
    (run) => {
      due.push(run)
      return forget
    },
    () => 50,
  )
  return { ...made, due, forget }
}

test('many changes are published once, and the state stays the same object until then', () => {
  const { state, subscribe, touch, due } = publisher()
  const listener = vi.fn<() => void>()
  const unsubscribe = subscribe(listener)
  const before = state()
  for (let change = 0; change < 100; change += 1) touch()
  expect(state()).toBe(before)
  expect(due).toHaveLength(1)
  due[0]?.()
  expect(state()).toEqual({ count: 2 })
  expect(listener).toHaveBeenCalledTimes(1)
  unsubscribe()
  touch()
  due[1]?.()
  expect(listener).toHaveBeenCalledTimes(1)
})

test('what is flushed is not published again later', () => {
  const { state, touch, flush, forget } = publisher()
  flush()
  expect(state()).toEqual({ count: 1 })
  touch()
  flush()
  expect(state()).toEqual({ count: 2 })
  expect(forget).toHaveBeenCalledTimes(1)
})
