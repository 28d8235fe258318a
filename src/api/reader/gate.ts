import type { QuayError } from '../error'

/** Calls back after so many milliseconds; gives what takes that back. */
export type Later = (run: () => void, ms: number) => () => void

/** Thrown at whoever waits to send when there is nothing more to be sent. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** What keeps requests from being sent, if anything does. */
export type Hold =
  | { by: 'nothing' }
  | { by: 'pause' }
  | { by: 'stop' }
  /** The server wants to be left alone until then, in milliseconds of the local clock. */
  | { by: 'server'; until: number }
  /** What another request would not change. */
  | { by: 'failure'; error: QuayError }

export type Gate = {
  /**
   * Waits until a request may be sent and sends it; again, if a pause cancelled it.
   * @param send is given what cancels the request
   * @throws Stopped, or what the request did
   */
  pass: <T>(send: (signal: AbortSignal) => Promise<T>) => Promise<T>
  hold: () => Hold
  /** Cancels what is under way and lets nothing pass until `resume`. */
  pause: () => void
  /** Lets requests pass again, after a failure too; not while it rests. */
  resume: () => void
  /** Lets nothing further pass while it rests; what is under way is not cancelled. */
  rest: (isResting: boolean) => void
  waitUntil: (moment: number) => void
  fail: (error: QuayError) => void
  stop: () => void
}

type GateOptions = {
  later: Later
  /** The local clock, in milliseconds. */
  localNow: () => number
  /** Called when the hold may have changed. */
  onChange: () => void
}

/** The one place where requests of a reader wait: while it is paused, while the server asks for it, after a failure. */
export function createGate({ later, localNow, onChange }: GateOptions): Gate {
  const underWay = new Set<AbortController>()
  let stopped = false
  let paused = false
  let resting = false
  let error: QuayError | null = null
  let until = Number.NEGATIVE_INFINITY
  let forget = () => {}
  let waiting: (() => void)[] = []

  function hold(): Hold {
    if (stopped) return { by: 'stop' }
    if (error !== null) return { by: 'failure', error }
    if (paused || resting) return { by: 'pause' }
    return until > localNow() ? { by: 'server', until } : { by: 'nothing' }
  }

  /** Whoever waits looks again. */
  function changed(): void {
    onChange()
    if (!['stop', 'nothing'].includes(hold().by)) return
    const released = waiting
    waiting = []
    for (const release of released) release()
  }

  function abort(): void {
    for (const cancel of underWay) cancel.abort(new Stopped())
  }

  async function opened(): Promise<void> {
    while (hold().by !== 'nothing') {
      if (stopped) throw new Stopped()
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
      })
    }
  }

  async function pass<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      await opened()
      const cancel = new AbortController()
      underWay.add(cancel)
      try {
        return await send(cancel.signal)
      } catch (error) {
        // What a pause cancelled is sent anew after it.
        if (!cancel.signal.aborted) throw error
      } finally {
        underWay.delete(cancel)
      }
    }
  }

  return {
    pass,
    hold,
    pause: () => {
      paused = true
      abort()
      changed()
    },
    resume: () => {
      paused = false
      error = null
      changed()
    },
    rest: (isResting) => {
      if (resting === isResting) return
      resting = isResting
      changed()
    },
    waitUntil: (moment) => {
      if (moment <= until) return
      until = moment
      forget()
      forget = later(() => {
        until = Number.NEGATIVE_INFINITY
        changed()
      }, moment - localNow())
      changed()
    },
    fail: (failure) => {
      error = failure
      changed()
    },
    stop: () => {
      stopped = true
      forget()
      abort()
      changed()
    },
  }
}
