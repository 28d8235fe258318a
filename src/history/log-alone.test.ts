import { describe, expect, it } from 'vitest'
import type { LogEvent } from './log-event'
import { endsInLog } from './log-join'
import type { Lifetime } from './lifetime'
import { finish } from './steps'
import { lifetime, READING } from './testing'
import { all, by, event, joined } from './testing-log'
import { historyInSteps } from './told'

const [A, B, C] = ['sha256:a', 'sha256:b', 'sha256:c']

describe('what the log alone tells', () => {
  it('is the ends of lifetimes that were not read', () => {
    const deletion = event({ deed: 'delete', tag: 'old', at: 990 })
    const purge = event({ deed: 'purge', tag: 'older', from: C, at: 980 })
    const { leftover } = joined([lifetime()], [deletion, event({ tag: 'new', to: A }), purge])
    expect(leftover).toHaveLength(3)
    expect(endsInLog(leftover, { readBackTo: 500 })).toEqual([
      {
        kind: 'ended',
        tag: 'old',
        at: 990,
        from: null,
        to: null,
        lifetime: null,
        doing: { ...by('old'), address: null, how: 'api' },
        ending: 'deleted',
      },
      expect.objectContaining({ kind: 'purged', tag: 'older', at: 980, from: C }),
    ])
  })

  it('is the purges of lifetimes that were collected since, where all that are left were read', () => {
    const purge = event({ deed: 'purge', from: C, at: 980 })
    const gone = [purge, event({ deed: 'delete', at: 990 }), event({ deed: 'prune', at: 985 })]
    const { leftover } = joined([lifetime()], [...gone, event({ to: B }), event({ deed: 'move', to: C })])
    expect(endsInLog(leftover, { readBackTo: null })).toMatchObject([
      { kind: 'purged', at: 980, from: C, doing: by('writer') },
    ])
  })

  it('is the deletions of what is listed as if it went on, as the list was read before', () => {
    const deletion = event({ deed: 'delete', at: 990, from: A, ...by('other') })
    const known = (lifetimes: Lifetime[], ...events: LogEvent[]) =>
      finish(historyInSteps(lifetimes, { events, ...all }, READING)).map(({ kind, at }) => [kind, at])
    expect(known([lifetime({ start_ts: 900 })], deletion)).toEqual([
      ['ended', 990],
      ['first-known', 900],
    ])
    expect(known([lifetime({ start_ts: 900, end_ts: 2000 })], deletion)).toEqual([
      ['ended', 990],
      ['first-known', 900],
    ])
    // It came back since, it ended then, or it began with it: the list is no older.
    for (const begun of [lifetime({ start_ts: 995 }), lifetime({ start_ts: 990 })])
      expect(known([begun], deletion)).toEqual([['first-known', begun.start_ts]])
    expect(known([lifetime({ start_ts: 900, end_ts: 990 })], deletion)).toEqual([
      ['ended', 990],
      ['first-known', 900],
    ])
    expect(known([lifetime({ name: 'edge', start_ts: 900 })], deletion)).toEqual([['first-known', 900]])
  })

  it('is no purge that the listing still has', () => {
    const { leftover } = joined(
      [lifetime({ start_ts: 900, end_ts: 450 })],
      [event({ deed: 'purge', from: A, at: 970 })],
    )
    expect(endsInLog(leftover, { readBackTo: null })).toEqual([])
  })
})
