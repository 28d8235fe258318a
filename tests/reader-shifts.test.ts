import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, plainScene, type ReaderScene } from './reader-scene'

// What a reader makes of a listing that others write to between its pages. Pages of twenty make a long listing of a
// few hundred entries.
const PAGE_SIZE = 20

/** Hundreds of runs, perhaps on a busy machine. */
const timeout = 120_000

/** What another client does, before the reader's n-th page is answered. */
type Write = { before: number; does: 'create' | 'move' | 'repeat' | 'end' | 'end many'; which: number }

/**
 * Plays writes between the pages, and lets requests and their answers overtake each other by so many turns. One request at
 * a time meets the server: what it has when it answers the listing's last page is kept as the truth.
 */
async function play(
  scene: ReaderScene,
  onlyLive: boolean,
  writes: readonly Write[],
  turns: readonly number[],
) {
  const names = await scene.names()
  let count = 0
  let made = 0
  let turn = Promise.resolve()
  let truth: string[] = []

  async function write({ does, which }: Write): Promise<void> {
    scene.demo.pass(0.3)
    const index = Math.floor(which * names.length)
    const name = names[index]
    if (does === 'create' || name === undefined) {
      made += 1
      names.unshift(`new-${made}`)
      await scene.point(`new-${made}`, made)
    } else if (does === 'end many') {
      for (const one of names.splice(index, 30)) await scene.end(one)
    } else {
      names.splice(index, 1)
      if (does === 'end') return scene.end(name)
      names.unshift(name)
      await scene.point(name, made)
      // The same once more, within the second.
      if (does === 'repeat') await scene.point(name, made)
    }
  }

  const wait = async (n: number) => {
    for (let left = turns[n % turns.length] ?? 0; left > 0; left -= 1) await Promise.resolve()
  }

  scene.stand(async (asked, send) => {
    await wait(count)
    const answered = turn.then(async () => {
      const mine = count
      count += 1
      for (const one of writes) if (one.before === mine) await write(one)
      const answer = await send()
      const page: unknown = await answer.clone().json()
      if (asked.onlyLive === onlyLive && isLast(page)) truth = await scene.truth(onlyLive)
      return answer
    })
    turn = answered.then(() => undefined)
    const answer = await answered
    await wait(count + 1)
    return answer
  })
  return { truth: () => truth }
}

/** Whether an answer is a listing's last page: one with entries, or of a listing without any. */
function isLast(page: unknown): boolean {
  const { tags, has_additional, page: number } = Object(page)
  return has_additional === false && (tags.length > 0 || number === 1)
}

const writes = (pages: number, most: number) =>
  fc.array(
    fc.record<Write>({
      before: fc.nat({ max: pages }),
      does: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('create', 'move', 'end') },
        { weight: 1, arbitrary: fc.constantFrom('repeat', 'end many') },
      ),
      which: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
    }),
    { maxLength: most },
  )

const turns = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 12 })

test('answers may overtake each other', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 300 }), turns, async (live, late) => {
      const scene = await plainScene(live)
      const { truth } = await play(scene, true, [], late)
      const one = scene.reader({ pageSize: PAGE_SIZE })
      await one.start()
      expect(one.state()).toMatchObject({ phase: 'complete', count: live })
      expect(linesOf(one.state())).toEqual(truth())
    }),
    { numRuns: 60 },
  )
})

test('a listing of live tags that is complete is what the server had', { timeout }, async () => {
  let complete = 0
  const runs = 320
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 260 }), writes(60, 25), turns, async (live, wrote, late) => {
      const scene = await plainScene(live)
      const { truth } = await play(scene, true, wrote, late)
      const one = scene.reader({ pageSize: PAGE_SIZE })
      await one.start()
      expect(['complete', 'changing']).toContain(one.state().phase)
      if (one.state().phase === 'changing') await one.start()
      else complete += 1
      // When everybody rests, it always ends.
      expect(one.state()).toMatchObject({ phase: 'complete', gaps: [] })
      expect(linesOf(one.state())).toEqual(truth())
    }),
    { numRuns: runs },
  )
  expect(complete).toBeGreaterThan(runs / 2)
})

test('so is one of all lifetimes', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 120 }), writes(40, 25), turns, async (live, wrote, late) => {
      const scene = await plainScene(live, 2 * live)
      const { truth } = await play(scene, false, wrote, late)
      const one = scene.reader({ onlyLive: false, pageSize: PAGE_SIZE })
      await one.start()
      if (one.state().phase === 'changing') await one.start()
      expect(one.state()).toMatchObject({ phase: 'complete', gaps: [] })
      expect(linesOf(one.state())).toEqual(truth())
    }),
    { numRuns: 150 },
  )
})

test('if writers never rest, it ends and says so', async () => {
  const scene = await plainScene(150)
  const wrote = Array.from({ length: 2_000 }, (_, before): Write => {
    const does = (['create', 'move', 'end'] as const)[before % 3] ?? 'create'
    return { before, does, which: ((before * 7) % 100) / 100 }
  })
  await play(scene, true, wrote, [0])
  const one = scene.reader({ pageSize: PAGE_SIZE })
  await one.start()
  expect(one.state()).toMatchObject({ phase: 'changing', asOf: null })
  expect(one.state().requests).toBeLessThan(150)
})

// Each single write, at each place around a border between two pages, before each page.
const places = [0, 19, 20, 38, 39, 40, 119].map((place) => ({ place }))
const kinds = (['create', 'move', 'repeat', 'end'] as const).map((does) => ({ does }))

test.each(places.flatMap((place) => kinds.map((kind) => ({ ...place, ...kind }))))(
  'one write, $does at $place, before any page, hides nothing',
  async ({ place, does }) => {
    for (let before = 1; before < 12; before += 1) {
      const scene = await plainScene(120)
      const { truth } = await play(scene, true, [{ before, does, which: (place + 0.5) / 120 }], [0])
      const one = scene.reader({ pageSize: PAGE_SIZE })
      await one.start()
      expect(one.state()).toMatchObject({ phase: 'complete', gaps: [] })
      expect(linesOf(one.state())).toEqual(truth())
    }
  },
)

test('a tag that comes and goes while a block is read does not make up for one that ended', async () => {
  const live = 1_100
  const scene = await plainScene(live)
  const { truth } = await play(
    scene,
    true,
    [
      // Before the far page of the second block: what it shows and what was read lie apart by one …
      { before: 11, does: 'end', which: 100.5 / live },
      // … which the pages before it do not show, as long as this one is there …
      { before: 12, does: 'create', which: 0 },
      // … and it is not there any more when the far page is seen again.
      { before: 32, does: 'end', which: 0 },
    ],
    [0],
  )
  const one = scene.reader({ pageSize: PAGE_SIZE })
  await one.start()
  expect(one.state()).toMatchObject({ phase: 'complete', count: live - 1 })
  expect(linesOf(one.state())).toEqual(truth())
})

test('the entries are counted when all of them are there, and not together with the last of them', async () => {
  const scene = await plainScene(300)
  const turns = async (is: () => boolean) => {
    for (let turn = 0; turn < 200 && !is(); turn += 1) await Promise.resolve()
  }
  let count = 0
  let held: { isMet: boolean; isDelivered: boolean; offset: number } | null = null
  let ended = 0
  // Of two that are under way the later meets the server first, and is answered last.
  scene.stand(async ({ limit, page }, send) => {
    count += 1
    // A tag ends whose page was read: reading goes on page by page.
    if (count === 5) await scene.end((await scene.names())[5] ?? '')
    const first = held
    if (first === null) {
      const mine = { isMet: false, isDelivered: false, offset: (page - 1) * limit }
      held = mine
      await turns(() => mine.isMet)
      held = null
      const answer = await send()
      mine.isDelivered = true
      return answer
    }
    const answer = await send()
    const isTail = isLast(await answer.clone().json())
    // Another one ends of the page that is still to meet the server: as many are known then as the last page tells.
    if (isTail && ended === 0) await scene.end((await scene.names())[first.offset + 8] ?? '')
    ended += Number(isTail)
    first.isMet = true
    await turns(() => first.isDelivered)
    await turns(() => false)
    return answer
  })
  const one = scene.reader({ pageSize: PAGE_SIZE })
  await one.start()
  expect(ended).toBeGreaterThan(0)
  expect(one.state()).toMatchObject({ phase: 'complete', count: 298 })
  expect(linesOf(one.state())).toEqual(await scene.truth(true))
})
