import { expect, test } from 'vitest'
import { Latency } from './latency'

const LIST = '/api/v1/repository/acme/app/tag/'

/** Waits that end when the test says so. */
function work(listing: number) {
  const waiting: { ms: number; end: () => void }[] = []
  const latency = new Latency(
    listing,
    (ms) =>
      new Promise<void>((resolve) => {
        waiting.push({ ms, end: resolve })
      }),
  )
  return { latency, waiting }
}

/** Lets everything run that waits for nothing but its turn. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

test('two run side by side, more wait their turn, first come first served', async () => {
  const { latency, waiting } = work(100)
  const done: number[] = []
  const all = [0, 1, 2, 3].map(async (n) => {
    await latency.spend('GET', LIST)
    done.push(n)
  })
  await settle()
  expect(waiting).toHaveLength(2)
  waiting[1]?.end()
  await settle()
  expect([done, waiting.length]).toEqual([[1], 3])
  waiting[0]?.end()
  await settle()
  expect([done, waiting.length]).toEqual([[1, 0], 4])
  for (const one of waiting) one.end()
  await Promise.all(all)
  expect(done).toEqual([1, 0, 2, 3])
})

test('a page of a listing takes it all, other requests a tenth', async () => {
  const { latency, waiting } = work(200)
  const all = [latency.spend('GET', LIST), latency.spend('GET', '/api/v1/repository/acme/app')]
  await settle()
  expect(waiting.map(({ ms }) => ms)).toEqual([200, 20])
  for (const one of waiting) one.end()
  await Promise.all(all)
})

test('what is not the API costs nothing, nor does anything without a latency', async () => {
  const { latency, waiting } = work(200)
  await latency.spend('GET', '/config')
  await work(0).latency.spend('GET', LIST)
  expect(waiting).toEqual([])
})
