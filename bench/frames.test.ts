import { expect, test } from 'vitest'
import { workByFrame } from './frames'

const mark = (ts: number) => ({ name: 'bench-frame', ph: 'I', ts, dur: 0, pid: 1, tid: 1 })
const work = (name: string, ts: number, dur: number, tid = 1) => ({ name, ph: 'X', ts, dur, pid: 1, tid })

test('what is within another counts once, and only the thread of the marks counts', () => {
  const events = [
    mark(0),
    work('FunctionCall', 1000, 4000),
    work('Layout', 2000, 1000),
    work('Paint', 6000, 1000),
    work('Paint', 6000, 9000, 2),
    work('Other', 8000, 1000),
    mark(10_000),
    work('Layout', 11_000, 2000),
    mark(20_000),
  ]
  expect(workByFrame(events)).toEqual([5, 2])
})

test('what goes over a mark counts on either side of it', () => {
  expect(workByFrame([mark(0), work('Paint', 8000, 4000), mark(10_000), mark(20_000)])).toEqual([2, 2])
})

test('without marks there are no frames', () => {
  expect(workByFrame([work('Paint', 0, 1000)])).toEqual([])
})
