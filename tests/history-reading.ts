// Reads a repository's whole history and usage log from a demo, as the console does.

import type { TestDemo } from '../demo/testing'
import { connect } from '~/api/connect'
import { fetchLogPage, type LogEntry } from '~/api/logs'
import { fetchRepository } from '~/api/repository'
import type { TagEntry } from '~/api/schemas'
import { memoryStorage } from '~/api/tab-storage'
import { fetchTagPage } from '~/api/tags'
import { changesOf } from '~/history/changes'
import type { Reading } from '~/history/horizon'
import { eventsOf } from '~/history/log-event'
import { joinLog, type Joined } from '~/history/log-join'

const YEAR = 366 * 86_400

export type Read = Joined<TagEntry> & { lifetimes: TagEntry[]; reading: Reading }

/** What the console makes of a repository's lifetimes and its log, both read to their ends by an administrator. */
export async function readHistory(demo: TestDemo, repository: string): Promise<Read> {
  const { http, session, clock } = connect({
    fetch: (request) => demo.demo.fetch(request),
    base: () => new URL('http://demo.test/'),
    storage: memoryStorage(),
    now: () => demo.time,
    random: () => 0,
  })
  await session.signInWithToken('admin')
  const { tag_expiration_s: window } = await fetchRepository(http, repository)
  const lifetimes: TagEntry[] = []
  for (let page = 1, more = true; more; page++) {
    const { tags, has_additional } = await fetchTagPage(http, repository, { page })
    lifetimes.push(...tags)
    more = has_additional
  }
  const now = clock.now() / 1000
  const range = { from: now - YEAR, to: now }
  const entries: LogEntry[] = []
  for (let next: string | null = null, more = true; more; more = next !== null) {
    const page: { logs: LogEntry[]; next_page: string | null } = await fetchLogPage(
      http,
      repository,
      range,
      next,
    )
    entries.push(...page.logs)
    next = page.next_page
  }
  const reading = { now, window: window ?? 0, readBackTo: null }
  const log = { events: eventsOf(entries), read: [range] }
  return { ...joinLog(changesOf(lifetimes, reading), log, reading), lifetimes, reading }
}
