import { changesOf } from './changes'
import type { Lifetime } from './lifetime'
import type { LogEvent, LogRead } from './log-event'
import { joinLog } from './log-join'
import { READING } from './testing'

export const event = (part: Partial<LogEvent>): LogEvent => ({
  deed: 'create',
  tag: 'latest',
  at: 900,
  from: null,
  to: null,
  expires: null,
  by: { name: part.tag ?? 'writer', robot: false, app: null },
  address: null,
  how: 'api',
  ...part,
})

export const all = { read: [{ from: 200, to: 1010 }] }

export const joined = (lifetimes: Lifetime[], events: LogEvent[], { read }: Omit<LogRead, 'events'> = all) =>
  joinLog(changesOf(lifetimes, READING), { events, read }, READING)

/** Kind, moment, ending and the name of who did it, newest first. */
export const told = (...args: Parameters<typeof joined>) =>
  joined(...args).changes.map(({ kind, at, ending, doing }) => [kind, at, ending, doing?.by?.name])

export const by = (name: string) => ({ by: { name, robot: false, app: null } })
