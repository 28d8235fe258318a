import { expect, test } from 'vitest'
import { linesOf, readerScene } from './reader-scene'

/** How many pages it takes to read so many live tags, and to be sure, while nobody writes. */
test.each([
  [0, 1],
  [100, 1],
  [101, 4],
  [1_012, 12],
  [10_150, 106],
  [40_000, 412],
])('%i live tags take %i pages', { timeout: 60_000 }, async (live, pages) => {
  const { reader, asked, truth } = await readerScene(live)
  const one = reader()
  await one.start()
  const state = one.state()
  expect(state).toMatchObject({ phase: 'complete', count: live, total: live, gaps: [], requests: pages })
  expect(asked).toHaveLength(pages)
  expect(linesOf(state)).toEqual(await truth(true))
})

test('all lifetimes are read as they stand, ended ones too', async () => {
  const { reader, truth } = await readerScene(300, 3_000)
  const one = reader({ onlyLive: false })
  await one.start()
  expect(one.state()).toMatchObject({ phase: 'complete', count: 3_000, requests: 33 })
  expect(linesOf(one.state())).toEqual(await truth(false))
})

test('of a listing that is probably long, a far page comes along with the first', async () => {
  const { reader, asked, stand } = await readerScene(1_012)
  const one = reader({ isLong: true })
  let atOnce = 0
  let most = 0
  stand(async (_asked, send) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    const answer = await send()
    atOnce -= 1
    return answer
  })
  await one.start()
  expect(one.state()).toMatchObject({ phase: 'complete', count: 1_012, requests: 12 })
  expect(asked.slice(0, 2).map(({ limit, page }) => (page - 1) * limit)).toEqual([0, 882])
  expect(most).toBe(2)

  const short = await readerScene(50)
  const other = short.reader({ isLong: true })
  await other.start()
  expect(other.state()).toMatchObject({ phase: 'complete', count: 50, requests: 2 })
})

test('a first page that was read already is not read again', async () => {
  const { demo, reader, asked, firstPage } = await readerScene(250)
  const one = reader({ first: { page: await firstPage(), asOf: demo.time / 1000 - 3 } })
  await one.start()
  expect(asked.filter(({ page, limit, onlyLive }) => onlyLive && page === 1 && limit === 100)).toEqual([])
  expect(one.state()).toMatchObject({ phase: 'complete', count: 250 })
})

test('if it is all there is, nothing is asked, and the list is as old as that page', async () => {
  const { reader, asked, firstPage } = await readerScene(100)
  const one = reader({ first: { page: await firstPage(), asOf: 1_234 } })
  await one.start()
  expect(asked).toEqual([])
  expect(one.state()).toMatchObject({ phase: 'complete', count: 100, asOf: 1_234, topAsOf: 1_234 })
})

test('while it reads it tells what it has, and no more than it knows of the rest', async () => {
  const { reader, stand } = await readerScene(1_500)
  const one = reader({
    later: (run) => {
      queueMicrotask(run)
      return () => {}
    },
  })
  const seen: { count: number; whole: number; atLeast: number; total: number | null }[] = []
  stand(async (_asked, send) => {
    const { count, atLeast, total, gaps } = one.state()
    seen.push({ count, whole: gaps[0]?.after ?? count, atLeast, total })
    return send()
  })
  await one.start()
  for (const { count, whole, atLeast } of seen) {
    expect(whole).toBeLessThanOrEqual(count)
    expect(count).toBeLessThanOrEqual(atLeast)
    expect(atLeast).toBeLessThanOrEqual(1_500)
  }
  expect(seen.slice(0, 4)).toEqual([
    { count: 0, whole: 0, atLeast: 0, total: null },
    { count: 100, whole: 100, atLeast: 101, total: null },
    { count: 100, whole: 100, atLeast: 101, total: null },
    // The far page of the first block is there, and what lies before it is not.
    { count: 296, whole: 198, atLeast: 981, total: null },
  ])
  expect(seen.at(-1)).toEqual({ count: 1_500, whole: 1_500, atLeast: 1_500, total: 1_500 })
})

test('names are looked for on the server, and what its wildcards find in error is left out', async () => {
  const { reader, asked, truth, point } = await readerScene(500)
  await point('pr_1')
  await point('prX1')
  const one = reader({ contains: 'R_1' })
  await one.start()
  expect(linesOf(one.state())).toEqual((await truth(true)).filter((line) => line.includes('pr_1')))
  expect(one.state()).toMatchObject({ phase: 'complete', count: 1, total: 1 })
  expect(new Set(asked.map(({ contains }) => contains))).toEqual(new Set(['like:R_1']))
})

test('a thousand pages make no more work a page than the first', async () => {
  const { reader } = await readerScene(10_150)
  const due: (() => void)[] = []
  const one = reader({
    later: (run) => {
      due.push(run)
      return () => {}
    },
  })
  let published = 0
  one.subscribe(() => {
    published += 1
  })
  const before = one.state()
  await one.start()
  // Nothing is due before its time: of 106 pages there is one notice, at the end.
  expect(published).toBe(1)
  expect(due).toHaveLength(1)
  expect(one.state()).not.toBe(before)
  // Chunks that did not change stay the same objects.
  const { chunks } = one.state()
  await one.refreshTop()
  const kept = one.state().chunks.filter((chunk) => chunks.includes(chunk))
  expect(kept.length).toBeGreaterThanOrEqual(chunks.length - 2)
})
