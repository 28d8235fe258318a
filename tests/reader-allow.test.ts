import { expect, test } from 'vitest'
import { linesOf, readerScene, until } from './reader-scene'

const LIFETIMES = { onlyLive: false }

test('no more is read than allowed, from the newest on, until more is', async () => {
  const { reader, asked, truth } = await readerScene(500, 2_500)
  const one = reader(LIFETIMES)
  one.allow(1_000)
  const work = one.start()
  await until(one, ({ phase }) => phase === 'paused')
  const joined = () => one.state().gaps[0]?.after ?? one.state().count
  expect(joined()).toBeGreaterThanOrEqual(1_000)
  expect(joined()).toBeLessThan(1_100)
  expect(asked.length).toBeLessThanOrEqual(12)
  const expected = await truth(false)
  const known = asked.length
  expect(linesOf(one.state()).slice(0, joined())).toEqual(expected.slice(0, joined()))

  one.allow(1_600)
  await until(one, ({ phase, count }) => phase === 'paused' && count > 1_100)
  expect(joined()).toBeGreaterThanOrEqual(1_600)
  expect(asked.length).toBeLessThan(known + 11)
  expect(linesOf(one.state()).slice(0, joined())).toEqual(expected.slice(0, joined()))

  one.allow(Number.POSITIVE_INFINITY)
  await work
  expect(one.state()).toMatchObject({ phase: 'complete', count: 2_500 })
  expect(linesOf(one.state())).toEqual(expected)
})

test('what others wrote while it rested is in the list that is whole', async () => {
  const { reader, truth, point, end, names } = await readerScene(500, 2_500)
  const one = reader(LIFETIMES)
  one.allow(1_000)
  const work = one.start()
  await until(one, ({ phase }) => phase === 'paused')
  const [first = '', second = '', third = ''] = await names()
  await point(first)
  await point(second)
  await end(third)
  one.allow(Number.POSITIVE_INFINITY)
  await work
  expect(one.state().phase).toBe('complete')
  expect(linesOf(one.state())).toEqual(await truth(false))
})

test('a listing that ends within what is allowed is read whole', async () => {
  const { reader, truth } = await readerScene(300, 980)
  const one = reader(LIFETIMES)
  one.allow(1_000)
  await one.start()
  expect(one.state().phase).toBe('complete')
  expect(linesOf(one.state())).toEqual(await truth(false))
})
