import type { QueryClient } from '@tanstack/react-query'
import { knownEntries } from '~/api/fold-tag'
import { renewLog } from '~/api/renew-log'
import { personOf } from '~/api/person'
import { session } from '~/api/quay'
import type { Outcome } from '~/operations/outcome'
import { type ItemState, type Plan, WAITING } from '~/operations/plan/plan'
import { createRunner, type Runner } from '~/operations/plan/runner'
import { createPlanStore, type PlanHead } from '~/operations/plan/store'
import { actor, foldOutcome, heldTo, serverNow } from '~/tags/operations/run'
import { selections, withThese } from '~/tags/selection'
import { keepsInMemory } from '~/ui/unsaved'
import { sharedImages } from './images'
import { hold, isHeldElsewhere } from './lock'

/** A plan that this browser keeps. */
export type KeptPlan = {
  head: PlanHead
  /** Where it stands; null until it was opened in this tab. */
  open: { plan: Plan; runner: Runner } | null
  /** Another tab carries it out. */
  isElsewhere: boolean
}

const store = createPlanStore()
/** Those that this tab carries out, or did. */
const running = new Set<string>()
const listeners = new Set<() => void>()
let plans: readonly KeptPlan[] = []

function change(next: readonly KeptPlan[]): void {
  plans = next
  for (const listener of listeners) listener()
}

const patch = (id: string, part: Partial<KeptPlan>) =>
  change(plans.map((kept) => (kept.head.id === id ? { ...kept, ...part } : kept)))

/** How long what was done is gathered before the views show it, in milliseconds: each of them has ten thousand rows. */
const GATHER = 500

/** Shows what was done in all views, a while's at once. */
function createFolding(client: QueryClient, repository: string) {
  let gathered: Outcome[] = []
  function show() {
    const outcomes = gathered
    gathered = []
    for (const outcome of outcomes) foldOutcome(client, outcome)
    if (outcomes.length > 0) void renewLog(client, repository)
  }
  const add = (outcome: Outcome) => {
    if (gathered.length === 0) setTimeout(show, GATHER)
    gathered.push(outcome)
  }
  return { add, show }
}

/** What is done, or needs no doing, is not chosen any more: what failed stays chosen. */
function unselect({ repository, operations }: Plan, { states }: Runner): void {
  const over = operations.filter((_, index) => {
    const kind = states()[index]?.kind
    return kind === 'done' || kind === 'skipped'
  })
  const names = over.map(({ tag }) => ({ name: tag }))
  selections.set(repository, withThese(selections.of(repository), names, false))
}

/** Whether nothing is left of a plan, here and for the next tab. */
function keepOver(id: string, isOver: boolean): void {
  const kept = plans.find(({ head }) => head.id === id)
  if (kept?.head.isOver === isOver) return
  if (kept) patch(id, { head: { ...kept.head, isOver } })
  store.over(id, isOver).catch(() => undefined)
}

function runnerOf(client: QueryClient, plan: Plan, states: readonly ItemState[]): Runner {
  const images = sharedImages(knownEntries(client, plan.repository), serverNow())
  const folding = createFolding(client, plan.repository)
  const runner = createRunner({
    plan,
    states,
    around: { http: heldTo(plan.by), now: serverNow, isShared: images.isShared },
    note: (index, state) => store.note(plan.id, index, state),
    onOutcome: (outcome) => {
      images.learn(outcome)
      if (plan.by === actor()) folding.add(outcome)
    },
    now: Date.now,
    later: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
  })
  let former = runner.progress().phase
  runner.subscribe(() => {
    const { phase } = runner.progress()
    if (phase === former) return
    former = phase
    if (phase === 'running') return keepOver(plan.id, false)
    folding.show()
    unselect(plan, runner)
    const { unknown, sending } = runner.progress().account
    if (phase === 'finished' || (phase === 'stopped' && unknown + sending === 0)) keepOver(plan.id, true)
  })
  return runner
}

const lockOf = (id: string) => `tidemark-plan-${id}`
const held = (id: string) => hold(lockOf(id))

/** Plans of somebody who may be another person: a token need not tell whose it is. */
export const isNameless = (by: string): boolean => by === personOf({ way: 'token', user: null })

/** What is kept of plans, for `useSyncExternalStore`, and what can be done with them. */
export const planKeeper = {
  plans: () => plans,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  /** Reads what is kept, as other tabs and earlier days left it; nothing where the browser keeps nothing. */
  look: async (): Promise<void> => {
    const heads = await store.heads().catch(() => null)
    if (heads === null) return
    const known = new Map(plans.map((kept) => [kept.head.id, kept]))
    const looked = new Set(heads.map(({ id }) => id))
    // One that has just begun here may not have been there yet.
    const begun = plans.filter(({ head }) => running.has(head.id) && !looked.has(head.id))
    change([...begun, ...heads.map((head) => known.get(head.id) ?? { head, open: null, isElsewhere: false })])
  },
  /**
   * Keeps a new plan and begins to carry it out.
   * @throws Error where the browser can't keep it: then nothing is sent
   */
  begin: async (client: QueryClient, plan: Plan): Promise<void> => {
    await store.add(plan)
    await held(plan.id)
    const { operations, ...head } = plan
    const states = operations.map(() => WAITING)
    const runner = runnerOf(client, plan, states)
    const kept = {
      head: { ...head, count: operations.length, isOver: false },
      open: { plan, runner },
      isElsewhere: false,
    }
    running.add(plan.id)
    change([kept, ...plans])
    runner.start()
  },
  /** Reads where a plan stands that was not begun in this tab; sends nothing. */
  open: async (client: QueryClient, id: string): Promise<void> => {
    const loaded = await store.load(id)
    if (loaded === null) return change(plans.filter(({ head }) => head.id !== id))
    const { plan, states } = loaded
    const isElsewhere = !running.has(id) && (await isHeldElsewhere(lockOf(id)))
    if (!running.has(id)) patch(id, { open: { plan, runner: runnerOf(client, plan, states) }, isElsewhere })
  },
  /** Goes on with a plan from where it stands, unless another tab carries it out. */
  resume: async (client: QueryClient, id: string): Promise<void> => {
    const isOurs = await held(id)
    patch(id, { isElsewhere: !isOurs })
    if (!isOurs) return
    // Another tab may have gone on with it since it was opened here.
    if (!running.has(id)) await planKeeper.open(client, id)
    running.add(id)
    plans.find(({ head }) => head.id === id)?.open?.runner.start()
  },
  /**
   * Forgets what a person who signs out leaves behind: what is over. What is not over is kept for them, and shown to nobody
   * else; who can't be told from others has nothing kept.
   */
  forgetOver: async (by: string): Promise<void> => {
    for (const head of await store.heads()) {
      if (head.by !== by || !(head.isOver || isNameless(by))) continue
      plans.find((kept) => kept.head.id === head.id)?.open?.runner.stop()
      await planKeeper.remove(head.id)
    }
  },
  /** Forgets a plan that does not run. */
  remove: async (id: string): Promise<void> => {
    await store.remove(id)
    running.delete(id)
    change(plans.filter(({ head }) => head.id !== id))
  },
}

// Who signs in again finds their plans going on; who can't be told to be the same is asked.
session.subscribe(() => {
  const { ended, way } = session.state()
  if (ended || way === 'none') return
  const by = actor()
  for (const { head, open } of plans) if (head.by === by && !isNameless(by)) open?.runner.wake(true)
})

// A plan survives a reload, but stands still after it.
const AT_REST = new Set(['ready', 'paused', 'stopped', 'finished'])
keepsInMemory(() => plans.some(({ open }) => open !== null && !AT_REST.has(open.runner.progress().phase)))

globalThis.addEventListener('online', () => {
  for (const { open } of plans) open?.runner.wake()
})
