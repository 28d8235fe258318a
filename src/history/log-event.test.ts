import { describe, expect, it } from 'vitest'
import { eventOf, eventsOf, type LogEntry } from './log-event'
import { recording } from './testing-recordings'

const entry = (part: Partial<LogEntry>): LogEntry => ({
  kind: 'create_tag',
  datetime: 'Tue, 24 Nov 2026 21:34:47 -0000',
  metadata: { tag: 'w1', manifest_digest: 'sha256:a', original_manifest_digest: null },
  ip: '192.0.2.7',
  performer: { name: 'writer', is_robot: false },
  ...part,
})

describe('an entry of the usage log', () => {
  it('tells what was done to which tag, when, by whom and from where', () => {
    expect(eventOf(entry({}))).toEqual({
      deed: 'create',
      tag: 'w1',
      at: 1795556087,
      from: null,
      to: 'sha256:a',
      expires: null,
      by: { name: 'writer', robot: false, app: null },
      address: '192.0.2.7',
      how: 'api',
    })
  })

  it('names the application of a token, and robots', () => {
    const metadata = { tag: 'w1', manifest_digest: 'sha256:a', oauth_token_application: 'console' }
    const performer = { name: 'acme+ci', is_robot: true }
    expect(eventOf(entry({ metadata, performer }))?.by).toEqual({
      name: 'acme+ci',
      robot: true,
      app: 'console',
    })
  })

  it('has no performer where a worker did it', () => {
    const metadata = { performer: 'autoprune worker', tag: 't2' }
    expect(
      eventOf({ kind: 'autoprune_tag_delete', datetime: entry({}).datetime, metadata, ip: null }),
    ).toMatchObject({ deed: 'prune', how: 'autoprune', by: null, address: null, from: null })
  })

  it('reads expirations in seconds and in milliseconds', () => {
    const expires = (expiration_date: unknown) =>
      eventOf(entry({ kind: 'change_tag_expiration', metadata: { tag: 'w1', expiration_date } }))?.expires
    expect(expires(1795642461)).toBe(1795642461)
    expect(expires(1795642461720)).toBe(1795642461)
    expect(expires(253402300799)).toBe(253402300799)
    expect(expires(null)).toBeNull()
  })

  it('is passed over where it tells nothing of a tag, or not when', () => {
    const none = [
      entry({ kind: 'pull_repo' }),
      entry({ kind: 'change_tag_immutability' }),
      entry({ metadata: { manifest_digest: 'sha256:a' } }),
      entry({ metadata: null }),
      entry({ datetime: 'yesterday' }),
      entry({ datetime: 'Tue, 24 Nob 2026 21:34:47 -0000' }),
    ]
    expect(eventsOf(none)).toEqual([])
  })
})

describe('the recorded usage log', () => {
  const events = eventsOf(recording('who.json').logs('page-1', 'page-2', 'page-3'))
  const of = (tag: string) =>
    events
      .filter((event) => event.tag === tag)
      .map(({ deed, how, by }) => [deed, how, by?.name, by?.robot, by?.app])

  it('tells pushes of people, robots and tokens', () => {
    expect(of('p-writer')).toEqual([
      ['push', 'push', 'acme+ci', true, null],
      ['push', 'push', 'writer', false, null],
    ])
    expect(of('p-oauth')).toEqual([
      ['delete', 'registry', 'admin', false, null],
      ['push', 'push', 'admin', false, 'console'],
    ])
  })

  it('tells what a token and what a session did through the API', () => {
    expect(of('w1')).toEqual([
      ['delete', 'api', 'writer', false, 'console'],
      ['create', 'api', 'writer', false, 'console'],
    ])
    expect(of('s1').map(([, , , , app]) => app)).toEqual([null, null])
  })

  it('names the image of a deletion only where Quay does', () => {
    const deleted = events.filter(({ deed }) => deed === 'delete').map(({ tag, from }) => [tag, from])
    expect(Object.fromEntries(deleted)).toMatchObject({
      'p-admin': 'sha256:60cfd6a4507e87880e47d232b74f2c4df7eaa9d60c590ba376b5ae92679d23a9',
      'p-robot': null,
      t1: null,
    })
  })
})
