import { describe, expect, test } from 'vitest'
import type { WorldLogEntry, WorldTag } from '../world/types'
import { DAY, rfc } from './dates'
import { histories, isPurged, lives, type Looked, looked, NOW } from './testing'
import { builtinWorld } from './world'

/** The two that are made on demand have no log beyond their beginning. */
const made = builtinWorld({ now: NOW, seed: 1 })
const repositories = looked({ ...made, repositories: made.repositories.filter((each) => 'tags' in each) })
const cases = repositories.map((each) => [each.path, each] as const)

const SIGNATURE = /^sha256-[0-9a-f]{64}\.(sig|att)$/
const BEGIN = ['push_repo', 'create_tag', 'move_tag', 'revert_tag']

const key = (kind: string, tag: unknown, datetime: string): string => `${kind} ${String(tag)} ${datetime}`
const keysOf = ({ logs }: Looked): Set<string> =>
  new Set(logs.map(({ kind, metadata, datetime }) => key(kind, metadata['tag'], datetime)))

/** How a lifetime's end is accounted for. */
function accounted(tag: WorldTag, history: WorldTag[], keys: Set<string>, logs: WorldLogEntry[]): boolean {
  if (lives(tag)) return true
  if (isPurged(tag))
    return logs.some(
      ({ kind, metadata }) => kind === 'permanently_delete_tag' && metadata['tag'] === tag.name,
    )
  const moved = history.some((other) => other !== tag && other.start_ts === tag.end_ts)
  return moved || keys.has(key('delete_tag', tag.name, rfc(tag.end_ts ?? 0)))
}

describe.each(cases)('the log of %s', (_, repository) => {
  const { logs, tags, permissions, manifests } = repository
  const keys = keysOf(repository)

  test('is told newest first, from its beginning, nothing older than a year or so', () => {
    const times = logs.map(({ datetime }) => Date.parse(datetime))
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(times[0]).toBeLessThanOrEqual(NOW * 1000)
    expect(times.at(-1)).toBeGreaterThan((NOW - 366 * DAY) * 1000)
    expect(logs.at(-1)?.kind).toBe('create_repo')
  })

  test('tells who began each lifetime', () => {
    const untold = tags.filter(
      (tag) => !BEGIN.some((kind) => keys.has(key(kind, tag.name, rfc(tag.start_ts)))),
    )
    expect(untold).toEqual([])
  })

  test('tells of restores as such', () => {
    const wrong = tags.filter(
      (tag) => keys.has(key('revert_tag', tag.name, rfc(tag.start_ts))) !== tag.reversion,
    )
    expect(wrong).toEqual([])
  })

  test('tells who ended each lifetime, but of expirations and signatures nobody', () => {
    const unaccounted = [...histories(repository).values()].flatMap((history) =>
      history.filter((tag) => !accounted(tag, history, keys, logs)),
    )
    const expired = (tag: WorldTag): boolean => {
      const set = logs.some(
        ({ kind, metadata }) => kind === 'change_tag_expiration' && metadata['tag'] === tag.name,
      )
      const labels = manifests[tag.manifest_digest]?.labels ?? []
      return set || labels.some((label) => label.key === 'quay.expires-after')
    }
    expect(unaccounted.filter((tag) => !expired(tag) && !SIGNATURE.test(tag.name))).toEqual([])
  })

  test('tells of no deletion that the window would still show and the lifetimes do not', () => {
    const ends = new Set(
      tags.filter((tag) => !isPurged(tag)).map((tag) => `${tag.name} ${rfc(tag.end_ts ?? 0)}`),
    )
    const purged = new Set(tags.filter(isPurged).map((tag) => tag.name))
    const since = (NOW - repository.window) * 1000
    const untrue = logs.filter(
      ({ kind, metadata, datetime }) =>
        kind === 'delete_tag' &&
        Date.parse(datetime) > since &&
        !purged.has(String(metadata['tag'])) &&
        !ends.has(`${String(metadata['tag'])} ${datetime}`),
    )
    expect(untrue).toEqual([])
  })

  test('names only those who may', () => {
    const able = new Set(Object.keys(permissions).filter((name) => permissions[name] !== 'read'))
    expect(logs.filter(({ performer }) => !able.has(performer?.name ?? ''))).toEqual([])
  })
})

test('has entries of the shapes that Quay gives them', () => {
  const logs = repositories.flatMap((repository) => repository.logs)
  const shapes = new Map(
    logs.map(({ kind, metadata, performer }) => {
      const facts = Object.keys(metadata).filter((fact) => !fact.startsWith('oauth') && fact !== 'is_robot')
      return [
        `${kind}${kind === 'delete_tag' && 'user-agent' in metadata ? ' /v2' : ''}`,
        { facts: facts.sort(), performer },
      ]
    }),
  )
  const facts = Object.fromEntries([...shapes].map(([kind, shape]) => [kind, shape.facts.join(' ')]))
  expect(facts).toEqual({
    create_repo: 'namespace repo',
    change_repo_permission: 'namespace repo role username',
    push_repo: 'mediaType namespace repo resolved_ip tag user-agent username',
    pull_repo: 'mediaType namespace repo resolved_ip tag user-agent username',
    create_tag: 'manifest_digest namespace original_manifest_digest repo tag username',
    move_tag: 'manifest_digest namespace original_manifest_digest repo tag username',
    revert_tag: 'manifest_digest repo tag username',
    delete_tag: 'namespace repo tag username',
    'delete_tag /v2': 'digest namespace repo resolved_ip tag user-agent username',
    permanently_delete_tag: 'manifest_digest namespace repo tag username',
    change_tag_expiration: 'expiration_date namespace old_expiration_date repo tag username',
    change_tag_immutability: 'immutable namespace previous_immutable repo tag username',
    manifest_label_add: 'id key manifest_digest media_type namespace repo value',
  })
})
