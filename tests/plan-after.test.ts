import { describe, expect, it } from 'vitest'
import { digest } from '../demo/testing'
import { accountOf } from '~/operations/plan/plan'
import { deletion, Journal, livesOf, NAMES, planOf, planScene, rested, runnerOn, Timers } from './plan-scene'
import { ending, pointing } from './scene'

const A = digest('a')

describe('a plan whose browser went away', () => {
  it.each(['before', 'after'] as const)('settles by reading what was under way, %s it ran', async (drop) => {
    const s = await planScene()
    const { runner, plan, journal, timers } = await deletion(s)
    let writes = 0
    const gone = new Promise<Response>(() => {})
    await new Promise<void>((resolve) => {
      s.stand(async (_n, request, send) => {
        if (request.method !== 'DELETE') return send()
        writes += 1
        if (writes < 4) return send()
        if (drop === 'after') await send()
        if (writes === 5) resolve()
        return gone
      })
      runner.start()
    })
    s.stand((_n, _request, send) => send())
    expect(accountOf(journal.read())).toMatchObject({ sending: 2 })
    const next = runnerOn(s, plan, journal, timers)
    expect(next.progress().phase).toBe('ready')
    next.start()
    await rested(next)
    expect(next.progress()).toMatchObject({ phase: 'finished', account: { done: 12, skipped: 0, failed: 0 } })
    expect(await livesOf(s, NAMES)).toEqual(NAMES.map(() => null))
    const sent = (await s.writes()).map(({ path }) => path)
    expect(new Set(sent).size).toBe(12)
    expect(sent).toHaveLength(12)
  })
})

describe('an undo of a plan', () => {
  it('is a plan of the ways back', async () => {
    const s = await planScene()
    const seen = await s.look('v1')
    const plan = planOf([pointing('put', 'v1', digest('a'), seen), ending('v2', await s.look('v2'))])
    const timers = new Timers(s)
    const runner = runnerOn(s, plan, new Journal(2), timers)
    runner.start()
    await rested(runner)
    expect(runner.states().map(({ kind }) => kind)).toEqual(['skipped', 'done'])
    const ways = runner
      .states()
      .flatMap((state) => (state.kind === 'done' && state.undo ? [state.undo.operation] : []))
    const back = runnerOn(s, planOf(ways), new Journal(ways.length), timers)
    back.start()
    await rested(back)
    expect(back.progress()).toMatchObject({ phase: 'finished', account: { done: 1 } })
    expect(await s.live('v2')).toMatchObject({ manifest_digest: A })
  })
})
