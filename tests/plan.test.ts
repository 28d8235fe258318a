import { describe, expect, it } from 'vitest'
import { accountOf } from '~/operations/plan/plan'
import { deletion, NAMES, planScene, rested } from './plan-scene'

const onDelete = (what: object, more: object = {}) => ({ method: 'DELETE', path: '*/tag/*', what, ...more })
const onLook = (tag: string, what: object, more: object = {}) => ({
  method: 'GET',
  path: `*/tag/?*specificTag=${tag}*`,
  what,
  ...more,
})

describe('a plan', () => {
  it('carries out each operation once, two at a time, and accounts for it', async () => {
    const s = await planScene()
    const { runner, journal } = await deletion(s)
    let most = 0
    let now = 0
    s.stand(async (_n, request, send) => {
      if (request.method === 'GET') return send()
      now += 1
      most = Math.max(most, now)
      const answer = await send()
      now -= 1
      return answer
    })
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'finished', hold: null })
    expect(accountOf(journal.read())).toEqual(runner.progress().account)
    expect(runner.progress().account).toMatchObject({ done: 12, failed: 0, waiting: 0 })
    expect((await s.writes()).map(({ path }) => path).toSorted()).toEqual(
      NAMES.map((name) => `/api/v1/repository/acme/app/tag/${name}`).toSorted(),
    )
    expect(most).toBe(2)
    expect(runner.states().every((state) => state.kind === 'done' && state.undo !== null)).toBe(true)
  })

  it('skips what is not as it was seen, and what is gone already', async () => {
    const s = await planScene()
    const { runner } = await deletion(s)
    await s.demo.ask('DELETE', '/api/v1/repository/acme/app/tag/v3')
    await s.demo.ask('PUT', '/api/v1/repository/acme/app/tag/v4', { expiration: s.demo.time / 1000 + 5000 })
    runner.start()
    await rested(runner)
    expect(runner.state(3)).toEqual({ kind: 'skipped', why: 'changed' })
    expect(runner.state(4)).toEqual({ kind: 'skipped', why: 'changed' })
    expect(runner.progress().account).toMatchObject({ done: 10, skipped: 2 })
  })

  it.each([
    ['the answer is lost before', { drop: 'before' }, { failed: 1, done: 11 }],
    ['the answer is lost after', { drop: 'after' }, { failed: 0, done: 12 }],
    ['Quay fails with a page', { status: 500, body: '<h1>no</h1>' }, { failed: 1, done: 11 }],
    ['a gateway finds nobody', { status: 502, body: '<h1>no</h1>' }, { failed: 1, done: 11 }],
    ['it is forbidden', { status: 403, body: { error_type: 'insufficient_scope' } }, { failed: 1, done: 11 }],
    ['it is not found', { status: 404, body: { error_type: 'not_found' } }, { failed: 1, done: 11 }],
    ['it was locked', { status: 409, body: { error_type: 'tag_immutable' } }, { failed: 1, done: 11 }],
    [
      'the repository is read-only',
      { status: 503, body: { message: 'Repository is in read only or mirror mode: 1' } },
      { failed: 1, done: 11 },
    ],
    ['it is busy, and not for how long', { status: 503, body: '<h1>no</h1>' }, { failed: 1, done: 11 }],
  ])('goes on where %s, and sends nothing twice', async (_what, what, account) => {
    const s = await planScene()
    const { runner } = await deletion(s)
    await s.faults(onDelete(what, { times: 1 }))
    runner.start()
    await rested(runner)
    expect(runner.progress().phase).toBe('finished')
    expect(runner.progress().account).toMatchObject(account)
    expect(await s.writes()).toHaveLength(12)
  })

  it.each([
    ['429 with a time', { status: 429, headers: { 'Retry-After': '30' } }, 30_000],
    ['429 without one', { status: 429 }, 10_000],
    ['503 with a time', { status: 503, headers: { 'Retry-After': '20' }, body: '<h1>no</h1>' }, 20_000],
    ['503 with no time at all', { status: 503, headers: { 'Retry-After': '0' }, body: 'no' }, 1_000],
  ])('stands still as long as the server asks, %s, and goes on by itself', async (_what, what, wait) => {
    const s = await planScene()
    const { runner, timers } = await deletion(s)
    await s.faults(onDelete(what, { times: 1, skip: 4 }))
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'paused', hold: { why: 'throttled' } })
    expect(timers.next).toBe(wait)
    timers.fire()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'finished', account: { done: 12, failed: 0 } })
  })

  it('waits for a server that is not there, longer each time, and goes on', async () => {
    const s = await planScene()
    const { runner, timers } = await deletion(s)
    await s.faults(onLook('v', { status: 502, body: 'no' }), { path: '*', what: { status: 502, body: 'no' } })
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'paused', hold: { why: 'unreachable' } })
    const first = timers.next ?? 0
    timers.fire()
    await rested(runner)
    expect(timers.next ?? 0).toBeGreaterThan(first)
    await s.faults()
    runner.wake()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'finished', account: { done: 12 } })
    expect(timers.next).toBeNull()
  })

  it('asks to sign in, and goes on afterwards with what was under way', async () => {
    const s = await planScene()
    const { runner } = await deletion(s)
    await s.faults({ path: '*/tag/*', what: { status: 401, body: {} } })
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'paused', hold: { why: 'signedOut' } })
    expect(runner.progress().account).toMatchObject({ waiting: 12 })
    await s.faults()
    runner.wake()
    expect(runner.progress().phase).toBe('paused')
    runner.wake(true)
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'finished', account: { done: 12 } })
  })

  it('asks whether to go on where one after another fails for one reason', async () => {
    const s = await planScene()
    const { runner } = await deletion(s)
    await s.faults(onDelete({ status: 403, body: { error_type: 'insufficient_scope' } }))
    runner.start()
    await rested(runner)
    const { hold, account } = runner.progress()
    expect(hold).toMatchObject({ why: 'failing', failure: { kind: 'forbidden', status: 403 } })
    expect(account.failed).toBeGreaterThanOrEqual(10)
    expect(account.waiting).toBeGreaterThan(0)
  })

  it('asks that, too, where nothing comes of what is sent, though no answer says so', async () => {
    const s = await planScene()
    const { runner } = await deletion(s)
    await s.faults(onDelete({ status: 500, body: '<h1>no</h1>' }))
    runner.start()
    await rested(runner)
    expect(runner.progress().hold).toMatchObject({ why: 'failing', failure: { kind: 'server' } })
    expect(runner.progress().account.waiting).toBeGreaterThan(0)
  })

  it('reads once more what was confirmed and could not be read back, and then there is a way back', async () => {
    const s = await planScene()
    const { runner, journal } = await deletion(s)
    await s.faults(onLook('v5', { status: 500, body: 'no' }, { skip: 1, times: 1 }))
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'finished', account: { done: 12 } })
    expect(journal.read()[5]).toMatchObject({ kind: 'done', told: { wasLost: false, trouble: null } })
    expect(runner.states().every((state) => state.kind === 'done' && state.undo !== null)).toBe(true)
    expect(await s.writes()).toHaveLength(12)
  })

  it('waits as long as the longest that it was asked for', async () => {
    const s = await planScene()
    const { runner, timers } = await deletion(s)
    await s.faults(
      onDelete({ status: 429, headers: { 'Retry-After': '60' } }, { times: 1 }),
      onDelete({ status: 429, headers: { 'Retry-After': '2' } }, { times: 1, skip: 1 }),
    )
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'paused', hold: { why: 'throttled' } })
    expect(timers.next).toBe(60_000)
  })

  it('pauses and stops at any moment: what is under way ends, nothing else begins', async () => {
    const s = await planScene()
    const { runner } = await deletion(s)
    s.onRequest((n) => {
      if (n === 6) runner.pause()
    })
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'paused', hold: { why: 'asked' } })
    const { done, waiting, sending } = runner.progress().account
    expect([done + waiting, sending]).toEqual([12, 0])
    expect(done).toBeLessThan(12)
    runner.start()
    runner.stop()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'stopped', hold: null })
    expect(runner.progress().account.waiting).toBeGreaterThan(0)
  })

  it('sends nothing that it can’t write down before', async () => {
    const s = await planScene()
    const { runner, journal } = await deletion(s)
    journal.full = true
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({
      phase: 'paused',
      hold: { why: 'noJournal', reason: 'the disk is full' },
    })
    expect(await s.writes()).toEqual([])
    journal.full = false
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'finished', account: { done: 12 } })
    expect(await s.writes()).toHaveLength(12)
  })

  it('leaves what nobody can find out, says so, and looks again when asked', async () => {
    const s = await planScene()
    const { runner } = await deletion(s)
    const broken = { status: 500, body: 'no' }
    await s.faults(
      { method: 'DELETE', path: '*/tag/v5', what: { drop: 'after' } },
      onLook('v5', broken, { skip: 1 }),
    )
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'paused', hold: { why: 'unread' } })
    expect(runner.state(5)).toMatchObject({ kind: 'unknown', failure: { status: 500 } })
    expect(runner.progress().account).toMatchObject({ done: 11, unknown: 1 })
    await s.faults()
    runner.start()
    await rested(runner)
    expect(runner.progress()).toMatchObject({ phase: 'finished', account: { done: 12 } })
    expect(await s.writes()).toHaveLength(12)
  })
})
