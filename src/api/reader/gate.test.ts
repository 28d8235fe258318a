import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { QuayError } from '../error'
import { createGate, Stopped } from './gate'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function gateWith(onChange = () => {}) {
  const later = (run: () => void, ms: number) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
  return createGate({ later, localNow: Date.now, onChange })
}

/** What it lets through, each with what cancels it; the requests are never answered. */
function through(gate: ReturnType<typeof gateWith>) {
  const signals: AbortSignal[] = []
  const done = gate.pass((signal) => {
    signals.push(signal)
    return new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  })
  return { signals, done }
}

/** Whether a request is let through at once. */
async function passes(gate: ReturnType<typeof gateWith>): Promise<boolean> {
  const { signals } = through(gate)
  await vi.advanceTimersByTimeAsync(0)
  return signals.length > 0
}

test('a pause cancels what is under way, and sends it anew after it', async () => {
  const gate = gateWith()
  const { signals } = through(gate)
  await vi.advanceTimersByTimeAsync(0)
  gate.pause()
  await vi.advanceTimersByTimeAsync(0)
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  gate.resume()
  await vi.advanceTimersByTimeAsync(0)
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
})

test('it gives what the request gave, or throws what it threw', async () => {
  const gate = gateWith()
  await expect(gate.pass(() => Promise.resolve(7))).resolves.toBe(7)
  await expect(gate.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
})

test('while it is paused nothing passes, then whoever waits does', async () => {
  const gate = gateWith()
  gate.pause()
  const { signals } = through(gate)
  await vi.advanceTimersByTimeAsync(0)
  expect(signals).toEqual([])
  gate.resume()
  await vi.advanceTimersByTimeAsync(0)
  expect(signals).toHaveLength(1)
})

test('it waits as long as the server asks for, also after a pause', async () => {
  const onChange = vi.fn<() => void>()
  const gate = gateWith(onChange)
  const until = Date.now() + 60_000
  gate.waitUntil(until)
  // An earlier moment shortens nothing.
  gate.waitUntil(until - 30_000)
  expect(gate.hold()).toEqual({ by: 'server', until })
  gate.pause()
  gate.resume()
  await vi.advanceTimersByTimeAsync(59_000)
  expect(await passes(gate)).toBe(false)
  onChange.mockClear()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(onChange).toHaveBeenCalled()
  expect(await passes(gate)).toBe(true)
})

test('a failure holds until it is told to go on', async () => {
  const gate = gateWith()
  const error = new QuayError({ kind: 'forbidden', address: '/' })
  gate.fail(error)
  expect(gate.hold()).toEqual({ by: 'failure', error })
  expect(await passes(gate)).toBe(false)
  gate.resume()
  expect(await passes(gate)).toBe(true)
})

test('when it is stopped, what is under way is cancelled, and who waits or comes is turned away', async () => {
  const gate = gateWith()
  const sent = through(gate)
  await vi.advanceTimersByTimeAsync(0)
  gate.pause()
  gate.resume()
  gate.stop()
  await expect(sent.done).rejects.toBeInstanceOf(Stopped)
  await expect(gate.pass(() => Promise.resolve(1))).rejects.toBeInstanceOf(Stopped)
  gate.resume()
  expect(gate.hold()).toEqual({ by: 'stop' })
})
