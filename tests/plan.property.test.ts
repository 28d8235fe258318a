import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digest, START } from '../demo/testing'
import type { Operation } from '~/operations/operation'
import { accountOf, isSettled, type ItemState, type Plan } from '~/operations/plan/plan'
import type { Runner } from '~/operations/plan/runner'
import type { TagState } from '~/operations/tag-state'
import { COUNT, NAMES, Play, type Fate, type Turn } from './plan-play'
import { Journal, planOf, rested, runnerOn, Timers } from './plan-scene'
import { ending, expiring, locking, pointing, purging, sceneIn, type Scene } from './scene'

type Kind = 'delete' | 'put' | 'expire' | 'lock' | 'purge'

const rarely = <T>(arbitrary: fc.Arbitrary<T>, none: T, often = 1) =>
  fc.oneof({ arbitrary: fc.constant(none), weight: 12 - often }, { arbitrary, weight: often })

const turn: fc.Arbitrary<Turn> = fc.record({
  fate: rarely<Fate>(
    fc.constantFrom<Fate>(
      'cut before',
      'cut after',
      'failed before',
      'failed after',
      'garbled',
      'gateway',
      'throttled',
      'busy',
      'forbidden',
    ),
    'well',
    4,
  ),
  dies: rarely(fc.constant(true), false),
  pauses: rarely(fc.constant(true), false),
  other: rarely<Turn['other']>(
    fc.record({ name: fc.constantFrom(...NAMES), act: fc.constantFrom('delete', 'put') }),
    null,
  ),
  blind: rarely(fc.constant(true), false),
})

const story = fc.record({
  kinds: fc.array(fc.constantFrom<Kind>('delete', 'put', 'expire', 'lock', 'purge'), {
    minLength: COUNT,
    maxLength: COUNT,
  }),
  turns: fc.array(turn, { minLength: 40, maxLength: 40 }),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

async function operationsOf({ kinds }: Story, scene: Scene): Promise<Operation[]> {
  const make: Record<Kind, (name: string) => Promise<Operation>> = {
    delete: async (name) => ending(name, await scene.look(name)),
    put: async (name) => pointing('put', name, digest('b'), await scene.look(name)),
    expire: async (name) => expiring(name, START + 50_000, await scene.look(name)),
    lock: async (name) => locking(name, true, await scene.look(name)),
    purge: async (name) => purging(name, await scene.look(name)),
  }
  const operations: Operation[] = []
  for (const [at, kind] of kinds.entries()) operations.push(await make[kind](NAMES[at] ?? ''))
  return operations
}

/** Goes on until all is settled: waits, wakes, comes back in a new tab; as a patient person would. */
async function carryOut(play: Play, plan: Plan, journal: Journal): Promise<Runner> {
  for (let tabs = 0; ; tabs += 1) {
    if (tabs > 30) play.calm()
    const tab = await play.tab()
    const timers = new Timers(tab.scene)
    const runner = runnerOn(tab.scene, plan, journal, timers)
    tab.onPause(runner.pause)
    for (let goes = 0; tab.isThere() && !isSettled(runner.progress().account); goes += 1) {
      if (goes > 60) play.calm()
      if (timers.next === null) runner.start()
      else timers.fire()
      await Promise.race([rested(runner), tab.died])
    }
    await play.settle()
    if (tab.isThere()) return runner
  }
}

/** Whether the tag is as the operation makes it, by whoever. */
function isAsAsked(operation: Operation, { live, lifetimes }: TagState): boolean {
  switch (operation.kind) {
    case 'delete':
    case 'purge':
      return live === null || live.start_ts > (operation.seen?.start_ts ?? 0)
    case 'put':
    case 'restore':
    case 'renew':
      return lifetimes.some(({ manifest_digest }) => manifest_digest === operation.digest)
    case 'expire':
      return live?.end_ts !== null
    case 'lock':
      return live?.immutable === true
    case 'purge-ended':
      return true
  }
}

/** How many writes of an operation the server must have taken, given what the account says; null where both may be. */
function writesOf(operation: Operation, state: ItemState | undefined, others: ReadonlySet<string>) {
  const { kind, tag: name } = operation
  const isDone = state?.kind === 'done'
  // Somebody did the same at that moment: whose it is nobody can tell.
  if (isDone && state.told.wasLost && others.has(`${kind} ${name}`)) return null
  // What is set of a lifetime that somebody ends before it is read back leaves no trace.
  const leavesNone = kind === 'expire' || kind === 'lock'
  const isTouched = others.has(`delete ${name}`) || others.has(`put ${name}`)
  if (!isDone && leavesNone && isTouched) return null
  return isDone ? 1 : 0
}

async function judge({ kinds, turns }: Story): Promise<void> {
  const play = new Play(turns)
  const before = await sceneIn(play.demo)
  const operations = await operationsOf({ kinds, turns }, before)
  play.demo.pass(5)
  const plan = planOf(operations)
  const journal = new Journal(COUNT)
  const runner = await carryOut(play, plan, journal)

  const states: ItemState[] = journal.read()
  expect(accountOf(states)).toEqual(runner.progress().account)
  const after = await sceneIn(play.demo)
  const wrong: string[] = []
  for (const [at, operation] of operations.entries()) {
    const state = states[at]
    const took = play.arrived.filter(({ tag: name, ok }) => name === operation.tag && ok).length
    const told = `${operation.kind} ${operation.tag}, sent ${took} times: ${JSON.stringify(state)}`
    const expected = writesOf(operation, state, play.others)
    if (took > 1 || (expected !== null && took !== expected)) wrong.push(told)
    const isLeft = state?.kind === 'done' && !state.told.overtaken
    if (isLeft && !isAsAsked(operation, await after.look(operation.tag))) wrong.push(`not so: ${told}`)
  }
  expect(wrong).toEqual([])
}

describe('a plan, whatever happens to the server, the network, the tab and the tags meanwhile', () => {
  it('is accounted for in full, tag by tag, and nothing of it is done twice', async () => {
    await fc.assert(fc.asyncProperty(story, judge), { numRuns: 300, interruptAfterTimeLimit: 12_000 })
  }, 60_000)
})
