import { describe, expect, it, vi } from 'vitest'
import { entry } from '~/api/testing-tags'
import { connect } from '~/api/connect'
import { memoryStorage } from '~/api/tab-storage'
import { createActivityLog, forgetWith } from './activity'
import { end, outcome, pointTo, state } from './testing'

const live = entry('v1', 100, 'a')
const deleted = outcome({
  operation: end(live),
  before: state([live]),
  after: state([{ ...live, end_ts: 300 }]),
})

describe('the activity of a tab', () => {
  it('is told newest first, each with its way back', () => {
    const log = createActivityLog()
    const first = log.note(deleted, 300, 3600)
    const second = log.note(deleted, 400, 3600)
    expect(log.entries()).toEqual([second, first])
    expect(first).toMatchObject({
      at: 300,
      operation: deleted.operation,
      undo: { until: 3900 },
      undone: false,
    })
    expect(first?.id).not.toBe(second?.id)
  })

  it('keeps what nobody knows until that is settled, and nothing of what did not happen', () => {
    const log = createActivityLog()
    expect(log.note({ ...deleted, effect: 'not-done' }, 300, 3600)).toBeNull()
    const unknown = log.note({ ...deleted, effect: 'unknown' }, 400, 3600)
    log.note(deleted, 500, 3600)
    expect(unknown?.undo).toBeNull()
    log.note(deleted, 600, 3600, { settles: unknown?.id })
    expect(log.entries().map(({ at, outcome: { effect } }) => [at, effect])).toEqual([
      [500, 'done'],
      [400, 'done'],
    ])
    const other = log.note({ ...deleted, effect: 'unknown' }, 700, 3600)
    log.note({ ...deleted, effect: 'not-done' }, 800, 3600, { settles: other?.id })
    expect(log.entries()).toHaveLength(2)
  })

  it('takes in what was kept, and knows best of what was noted here', () => {
    const elsewhere = createActivityLog()
    const before = elsewhere.note(deleted, 200, 3600)
    const log = createActivityLog()
    const own = log.note(deleted, 300, 3600)
    if (before === null || own === null) throw new Error('not noted')
    log.restore([{ ...own, undone: true }, before])
    expect(log.entries()).toEqual([own, before])
    expect(log.latest()).toBe(own)
    // Undone in another tab meanwhile.
    log.restore([own, { ...before, undone: true }])
    expect(log.entries()[1]?.undone).toBe(true)
  })

  it('writes down each entry as it changes, and what is forgotten', () => {
    const written: string[] = []
    const log = createActivityLog()
    log.writeTo({
      put: (entries) => written.push(...entries.map(({ at, undone }) => `${at}${undone ? ' undone' : ''}`)),
      remove: async (ids) => void written.push(`without ${ids.length}`),
    })
    const first = log.note(deleted, 300, 3600)
    log.note(deleted, 400, 3600, { undoes: first?.id })
    const unknown = log.note({ ...deleted, effect: 'unknown' }, 500, 3600)
    log.note({ ...deleted, effect: 'not-done' }, 600, 3600, { settles: unknown?.id })
    expect(written).toEqual(['300', '400', '300 undone', '500', 'without 1'])
    log.clear()
    expect(log.entries()).toEqual([])
    expect(log.latest()).toBeNull()
    expect(written).toHaveLength(5)
  })

  it('marks what was undone, once it was, until that is undone in turn', () => {
    const log = createActivityLog()
    const undone = () => log.entries().map((one) => one.undone)
    const undoes = log.note(deleted, 300, 3600)?.id
    log.note({ ...deleted, effect: 'unknown' }, 400, 3600, { undoes })
    expect(undone()).toEqual([false, false])
    const undo = log.note(deleted, 500, 3600, { undoes })
    expect(undone()).toEqual([false, false, true])
    log.note(deleted, 600, 3600, { undoes: undo?.id })
    expect(undone()).toEqual([false, true, false, false])
  })

  it('keeps the way back from what came before an operation that was undone', () => {
    const log = createActivityLog()
    const [a, b, c] = [live, entry('v1', 200, 'b'), entry('v1', 300, 'c')]
    const again = entry('v1', 400, 'b', { reversion: true })
    const moved = (from: typeof a, to: typeof a) =>
      outcome({ operation: pointTo('b', from), before: state([from]), after: state([to]) })
    log.note(moved(a, b), 200, 3600)
    const undoes = log.note(moved(b, c), 300, 3600)?.id
    log.note(moved(c, again), 400, 3600, { undoes })
    expect(log.entries().at(-1)?.undo?.operation.seen).toEqual(again)
  })

  it('gives the same entries until something changes, and tells when it does', () => {
    const log = createActivityLog()
    const listener = vi.fn()
    const unsubscribe = log.subscribe(listener)
    expect(log.entries()).toBe(log.entries())
    log.note(deleted, 300, null)
    expect(listener).toHaveBeenCalledTimes(1)
    unsubscribe()
    log.clear()
    expect(listener).toHaveBeenCalledTimes(1)
    expect(log.entries()).toEqual([])
  })

  it('is forgotten when another person signs in, or this one out', async () => {
    const { session } = connect({
      fetch: async (request) => {
        const who = request.headers.get('authorization')?.slice('Bearer '.length)
        return Response.json({ anonymous: false, username: who })
      },
      base: () => new URL('http://console.test/'),
      storage: memoryStorage(),
    })
    const log = createActivityLog()
    forgetWith(session, log)
    const left = async (change: () => Promise<void>) => {
      log.note(deleted, 300, 3600)
      await change()
      const count = log.entries().length
      log.clear()
      return count
    }
    expect(await left(() => session.signInWithToken('one'))).toBe(1)
    expect(await left(() => session.signInWithToken('one'))).toBe(1)
    expect(await left(() => session.signInWithToken('two'))).toBe(0)
    expect(await left(() => session.signOut())).toBe(0)
  })
})
