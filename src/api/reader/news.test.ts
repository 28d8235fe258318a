import { expect, test } from 'vitest'
import type { TagEntry } from '../schemas'
import { isNothingNew, isNothingYoung, mayHideDeletion } from './news'
import { entries, entry } from './testing'

const news = (text: string, more = true) => ({ entries: entries(text), more })

test('nothing is new where the second look shows what the first did', () => {
  expect(isNothingNew(news('a9 b8 c7'), news('a9 b8 c7'))).toBe(true)
  expect(isNothingNew(news('a9 b8 c7'), news('x10 a9 b8'))).toBe(false)
})

test('what the collector took lets older ones move up', () => {
  expect(isNothingNew(news('a9 b8 c7'), news('a9 c7 d6'))).toBe(true)
})

test('one more that is like another is new', () => {
  expect(isNothingNew(news('a9 a9 b8'), news('a9 a9 a9'))).toBe(false)
})

test('nothing lasting began where all that may live was on the first page', () => {
  const live = entry('a', 900)
  const first = { entries: [live, entry('b', 880)], at: 1_000 }
  const ended = (end_ts: number, start_ts = 910) => entry('x', start_ts, { end_ts })
  const look = (...seen: TagEntry[]) => isNothingYoung(first, { entries: seen, more: true }, 1_100)
  expect(look(live)).toBe(true)
  expect(look(ended(1_020), live)).toBe(true)
  // It may have been live while the entries were counted.
  expect(look(ended(1_090), live)).toBe(false)
  expect(look(entry('x', 1_050), live)).toBe(false)
  // Also where the clocks of two servers put it below what was there before.
  expect(look(live, entry('x', 899))).toBe(false)
  // Known ones may end.
  expect(look(entry('a', 900, { end_ts: 1_095 }))).toBe(true)
})

test('that is not sure where what is shown does not reach back to that page', () => {
  const first = { entries: [entry('a', 900)], at: 1_000 }
  const ended = entry('x', 1_010, { end_ts: 1_020 })
  expect(isNothingYoung(first, { entries: [ended], more: true }, 1_100)).toBe(false)
  expect(isNothingYoung(first, { entries: [ended], more: false }, 1_100)).toBe(true)
  expect(
    isNothingYoung(first, { entries: [ended, entry('y', 980, { end_ts: 985 })], more: true }, 1_100),
  ).toBe(true)
})

test('a block is sure if nothing began while it was read', () => {
  const first = { entries: entries('a100 b90'), at: 110 }
  const block = { from: 500, to: 600, far: null }
  const look = (text: string, more = true) => mayHideDeletion(block, news(text, more), first)
  expect(look('a100 b90')).toBe(false)
  expect(look('x550 a100 b90')).toBe(true)
  expect(look('x300 a100')).toBe(false)
  expect(look('x700 a100')).toBe(false)
  // What it shows does not reach back far enough.
  expect(look('x700 y650')).toBe(true)
  expect(mayHideDeletion({ ...block, to: null }, news('a100'), first)).toBe(true)
})
