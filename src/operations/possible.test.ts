import { describe, expect, it } from 'vitest'
import { entry } from '~/api/testing-tags'
import {
  obstacleTo,
  obstacleToChange,
  obstacleToLock,
  obstacleToMove,
  obstacleToRestore,
  obstacleToSet,
  powersOf,
} from './possible'

const NORMAL = { state: 'NORMAL', can_write: true }
const config = { registry_state: 'normal' }

describe('obstacleTo', () => {
  it.each([
    [NORMAL, config, 'token', null],
    [NORMAL, config, 'account', null],
    [NORMAL, config, 'shared', null],
    [NORMAL, undefined, 'token', null],
    [undefined, undefined, 'token', 'unknown'],
    [NORMAL, config, 'starting', 'unknown'],
    [{ state: 'READ_ONLY', can_write: false }, config, 'starting', 'readOnly'],
    [NORMAL, config, 'anonymous', 'notSignedIn'],
    [undefined, config, 'none', 'notSignedIn'],
    [{ ...NORMAL, can_write: false }, config, 'token', 'reader'],
    // Quay says that nobody may write there; what is true of the repository comes first.
    [{ state: 'READ_ONLY', can_write: false }, config, 'token', 'readOnly'],
    [{ state: 'MIRROR', can_write: false }, config, 'anonymous', 'mirror'],
    [{ state: 'MARKED_FOR_DELETION', can_write: true }, config, 'token', 'otherState'],
    [NORMAL, { registry_state: 'readonly' }, 'token', 'registryReadOnly'],
  ] as const)('of %o, %o by %s is %s', (repository, config, way, obstacle) => {
    expect(obstacleTo({ repository, config, way })).toBe(obstacle)
  })
})

describe('what keeps anybody from changing a tag', () => {
  it.each([
    [entry('v1', 100), null],
    [entry('v1', 100, 'a', { end_ts: 1001 }), null],
    [entry('a b', 100), null],
    [entry('v1', 100, 'a', { immutable: true }), 'locked'],
    [entry('v1', 100, 'a', { end_ts: 1000 }), 'ended'],
    [entry('v1', 100, 'a', { end_ts: 50 }), 'ended'],
    [entry('..', 100), 'unaddressable'],
    [entry('a/b', 100), 'unaddressable'],
  ])('%o: %s', (tag, obstacle) => {
    expect(obstacleToChange(tag, 1000)).toBe(obstacle)
  })
})

describe('what keeps anybody from restoring a lifetime', () => {
  it.each([
    [entry('v1', 100, 'a', { end_ts: 900 }), null],
    [entry('v1', 100, 'a', { end_ts: 100 }), null],
    [entry('v1', 100, 'a', { end_ts: 99 }), 'purged'],
    [entry('.', 100, 'a', { end_ts: 900 }), 'unaddressable'],
  ])('%o: %s', (lifetime, obstacle) => {
    expect(obstacleToRestore(lifetime, 1000)).toBe(obstacle)
  })
})

describe('setting', () => {
  it('takes good names alone', () => {
    expect(obstacleToSet(entry('日本語', 100, 'a'), 1000)).toBe('unsettable')
    expect(obstacleToSet(entry('v1', 100, 'a', { immutable: true }), 1000)).toBe('locked')
    expect(obstacleToSet(entry('v1', 100, 'a'), 1000)).toBeNull()
  })
})

describe('locking', () => {
  const locked = entry('v1', 100, 'a', { immutable: true })
  const powers = powersOf({ repository: { can_admin: false }, config: undefined })

  it('is for whoever may write, unlocking for administrators', () => {
    expect(obstacleToLock(entry('v1', 100, 'a'), powers, 1000)).toBeNull()
    expect(obstacleToLock(locked, powers, 1000)).toBe('notAdmin')
    expect(obstacleToLock(locked, { ...powers, unlocks: true }, 1000)).toBeNull()
    expect(obstacleToLock(entry('日本語', 100, 'a'), powers, 1000)).toBe('unsettable')
    expect(obstacleToLock({ ...locked, end_ts: 900 }, powers, 1000)).toBe('ended')
  })

  it('is not offered before it is known whether this Quay has it', () => {
    expect(powersOf({ repository: undefined, config: undefined })).toEqual({
      locks: false,
      unlocks: false,
      purges: false,
    })
  })
})

describe('moving', () => {
  it('takes good names alone, whatever else could be done', () => {
    expect(obstacleToMove(entry('日本語', 100, 'a'), 1000)).toBe('oddName')
    expect(obstacleToChange(entry('日本語', 100, 'a'), 1000)).toBeNull()
    expect(obstacleToMove(entry('..', 100, 'a'), 1000)).toBe('unaddressable')
    expect(obstacleToMove(entry('v1', 100, 'a'), 1000)).toBeNull()
    expect(obstacleToMove(entry('日本語', 100, 'a', { immutable: true }), 1000)).toBe('locked')
  })
})
