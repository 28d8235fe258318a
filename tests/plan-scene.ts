// A plan on a demo Quay, on clocks in the test's hand, with a journal that survives the tab.

import { digest, tag } from '../demo/testing'
import type { TagEntry } from '~/api/schemas'
import type { Operation } from '~/operations/operation'
import { WAITING, type ItemState, type Plan } from '~/operations/plan/plan'
import { createRunner, type Runner } from '~/operations/plan/runner'
import { ending, REPOSITORY, sceneOf, WINDOW, type Scene } from './scene'

export const planOf = (operations: readonly Operation[]): Plan => ({
  id: 'plan',
  repository: REPOSITORY,
  name: 'delete',
  origin: 'selection',
  by: 'token admin',
  at: 0,
  window: WINDOW,
  from: null,
  operations,
})

/** What a journal has of a plan's operations, as it was written down. */
export class Journal {
  readonly #states: string[]
  /** Whether the disk is full. */
  full = false

  constructor(count: number) {
    this.#states = Array.from({ length: count }, () => JSON.stringify(WAITING))
  }

  async note(index: number, state: ItemState): Promise<void> {
    if (this.full) throw new Error('the disk is full')
    this.#states[index] = JSON.stringify(state)
  }

  read(): ItemState[] {
    return this.#states.map((state): ItemState => JSON.parse(state))
  }
}

/** Callbacks to come, by the milliseconds of the demo's clock at which they are due. */
export class Timers {
  #due: { at: number; callback: () => void }[] = []
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  readonly later = (callback: () => void, milliseconds: number) => {
    const one = { at: this.#scene.demo.time + milliseconds, callback }
    this.#due.push(one)
    return () => {
      this.#due = this.#due.filter((other) => other !== one)
    }
  }

  /** How long until the first is due, in milliseconds; null where none is. */
  get next(): number | null {
    const [at] = this.#due.map((one) => one.at).toSorted((a, b) => a - b)
    return at === undefined ? null : at - this.#scene.demo.time
  }

  /** Lets the clock go on until the first is due, and calls it. */
  fire(): void {
    const wait = this.next
    if (wait === null) throw new Error('nothing is due')
    this.#scene.demo.pass(Math.max(0, wait) / 1000)
    const [first] = this.#due.toSorted((a, b) => a.at - b.at)
    this.#due = this.#due.filter((one) => one !== first)
    first?.callback()
  }
}

/** A tab that carries a plan out, from where the journal says that it stands. */
export function runnerOn(scene: Scene, plan: Plan, journal: Journal, timers: Timers): Runner {
  return createRunner({
    plan,
    states: journal.read(),
    around: scene.around,
    note: (index, state) => journal.note(index, state),
    onOutcome: () => undefined,
    now: () => scene.demo.time,
    later: timers.later,
  })
}

/** Resolves once nothing is under way. */
export function rested(runner: Runner): Promise<void> {
  const isResting = () => ['paused', 'stopped', 'finished', 'ready'].includes(runner.progress().phase)
  return new Promise((resolve) => {
    if (isResting()) return resolve()
    const leave = runner.subscribe(() => {
      if (!isResting()) return
      leave()
      resolve()
    })
  })
}

/** The live lifetimes of some tags, as the demo has them. */
export const livesOf = (scene: Scene, tags: readonly string[]): Promise<(TagEntry | null)[]> =>
  Promise.all(tags.map((name) => scene.live(name)))

/** The tags of a plan's scene, all on one image, which one tag more keeps. */
export const NAMES = Array.from({ length: 12 }, (_, at) => `v${at}`)
const A = digest('a')

export const planScene = () =>
  sceneOf([tag('keep', 'a', 5000), ...NAMES.map((name, at) => tag(name, 'a', 1000 + at))], 'ab', {
    shared: [A],
  })

/** A plan that deletes tags, as they are seen now. */
export async function deletion(s: Scene, names: readonly string[] = NAMES) {
  const operations = []
  for (const name of names) operations.push(ending(name, await s.look(name)))
  const plan = planOf(operations)
  const journal = new Journal(operations.length)
  const timers = new Timers(s)
  return { plan, journal, timers, runner: runnerOn(s, plan, journal, timers) }
}
