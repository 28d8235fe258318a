import { expect, test } from 'vitest'
import { QuayError } from '~/api/error'
import { type Between, linesOf, type PageAsked, readerScene, until } from './reader-scene'

const status = (code: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ message: 'Not now' }), { status: code, headers })

/** Strikes the pages that begin within some places. */
const strike =
  (from: number, to: number, answer: () => Response): Between =>
  (asked, send) => {
    const offset = (asked.page - 1) * asked.limit
    return offset >= from && offset < to ? Promise.resolve(answer()) : send()
  }

const passAll: Between = (_asked, send) => send()

test.each([
  ['in a block', 400, 500],
  ['far ahead', 880, 990],
  ['between two others', 1_200, 1_300],
  ['at the end', 1_920, 2_100],
])('a page that fails %s stops nothing; tried again, the list is whole', async (_where, from, to) => {
  const { reader, stand, truth } = await readerScene(2_000)
  const one = reader()
  stand(strike(from, to, () => status(500)))
  await one.start()
  const state = one.state()
  const expected = await truth(true)
  expect(state.phase).toBe('incomplete')
  expect(state.gaps).toHaveLength(1)
  const [gap] = state.gaps
  expect(gap?.error).toMatchObject({ kind: 'server', status: 500 })
  expect(gap?.from).toBeGreaterThan(from - 100)
  expect(gap?.to ?? 2_000).toBeLessThanOrEqual(to + 200)
  // All else is there, in order, the gap where it belongs.
  const lines = linesOf(state)
  expect(lines.slice(0, gap?.after)).toEqual(expected.slice(0, gap?.after))
  const below = lines.slice(gap?.after)
  expect(expected.slice(expected.length - below.length)).toEqual(below)

  // Once more in vain, then for good.
  await one.retry(gap)
  expect(one.state()).toMatchObject({ phase: 'incomplete', count: state.count })
  stand(passAll)
  await one.retry(one.state().gaps[0])
  expect(one.state()).toMatchObject({ phase: 'complete', gaps: [], total: 2_000 })
  expect(linesOf(one.state())).toEqual(expected)
})

test('a gap can be tried again while the rest is still being read', async () => {
  const { reader, stand, truth } = await readerScene(6_000)
  const one = reader()
  let failed = 0
  const retried: Promise<void>[] = []
  stand((asked, send) => {
    const offset = (asked.page - 1) * asked.limit
    if (offset >= 300 && offset < 400 && failed === 0) {
      failed += 1
      return Promise.resolve(status(500))
    }
    if (offset > 3_000 && retried.length === 0) retried.push(one.retry())
    return send()
  })
  await one.start()
  await Promise.all(retried)
  expect(one.state()).toMatchObject({ phase: 'complete', gaps: [], count: 6_000 })
  expect(linesOf(one.state())).toEqual(await truth(true))
})

test('when page after page fails it holds, and goes on from there when told', async () => {
  const { reader, stand, asked } = await readerScene(3_000)
  const one = reader()
  stand(strike(500, 3_000, () => status(500)))
  const done = one.start()
  await until(one, ({ phase }) => phase === 'failed')
  expect(one.state().error).toMatchObject({ kind: 'server', status: 500 })
  const before = asked.length
  expect(before).toBeLessThan(20)
  stand(passAll)
  one.resume()
  await done
  // The pages that failed before it held are gaps, as any others.
  await one.retry()
  expect(one.state()).toMatchObject({ phase: 'complete', count: 3_000, error: null })
})

test('a page that fails as it is cut may be read as part of others, and then nothing is missing', async () => {
  const { reader, stand } = await readerScene(2_000)
  const one = reader()
  stand(strike(891, 892, () => status(500)))
  await one.start()
  expect(one.state()).toMatchObject({ phase: 'complete', gaps: [], count: 2_000 })
})

test('a session that is refused holds at once', async () => {
  const { reader, stand, asked } = await readerScene(3_000)
  const one = reader()
  stand(strike(500, 600, () => status(401)))
  const done = one.start()
  await until(one, ({ phase }) => phase === 'failed')
  expect(one.state().error).toMatchObject({ kind: 'signed-out' })
  expect(asked.length).toBeLessThan(10)
  one.stop()
  await done
})

test('a first page that fails holds too, and is tried again', async () => {
  const { reader, stand } = await readerScene(50)
  const one = reader()
  stand(() => Promise.resolve(status(404)))
  const done = one.start()
  await until(one, ({ phase }) => phase === 'failed')
  expect(one.state()).toMatchObject({ count: 0, total: null, error: { kind: 'not-found' } })
  stand(passAll)
  one.resume()
  await done
  expect(one.state()).toMatchObject({ phase: 'complete', count: 50 })
})

test('a server that wants to be left alone for long is, and then all goes on', async () => {
  const { demo, reader, stand, asked } = await readerScene(2_000)
  const due: { run: () => void; ms: number }[] = []
  const one = reader({
    later: (run, ms) => {
      if (ms < 1_000) queueMicrotask(run)
      else due.push({ run, ms })
      return () => {}
    },
  })
  const isOver = demo.time + 90_000
  stand(({ page, limit }, send) => {
    if (page * limit < 1_500 || demo.time >= isOver) return send()
    return Promise.resolve(status(429, { 'retry-after': '90' }))
  })
  const done = one.start()
  await until(one, ({ phase }) => phase === 'waiting')
  expect(one.state().until).toBe(isOver)
  expect(due.map(({ ms }) => ms)).toEqual([90_000])
  const before = asked.length
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  expect(asked).toHaveLength(before)
  demo.pass(90)
  due[0]?.run()
  await done
  expect(one.state()).toMatchObject({ phase: 'complete', count: 2_000, until: null })
})

/** Lets so many pages pass, and keeps the others until they are cancelled. */
function holding(scene: { stand: (between: Between) => void }, pages: number) {
  const held: PageAsked[] = []
  let passed = 0
  let tell = () => {}
  const bothHeld = new Promise<void>((resolve) => {
    tell = resolve
  })
  scene.stand((asked, send) => {
    passed += 1
    if (passed <= pages) return send()
    held.push(asked)
    if (held.length === 2) tell()
    return new Promise(() => {})
  })
  return { held, bothHeld }
}

test('a pause cancels what is under way and asks for nothing more; then it goes on where it was', async () => {
  const scene = await readerScene(3_000)
  const one = scene.reader()
  const { held, bothHeld } = holding(scene, 6)
  const done = one.start()
  await bothHeld
  one.pause()
  await until(one, ({ phase }) => phase === 'paused')
  const before = scene.asked.length
  const { count } = one.state()
  expect(count).toBeGreaterThan(400)
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  expect(scene.asked).toHaveLength(before)

  scene.stand(passAll)
  one.resume()
  await done
  // The two pages that were cancelled are asked for again, and no other.
  for (const page of held) expect(scene.asked.slice(before)).toContainEqual(page)
  const twice = scene.asked.filter((page, index) =>
    scene.asked.slice(0, index).some((other) => JSON.stringify(other) === JSON.stringify(page)),
  )
  expect(twice).toEqual(held)
  expect(one.state()).toMatchObject({ phase: 'complete', count: 3_000 })
})

test('a reader that is stopped asks for nothing more and keeps what it read', async () => {
  const scene = await readerScene(3_000)
  await scene.demo.ask('DELETE', '/__demo/requests')
  const leave = new AbortController()
  const one = scene.reader({ signal: leave.signal })
  const { bothHeld } = holding(scene, 6)
  const done = one.start()
  await bothHeld
  leave.abort()
  await done
  const before = scene.asked.length
  expect(one.state()).toMatchObject({ phase: 'stopped', total: null })
  expect(one.state().count).toBeGreaterThan(400)
  one.resume()
  await one.start()
  await one.retry()
  expect(await one.refreshTop()).toEqual([])
  expect(scene.asked).toHaveLength(before)
  // The two that were under way never came to the server.
  const { body } = await scene.demo.ask('GET', '/__demo/requests')
  expect(JSON.stringify(body).match(/onlyActiveTags=true/g)?.length).toBe(before - 2)
})

test('what began since is found at the top, and former lifetimes of moved tags go', async () => {
  const { reader, demo, point, truth, asked } = await readerScene(1_000)
  const one = reader()
  await one.start()
  const { asOf } = one.state()
  demo.pass(60)
  for (let n = 0; n < 130; n += 1) {
    await point(`new-${n}`)
    if (n % 10 === 0) demo.pass(1)
  }
  await point('build-000500')
  const before = asked.length
  const added = await one.refreshTop()
  expect(added).toHaveLength(131)
  expect(added.map(({ name }) => name)).toContain('build-000500')
  expect(asked.length - before).toBeLessThanOrEqual(3)
  expect(linesOf(one.state())).toEqual(await truth(true))
  // The list as a whole is as old as it was.
  expect(one.state()).toMatchObject({ phase: 'complete', asOf, topAsOf: Math.floor(demo.time / 1000) })
  expect(await one.refreshTop()).toEqual([])
})

test('a look at the top that fails says so and changes nothing', async () => {
  const { reader, stand } = await readerScene(300)
  const one = reader()
  await one.start()
  const before = one.state()
  stand(() => Promise.resolve(status(500)))
  await expect(one.refreshTop()).rejects.toBeInstanceOf(QuayError)
  expect(one.state().chunks.flat()).toEqual(before.chunks.flat())
  expect(one.state().phase).toBe('complete')
})

test('what one look at a tag saw is folded in, whatever its page showed before', async () => {
  const scene = await readerScene(1_000)
  const { reader, demo, point, end, firstPage, truth } = scene
  const one = reader()
  const look = async (tag: string) => {
    const { tags } = await firstPage(false)
    const lifetimes = tags.filter(({ name }) => name === tag)
    return {
      repository: 'acme/app',
      tag,
      lifetimes,
      live: lifetimes.find((one) => one.end_ts === null) ?? null,
    }
  }
  let asked = 0
  scene.stand(async (_asked, send) => {
    asked += 1
    // The answer comes from before the write and arrives after it.
    const answer = await send()
    if (asked !== 8) return answer
    demo.pass(5)
    await point('build-000700')
    one.fold(await look('build-000700'))
    return answer
  })
  await one.start()
  expect(one.state().phase).toBe('complete')
  expect(linesOf(one.state())).toEqual(await truth(true))

  demo.pass(5)
  await end('build-000020')
  one.fold({ repository: 'acme/app', tag: 'build-000020', lifetimes: [], live: null })
  await point('build-000030')
  one.fold(await look('build-000030'))
  await one.refreshTop()
  expect(linesOf(one.state())).toEqual(await truth(true))
})
