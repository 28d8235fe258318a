import { describe, expect, it } from 'vitest'
import { changesOf } from './changes'
import { eventsOf } from './log-event'
import { joinLog } from './log-join'
import { signedImage } from './signature'
import { recording } from './testing-recordings'

// What the recorded usage log of a real Quay tells of its listing.

function joined(file: string, list: string, ...pages: string[]) {
  const recorded = recording(file)
  const reading = { now: recorded.at(list), window: 1_209_600, readBackTo: null }
  const log = {
    events: eventsOf(recorded.logs(...pages)),
    read: [{ from: 0, to: recorded.at(pages[0] ?? '') }],
  }
  const { changes, leftover } = joinLog(changesOf(recorded.listing(list), reading), log, reading)
  return { ended: changes.filter(({ kind }) => kind === 'ended'), changes, leftover }
}

const who = joined('who.json', 'end.list', 'page-1', 'page-2', 'page-3')
const signed = joined('signed.json', 'v2-delete-tag.list', 'logs-1', 'logs-2', 'logs-3', 'logs-4', 'logs-5')
const expiring = joined('expiration.json', 'end.list', 'logs-1', 'logs-2', 'logs-3', 'logs-4')

describe.each([
  ['who.json', who],
  ['signed.json', signed],
  ['expiration.json', expiring],
])('the usage log of %s', (_file, { changes, leftover }) => {
  it('tells who began or purged every lifetime', () => {
    const silent = changes.filter(({ kind, doing }) => kind !== 'ended' && doing === null)
    expect(silent).toEqual([])
  })

  it('has nothing else but what became of lifetimes before they were purged', () => {
    expect(leftover.length).toBeLessThan(11)
    const purged = changes.filter(({ kind }) => kind === 'purged').map(({ lifetime }) => lifetime)
    const begun = purged.map(({ name, start_ts }) => `${name} ${start_ts}`)
    for (const { deed, tag, at } of leftover.filter((one) => one.deed !== 'delete'))
      expect([deed, begun]).toEqual([deed, expect.arrayContaining([`${tag} ${at}`])])
    for (const { tag } of leftover.filter(({ deed }) => deed === 'delete'))
      expect(purged.map(({ name }) => name)).toContain(tag)
  })
})

describe('the log of who did it', () => {
  const of = (tag: string) =>
    who.changes
      .filter((change) => change.tag === tag)
      .map(({ kind, doing, ending }) => [kind, doing?.by?.name, doing?.how, ...(ending ? [ending] : [])])

  it('tells people, robots, and by which way', () => {
    expect(of('p-robot')).toEqual([
      ['ended', 'acme+ci', 'registry', 'deleted'],
      ['renewed', 'acme+ci', 'push'],
      ['first-known', 'acme+ci', 'push'],
    ])
    expect(of('s1')).toEqual([
      ['moved', 'writer', 'api'],
      ['first-known', 'writer', 'api'],
    ])
  })

  it('tells the whole story of a tag, purges and all', () => {
    expect(of('t1')).toEqual([
      ['purged', 'admin', 'api'],
      ['purged', 'admin', 'api'],
      ['moved', 'admin', 'api'],
      ['restored', 'admin', 'api'],
      ['ended', 'admin', 'api', 'deleted'],
      ['restored', 'admin', 'api'],
      ['ended', 'admin', 'api', 'moved'],
      ['first-known', 'admin', 'api'],
    ])
  })
})

describe('what ended without an entry', () => {
  it('went with its image, if it was a signature tag', () => {
    const silent = signed.ended.filter(({ doing }) => doing === null)
    expect(silent.length).toBeGreaterThan(10)
    for (const { tag, ending } of silent)
      expect([signedImage(tag), ending]).toEqual([expect.any(String), 'with-image'])
    const told = signed.ended.filter(({ doing }) => doing !== null)
    expect(new Set(told.map(({ ending }) => ending))).toEqual(new Set(['deleted']))
  })

  it('expired otherwise, as somebody or a label had it', () => {
    expect(
      expiring.ended.map(({ tag, ending, expirationSet }) => [tag, ending, expirationSet?.by?.name]),
    ).toEqual([
      ['old3', 'expired', 'admin'],
      ['l1m', 'expired', undefined],
      ['old5', 'expired', 'writer'],
      ['old1', 'expired', 'admin'],
      ['oldx', 'expired', 'admin'],
      ['old6', 'expired', 'admin'],
      ['l5s', 'expired', undefined],
    ])
  })
})
