import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowMaker } from './rows'
import { viewFromParams } from './view'

const tag = (name: string, more: object = {}) => ({
  name,
  manifest_digest: 'sha256:1d0f318aff',
  start_ts: 100,
  end_ts: null,
  reversion: false,
  immutable: false,
  is_manifest_list: false,
  size: null,
  ...more,
})
const view = (query: string) => viewFromParams(new URLSearchParams(query))
const names = (tags: readonly { name: string }[]) => tags.map((one) => one.name)
const rowsOf = (tags: ReturnType<typeof tag>[], query: string, now: number) =>
  createRowMaker<ReturnType<typeof tag>>()([tags], view(query), now)

describe('the rows', () => {
  const now = 1000
  const tags = [
    tag('v1.9.0', { start_ts: 1, size: 20 }),
    tag('v1.10.0', { start_ts: 2, size: null, immutable: true }),
    tag('pr-1', { start_ts: 3, size: 10, end_ts: 1500 }),
    tag('pr-2', { start_ts: 4, size: 30, end_ts: 1200 }),
    tag('gone', { start_ts: 5, end_ts: 900 }),
    tag('purged', { start_ts: 6, end_ts: 1 }),
  ]
  it.each([
    ['', ['pr-2', 'pr-1', 'v1.10.0', 'v1.9.0']],
    ['status=expiring', ['pr-2', 'pr-1']],
    ['status=locked', ['v1.10.0']],
    ['status=ended', ['purged', 'gone']],
    ['status=all&q=p', ['purged', 'pr-2', 'pr-1']],
    ['sort=name', ['pr-1', 'pr-2', 'v1.9.0', 'v1.10.0']],
    ['sort=-size', ['pr-2', 'v1.9.0', 'pr-1', 'v1.10.0']],
    ['sort=expires', ['pr-2', 'pr-1', 'v1.9.0', 'v1.10.0']],
    ['sort=-expires', ['pr-1', 'pr-2', 'v1.9.0', 'v1.10.0']],
    ['sort=-lock', ['v1.10.0', 'pr-1', 'pr-2', 'v1.9.0']],
  ])('%s', (query, expected) => {
    expect(names(rowsOf(tags, query, now).rows)).toEqual(expected)
  })

  it('leave signature tags out and count them, unless they are asked for', () => {
    const signature = tag(`sha256-${'0'.repeat(64)}.sig`)
    expect(rowsOf([...tags, signature], '', now)).toMatchObject({ rows: { length: 4 }, hidden: 1 })
    expect(rowsOf([...tags, signature], 'q=pr', now)).toMatchObject({ rows: { length: 2 }, hidden: 0 })
    expect(rowsOf([...tags, signature], 'signatures=shown', now)).toMatchObject({ rows: { length: 5 } })
    expect(names(rowsOf([...tags, signature], 'q=is:signature', now).rows)).toEqual([signature.name])
  })

  it('are the same however the entries came', () => {
    const entries = fc.array(
      fc.tuple(fc.stringMatching(/^[a-c][-.]?\d{0,2}$/), fc.nat({ max: 3 }), fc.nat({ max: 2 })),
      { maxLength: 30 },
    )
    const query = fc.constantFrom('', 'sort=name', 'sort=-name', 'sort=size', 'sort=image', 'q=a')
    fc.assert(
      fc.property(entries, query, fc.nat({ max: 30 }), (made, query, cut) => {
        const tags = made.map(([name, start_ts, size]) => tag(name, { start_ts, size }))
        const step = createRowMaker<ReturnType<typeof tag>>()
        step([tags.slice(0, cut)], view('sort=name'), now)
        step([tags.slice(cut)], view(query), now)
        expect(step([tags.slice(0, cut), tags.slice(cut)], view(query), now)).toEqual(
          rowsOf(tags, query, now),
        )
      }),
    )
  })

  it('stay the same object while nothing changed', () => {
    const step = createRowMaker<ReturnType<typeof tag>>()
    expect(step([tags], view('q=v'), now)).toBe(step([tags], view('q=v'), now))
  })
})
