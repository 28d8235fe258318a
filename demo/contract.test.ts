// The recorded answers of a real Quay hold for the demo.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { replayCases } from './contract/replay-cases'
import { replaySequence } from './contract/replay-sequence'
import { replaySession } from './contract/replay-session'
import type { Failure } from './contract/recording'
import { type Fields, fieldsOf, listOf } from './contract/values'

const read = (name: string): Fields =>
  fieldsOf(JSON.parse(readFileSync(new URL(`contract/${name}.json`, import.meta.url), 'utf8')))

const fixture = read('fixture')

/** One line a difference, so that a failing test reads as a report. */
const report = (failures: readonly Failure[]): string[] =>
  failures.flatMap(({ id, differences }) => differences.map((line) => `${id}: ${line}`))

const without = (failures: readonly Failure[], ids: ReadonlySet<string>): Failure[] =>
  failures.filter(({ id }) => !ids.has(id))

describe('single requests', () => {
  test.for(['contract', 'signed', 'dead', 'expiration', 'nested', 'policies', 'pulls'])(
    '%s',
    async (name) => {
      expect(report(await replayCases(read(name), fixture))).toEqual([])
    },
  )

  /** They tell of repositories and sign-ins that the recorded world does not hold, or come in no order. */
  const beyondTheWorld = new Set(['aggregate', 'org-logs', 'org-logs-performer', 'user-logs'])

  test('who', async () => {
    expect(report(without(await replayCases(read('who'), fixture), beyondTheWorld))).toEqual([])
  })
})

test('signing in', async () => {
  expect(report(await replaySession(read('session'), fixture))).toEqual([])
})

describe('random operations', () => {
  test.for(['sequence', 'sequence-signed'])('%s', async (name) => {
    expect(report(await replaySequence(read(name)))).toEqual([])
  })
})

describe('garbage collection', () => {
  const recording = read('gc')
  const collecting = { ...recording, fixture: { ...fieldsOf(recording['fixture']), gc: true } }

  /** A real Quay takes one window at random in each pass, so what is listed meanwhile is a matter of chance. */
  const byChance = (id: string): boolean =>
    id.includes('poll-') || id === 'after-changes' || id === 'zero.perm-dead.list'

  /** The commands of layers are in a blob that the demo never saw. */
  const beyondTheWorld = 'zero.manifest-gone'

  const left = new Set(
    listOf(recording['cases'])
      .map((one) => String(fieldsOf(one)['id']))
      .filter((id) => byChance(id) || id === beyondTheWorld),
  )

  test('what is gone, held, restored', async () => {
    expect(report(without(await replayCases(collecting, fixture), left))).toEqual([])
  })
})
