// The usage log: 20 entries a page, newest first; a page that is not empty always names a next one.

import { type Ask, json, repositoryFor } from '../ask'
import { hasScope, userOf } from '../auth'
import { dateText } from '../clock'
import { badRequest, sessionless } from '../errors'
import type { UsageEntry } from '../state/usage'
import { ownedOrganization } from './account'
import { avatar } from './avatar'

const PAGE = 20
const DAY = 24 * 3600 * 1000

interface Span {
  readonly from: number
  readonly to: number
}

/** `MM/DD/YYYY`, whole days; anything else counts as not asked. Without them: from a day ago to a day ahead. */
function spanOf({ query, now }: Ask): Span {
  const from = dayStart(query.get('starttime')) ?? now - DAY
  const end = dayStart(query.get('endtime'))
  const to = end === null ? now + DAY : end + DAY
  if (to < from) throw badRequest()
  return { from, to }
}

function dayStart(text: string | null): number | null {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text ?? '') ?? []
  if (month === undefined || day === undefined || year === undefined) return null
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day) ? at.getTime() : null
}

const within = (entries: readonly UsageEntry[], { from, to }: Span): UsageEntry[] =>
  entries.filter(({ at }) => at >= from && at < to)

function entryView({ kind, metadata, ip, at, performer }: UsageEntry): Record<string, unknown> {
  return {
    kind,
    metadata,
    ip,
    datetime: dateText(at),
    ...(performer === null
      ? {}
      : {
          performer: {
            kind: 'user',
            name: performer.name,
            is_robot: performer.isRobot,
            avatar: avatar(performer.name, performer.isRobot ? 'robot' : 'user'),
          },
        }),
  }
}

/** The next page begins before the entry that the token counts from the oldest, so that new ones shift nothing. */
const tokenFor = (entriesBefore: number): string => btoa(`logs:${entriesBefore}`)

function entriesBefore(token: string | null, all: number): number {
  try {
    return Number(/^logs:(\d+)$/.exec(atob(token ?? ''))?.[1] ?? all)
  } catch {
    return all
  }
}

function logPage(ask: Ask, oldestFirst: readonly UsageEntry[]): Response {
  const span = spanOf(ask)
  const end = entriesBefore(ask.query.get('next_page'), oldestFirst.length)
  const page: UsageEntry[] = []
  let index = end
  while (index > 0 && page.length < PAGE) {
    index -= 1
    page.push(...within(oldestFirst.slice(index, index + 1), span))
  }
  return json({
    start_time: dateText(span.from),
    end_time: dateText(span.to),
    logs: page.map(entryView),
    ...(page.length > 0 ? { next_page: tokenFor(index) } : {}),
  })
}

export function repositoryLogs(ask: Ask): Response {
  return logPage(ask, repositoryFor(ask, 'admin').usage)
}

/** What was done in a namespace: to its repositories and to itself. */
function namespaceUsage({ registry }: Ask, namespace: string): UsageEntry[] {
  const inside = [...registry.repositories.values()].filter(
    ({ traits }) => traits.namespace.name === namespace,
  )
  const entries = [...inside.flatMap(({ usage }) => usage), ...registry.usageOf(namespace)]
  return entries.toSorted((a, b) => a.at - b.at)
}

export function organizationLogs(ask: Ask): Response {
  const { name } = ownedOrganization(ask)
  const performer = ask.query.get('performer')
  const entries = namespaceUsage(ask, name)
  return logPage(
    ask,
    performer === null ? entries : entries.filter((one) => one.performer?.name === performer),
  )
}

export function userLogs(ask: Ask): Response {
  const user = userOf(ask.caller)
  if (user === null || !hasScope(ask.caller, 'user:admin')) throw sessionless()
  return logPage(ask, namespaceUsage(ask, user.name))
}

export function aggregateLogs(ask: Ask): Response {
  const entries = within(repositoryFor(ask, 'admin').usage, spanOf(ask))
  const counts = new Map<string, { kind: string; count: number; day: number }>()
  for (const { kind, at } of entries) {
    const day = at - (at % DAY)
    const key = `${day} ${kind}`
    counts.set(key, { kind, day, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return json({
    aggregated: [...counts.values()].map(({ kind, count, day }) => ({
      kind,
      count,
      datetime: dateText(day),
    })),
  })
}
