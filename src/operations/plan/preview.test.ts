import { describe, expect, it } from 'vitest'
import type { TagEntry } from '~/api/schemas'
import { entry } from '~/api/testing-tags'
import { digest } from '../testing'
import { previewOf } from './preview'
import type { Wish } from './wish'
import { namesLike } from './names-like'
import { PROTECTED } from './protected'

const NOW = 1000
const SIGNATURE = `sha256-${'a'.repeat(64)}.sig`

const tag = (name: string, letter: string, more: Parameters<typeof entry>[3] = {}) =>
  entry(name, 10, letter, more)

const known = [tag('v1', 'a'), tag('v2', 'a'), tag('v3', 'b'), tag(SIGNATURE, 'c')]
const DELETE: Wish = { kind: 'delete' }
const preview = (
  tags: readonly TagEntry[],
  out: readonly string[] = [],
  wish: Wish = DELETE,
  unlocks = true,
) =>
  previewOf(wish, tags, {
    repository: 'acme/app',
    known,
    out: new Set(out),
    isProtected: namesLike(PROTECTED),
    powers: { locks: true, unlocks, purges: true },
    now: NOW,
  })

describe('the preview of a deletion', () => {
  it('tells why a tag is skipped', () => {
    const tags = [
      tag('v1', 'a'),
      tag('locked', 'a', { immutable: true }),
      tag('over', 'a', { end_ts: 900 }),
      tag('..', 'a'),
    ]
    const { rows, totals } = preview(tags)
    expect(rows.map(({ why }) => why)).toEqual([
      null,
      { obstacle: 'locked' },
      { obstacle: 'ended' },
      { obstacle: 'unaddressable' },
    ])
    expect(rows.map(({ operation }) => operation?.tag)).toEqual(['v1', undefined, undefined, undefined])
    expect(totals).toEqual({ changes: 1, skipped: 3, protected: 0 })
  })

  it('leaves out what was taken out', () => {
    expect(preview([tag('v1', 'a'), tag('v2', 'a')], ['v1']).rows.map((row) => row.tag.name)).toEqual(['v2'])
  })

  it('names images that lose their last tag, and the signature tags that go with them', () => {
    expect(preview([tag('v1', 'a')])).toMatchObject({ losing: [], signatures: [] })
    expect(preview([tag('v1', 'a'), tag('v2', 'a')])).toMatchObject({
      losing: [digest('a')],
      signatures: [SIGNATURE],
    })
    expect(preview([tag('v1', 'a'), tag('v2', 'a'), tag(SIGNATURE, 'c')])).toMatchObject({ signatures: [] })
    expect(preview([tag(SIGNATURE, 'c')])).toMatchObject({ losing: [] })
  })
})

describe('the preview of another wish', () => {
  const whys = (wish: Wish, tags: readonly TagEntry[], unlocks = true) =>
    preview(tags, [], wish, unlocks).rows.map(({ why }) => why)
  const plain = tag('v1', 'a')
  const locked = tag('v2', 'a', { immutable: true })
  const expiring = tag('v3', 'b', { end_ts: 9000 })

  it('skips what is so already, and what Quay would refuse', () => {
    expect(whys({ kind: 'lock', immutable: true }, [plain, locked, expiring])).toEqual([
      null,
      { objection: 'alreadyLocked' },
      { objection: 'expiring' },
    ])
    const unlock: Wish = { kind: 'lock', immutable: false }
    expect(whys(unlock, [plain, locked])).toEqual([{ objection: 'alreadyUnlocked' }, null])
    expect(whys(unlock, [plain, locked], false)).toEqual([
      { objection: 'alreadyUnlocked' },
      { obstacle: 'notAdmin' },
    ])
    expect(whys({ kind: 'expire', expiration: null }, [plain, expiring])).toEqual([
      { objection: 'noExpiration' },
      null,
    ])
    expect(whys({ kind: 'expire', expiration: 9000 }, [plain, locked, expiring])).toEqual([
      null,
      { obstacle: 'locked' },
      { objection: 'sameExpiration' },
    ])
  })

  it('deletes permanently what lives and is not locked, and says which images go with it', () => {
    const wish: Wish = { kind: 'purge', window: 500 }
    expect(whys(wish, [plain, locked, expiring])).toEqual([null, { obstacle: 'locked' }, null])
    const { losing, rows } = preview([tag('v1', 'a'), tag('v2', 'a')], [], wish)
    expect(losing).toHaveLength(1)
    expect(rows[0]?.operation).toMatchObject({ kind: 'purge', tag: 'v1', window: 500 })
  })

  it('takes no image its last tag', () => {
    expect(preview([plain, tag('v2', 'a')], [], { kind: 'expire', expiration: 9000 }).losing).toEqual([])
  })
})

describe('a protected name', () => {
  it.each([
    ['latest', true],
    ['latest-2', false],
    ['prod', true],
    ['production.eu', true],
    ['my-prod', false],
    ['stable', true],
    ['STABLE', false],
  ])('%s: %s', (name, is) => expect(namesLike(PROTECTED)(name)).toBe(is))

  it('is a name, not an expression', () => {
    expect(namesLike(['v1.*'])('v1x2')).toBe(false)
    expect(namesLike(['v1.*'])('v1.2')).toBe(true)
    expect(namesLike(['(', '[a'])('(')).toBe(true)
  })
})
