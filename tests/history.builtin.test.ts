import { beforeAll, describe, expect, it } from 'vitest'
import { NOW } from '../demo/builtin/testing'
import { builtinWorld } from '../demo/builtin/world'
import { TestDemo } from '../demo/testing'
import { horizonOf } from '~/history/horizon'
import { signedImage } from '~/history/signature'
import { stateAt } from '~/history/state-at'
import { readHistory, type Read } from './history-reading'

// The history of the demo's built-in world, as the console reads it, and its log.

async function reading(repository: string): Promise<Read> {
  const demo = new TestDemo(builtinWorld({ now: NOW, seed: 1 }))
  demo.time = NOW * 1000
  return readHistory(demo, repository)
}

describe.each(['acme/api', 'acme/team/app', 'acme/odd-names', 'scratch/sandbox'])(
  'the history of %s',
  (repository) => {
    let read: Read

    beforeAll(async () => {
      const demo = new TestDemo(builtinWorld({ now: NOW, seed: 1 }))
      demo.time = NOW * 1000
      read = await readHistory(demo, repository)
    })

    it('is told by its log: who began and purged each lifetime', () => {
      expect(read.changes.length).toBeGreaterThan(0)
      const silent = read.changes.filter(({ kind, doing }) => kind !== 'ended' && doing === null)
      expect(silent).toEqual([])
    })

    it('says of each end how it came about', () => {
      const ended = read.changes.filter(({ kind }) => kind === 'ended')
      expect(ended.map(({ ending }) => ending)).not.toContain('unknown')
      const went = ended.filter(({ ending }) => ending === 'with-image').map(({ tag }) => signedImage(tag))
      expect(went).not.toContain(null)
    })

    it('gives the tags that live now, and complete states from the horizon on', () => {
      const now = stateAt(read.lifetimes, read.reading.now, read.reading)
      const live = read.lifetimes.filter(({ end_ts }) => end_ts === null || end_ts > read.reading.now)
      expect(new Set(now.tags.values())).toEqual(new Set(live))
      expect(stateAt(read.lifetimes, horizonOf(read.reading), read.reading).why).not.toContain('collected')
    })
  },
)

it('holds every kind of change and of end', async () => {
  const { changes } = await reading('acme/api')
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(
    new Set(['first-known', 'moved', 'renewed', 'restored', 'returned', 'ended', 'purged']),
  )
  const endings = changes.filter(({ kind }) => kind === 'ended').map(({ ending }) => ending)
  expect(new Set(endings)).toEqual(new Set(['deleted', 'expired', 'with-image']))
})

it('claims no expiration where the log is empty', async () => {
  const { changes } = await reading('acme/medium')
  const endings = changes.filter(({ kind }) => kind === 'ended').map(({ ending }) => ending)
  expect(new Set(endings)).toEqual(new Set(['unknown']))
})
