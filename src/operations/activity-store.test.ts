import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { QuayError } from '~/api/error'
import { entry } from '~/api/testing-tags'
import { createActivityLog, type Activity } from './activity'
import { activityStore } from './activity-store'
import { end, outcome, state } from './testing'

const live = entry('v1', 100, 'a')
const lost = new QuayError({ kind: 'server', status: 502, reason: 'Bad Gateway', address: '/api' })
const deleted = outcome({ operation: end(live), before: state([live]), after: state([]) })

function noted(more: Parameters<typeof outcome>[0] = {}, at = 300): Activity {
  const activity = createActivityLog().note({ ...deleted, ...more }, at, 3600)
  if (activity === null) throw new Error('not noted')
  return activity
}

describe('the activity that a browser keeps', () => {
  it('is one person’s, newest first, with its way back', async () => {
    const [older, newer] = [noted({}, 300), noted({}, 400)]
    await activityStore.put('account alice', [older])
    await activityStore.put('account alice', [newer])
    await activityStore.put('account bob', [noted({}, 500)])
    expect(await activityStore.load('account alice')).toEqual([newer, older])
    expect((await activityStore.load('account bob')).map(({ at }) => at)).toEqual([500])
    expect(await activityStore.load('account carol')).toEqual([])
  })

  it('tells errors by kind, status and the server’s words', async () => {
    const signatures = {
      ended: [],
      restored: [],
      missing: [{ tag: 'x', error: lost }],
      live: null,
      unread: lost,
    }
    const one = noted({
      effect: 'unknown',
      lost,
      unread: lost,
      after: null,
      expiration: { kind: 'failed', wanted: 5, error: lost },
      signatures,
    })
    await activityStore.put('account dave', [one])
    const [kept] = await activityStore.load('account dave')
    const told = { name: 'QuayError', kind: 'server', status: 502, reason: 'Bad Gateway' }
    expect(kept?.outcome).toMatchObject({
      lost: told,
      unread: told,
      expiration: { kind: 'failed', wanted: 5, error: told },
      signatures: { missing: [{ tag: 'x', error: told }], unread: told },
    })
    expect(kept?.outcome.lost).toBeInstanceOf(QuayError)
  })

  it('keeps what became of an entry later, and forgets what is to be forgotten', async () => {
    const one = noted()
    await activityStore.put('account erin', [one])
    await activityStore.put('account erin', [{ ...one, undone: true }])
    expect(await activityStore.load('account erin')).toMatchObject([{ undone: true }])
    await activityStore.remove('account erin', [one.id])
    expect(await activityStore.load('account erin')).toEqual([])
  })

  it('forgets a person who signs out, and nobody else', async () => {
    await activityStore.put('account gail', [noted()])
    await activityStore.put('account gail2', [noted()])
    await activityStore.clear('account gail')
    expect(await activityStore.load('account gail')).toEqual([])
    expect(await activityStore.load('account gail2')).toHaveLength(1)
  })

  it('keeps the newest five hundred', async () => {
    const many = Array.from({ length: 503 }, (_, index) => ({ ...noted(), id: index + 1, at: index }))
    await activityStore.put('account frank', many)
    const kept = await activityStore.load('account frank')
    expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([500, 503, 4])
  })
})
