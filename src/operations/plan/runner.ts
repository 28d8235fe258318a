import { QuayError } from '~/api/error'
import type { Asked, Outcome, Surroundings } from '../outcome'
import { perform, settle } from '../perform'
import { createAgenda } from './agenda'
import { holdAfter, holdFor, IN_A_ROW, type Hold } from './hold'
import { isSettled, type Account, type Failure, type ItemState, type Plan, WAITING } from './plan'
import { rateOf } from './rate'
import { failureOf, stateAfter } from './settled'

/** Two writes at a time are worth it to a Quay, more are not. */
const AT_ONCE = 2

/** `ready`: nothing was begun in this tab; `pausing` and `stopping`: what is under way is still to end. */
type Phase = 'ready' | 'running' | 'pausing' | 'paused' | 'stopping' | 'stopped' | 'finished'

/** Where a plan stands. The same object until something changes. */
export type Progress = {
  phase: Phase
  account: Account
  /** Why it stands still; null while it does not. */
  hold: Hold | null
  /** Settled operations a second, lately; null while too few are. */
  rate: number | null
}

export type RunnerOptions = {
  plan: Plan
  /** Where each operation stands, in the plan's order: what a journal told, or all waiting. */
  states: readonly ItemState[]
  around: Surroundings
  /**
   * Keeps what an operation's state becomes; awaited before each write is sent. What it throws keeps that from being sent,
   * and holds the plan.
   */
  note: (index: number, state: ItemState) => Promise<void>
  /** Told what became of each operation that was sent. */
  onOutcome: (outcome: Outcome) => void
  /** The local clock, in milliseconds. */
  now: () => number
  /** Calls back after so many milliseconds; gives what cancels it. */
  later: (callback: () => void, milliseconds: number) => () => void
}

/** One plan being carried out. */
export type Runner = {
  progress: () => Progress
  state: (index: number) => ItemState
  states: () => readonly ItemState[]
  subscribe: (listener: () => void) => () => void
  /** Begins, or goes on; does nothing where all is settled. */
  start: () => void
  /** Begins no further operation until `start`. */
  pause: () => void
  /** Begins no further operation; what is waiting stays not started. */
  stop: () => void
  /** Goes on at once if it waits for the server or, `signedIn`, for the person. */
  wake: (signedIn?: boolean) => void
}

/** A state that could not be noted. */
class NoJournal extends Error {}

/** The answer never came to this tab: it was closed, or went to sleep. */
const interrupted = new QuayError({ kind: 'unreachable', address: '' })

/** Makes the runner of a plan; nothing is sent before `start`. */
export function createRunner(options: RunnerOptions): Runner {
  const { plan, states, around, note, onOutcome, now, later } = options
  const { operations, window } = plan
  const agenda = createAgenda(
    operations.map(({ tag }) => tag),
    states,
  )
  const { account } = agenda
  const listeners = new Set<() => void>()
  let settledAt: number[] = []
  let phase: Phase = isSettled(account) ? 'finished' : 'ready'
  let hold: Hold | null = null
  let cancelWait = () => {}
  /** How often in a row the server was not there. */
  let tries = 0
  let row: { kind: Failure['kind'] | null; count: number } = { kind: null, count: 0 }
  let shown: Progress | null = null

  function tell(): void {
    shown = null
    for (const listener of listeners) listener()
  }

  async function keep(index: number, state: ItemState): Promise<void> {
    agenda.set(index, state)
    tell()
    try {
      await note(index, state)
    } catch (error) {
      standStill({ why: 'noJournal', reason: error instanceof Error ? error.message : '' })
      throw new NoJournal()
    }
  }

  function standStill(why: Hold): void {
    // What a person has to end is not ended by a time that comes.
    const isFirm = hold !== null && !('until' in hold)
    if (phase === 'stopping' || phase === 'stopped' || (isFirm && 'until' in why)) return
    // Who asks for less time than was asked for before gets that.
    if (hold !== null && 'until' in hold && 'until' in why && hold.until > why.until) return
    cancelWait()
    hold = why
    phase = agenda.busy() > 0 ? 'pausing' : 'paused'
    if ('until' in why) cancelWait = later(start, Math.max(0, why.until - now()))
    if (why.why === 'unreachable') tries += 1
    tell()
  }

  function fill(): void {
    const next = () => (phase === 'running' && agenda.busy() < AT_ONCE ? agenda.take() : null)
    for (let index = next(); index !== null; index = next()) void work(index)
    if (agenda.busy() > 0) return
    if (isSettled(account)) phase = 'finished'
    else if (phase === 'pausing') phase = 'paused'
    else if (phase === 'stopping') phase = 'stopped'
    else if (phase === 'running') return standStill({ why: 'unread' })
    tell()
  }

  async function work(index: number): Promise<void> {
    try {
      await attempt(index)
    } catch (error) {
      if (!(error instanceof NoJournal)) await blunder(index, error)
    } finally {
      agenda.release(index)
      fill()
    }
  }

  async function attempt(index: number): Promise<void> {
    const state = agenda.state(index)
    const outcome = 'asked' in state ? await lookInto(state.asked) : await carryOut(index)
    if (outcome === null) return
    onOutcome(outcome)
    const wait = holdAfter(outcome, now(), tries)
    // What did not run, as reading shows, is to be begun: after the wait, or where the browser went before it was sent.
    const isAgain = outcome.effect === 'not-done' && (wait?.why === 'throttled' || state.kind === 'sending')
    await conclude(index, isAgain ? WAITING : stateAfter({ kind: 'sent', outcome }, window))
    if (wait) standStill(wait)
  }

  const lookInto = (asked: Asked) =>
    settle({ ...asked, lost: asked.isConfirmed === true ? null : interrupted }, around)

  /** Checks it and sends it; null where nothing was sent, and that is noted. */
  async function carryOut(index: number): Promise<Outcome | null> {
    const operation = operations[index]
    if (operation === undefined) return null
    const beforeSending: Surroundings['beforeSending'] = (asked) => keep(index, { kind: 'sending', asked })
    try {
      const performed = await perform(operation, { ...around, beforeSending })
      if (performed.kind === 'sent') return performed.outcome
      await conclude(index, stateAfter(performed, window))
    } catch (error) {
      if (!(error instanceof QuayError)) throw error
      await refused(index, error)
    }
    return null
  }

  /** Nothing was changed. */
  async function refused(index: number, error: QuayError): Promise<void> {
    const wait = holdFor(error, now(), tries)
    if (wait) {
      standStill(wait)
      return keep(index, WAITING)
    }
    const failure = failureOf(error)
    await conclude(index, { kind: 'failed', failure, wasLost: false })
  }

  async function conclude(index: number, state: ItemState): Promise<void> {
    if (state.kind !== 'unknown') tries = 0
    settledAt = [...settledAt.slice(-39), now()]
    await keep(index, state)
    if (state.kind === 'done') row = { kind: null, count: 0 }
    if (state.kind === 'failed') oneMoreFailed(state.failure)
  }

  /** One after another for one reason is a reason to ask whether to go on. */
  function oneMoreFailed(failure: Failure): void {
    row = { kind: failure.kind, count: row.kind === failure.kind ? row.count + 1 : 1 }
    if (row.count < IN_A_ROW || account.waiting === 0) return
    row = { kind: null, count: 0 }
    standStill({ why: 'failing', failure })
  }

  /** A fault of this program: what may have been sent stays to be found out. */
  async function blunder(index: number, error: unknown): Promise<void> {
    const state = agenda.state(index)
    const reason = error instanceof Error ? error.message : ''
    const failure: Failure = { kind: 'unexpected-answer', status: 0, reason }
    const now: ItemState =
      'asked' in state
        ? { kind: 'unknown', asked: state.asked, failure }
        : { kind: 'failed', failure, wasLost: false }
    agenda.set(index, now)
    await note(index, now).catch(() => undefined)
  }

  function start(): void {
    cancelWait()
    if (phase === 'running' || phase === 'finished') return
    agenda.lookAgain()
    hold = null
    phase = 'running'
    settledAt = []
    tell()
    fill()
  }

  function end(why: Hold | null): void {
    if (phase === 'finished' || phase === 'stopped') return
    cancelWait()
    hold = why
    const [soon, at] = why ? (['pausing', 'paused'] as const) : (['stopping', 'stopped'] as const)
    phase = agenda.busy() > 0 ? soon : at
    tell()
  }

  return {
    progress: () => (shown ??= { phase, account: { ...account }, hold, rate: rateOf(settledAt) }),
    state: agenda.state,
    states: agenda.states,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start,
    pause: () => end({ why: 'asked' }),
    stop: () => end(null),
    wake: (signedIn = false) => {
      if (hold?.why === 'unreachable' || (signedIn && hold?.why === 'signedOut')) start()
    },
  }
}
