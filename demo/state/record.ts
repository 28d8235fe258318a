// Writing the usage log.

import { type Caller, userOf } from '../auth'
import type { Ask } from '../ask'
import type { Registry } from './registry'
import type { Repository } from './repository'
import type { UsageEntry } from './usage'

const IP = '127.0.0.1'

/** Which token it was is told by number and application, never by its text. */
function tokenTrace(registry: Registry, caller: Caller): Record<string, unknown> {
  if (caller.kind !== 'token') return {}
  return {
    oauth_token_id: [...registry.tokens.keys()].indexOf(caller.token) + 1,
    oauth_token_application_id: 'CONSOLE0000000000000',
    oauth_token_application: 'console',
  }
}

/** One entry by the caller; the metadata is followed by the trace of the token. */
export function record(
  { registry, caller, now }: Pick<Ask, 'registry' | 'caller' | 'now'>,
  log: UsageEntry[],
  kind: string,
  metadata: Record<string, unknown>,
): void {
  const user = userOf(caller)
  log.push({
    kind,
    metadata: { ...metadata, ...tokenTrace(registry, caller) },
    ip: IP,
    at: now,
    performer: user === null ? null : { name: user.name, isRobot: false },
  })
}

/** One entry about a tag, with the names that every such entry carries. */
export function recordTag(
  ask: Ask,
  repository: Repository,
  kind: string,
  tag: string,
  more: Record<string, unknown> = {},
): void {
  const { namespace, name } = repository.traits
  record(ask, repository.usage, kind, {
    username: userOf(ask.caller)?.name,
    repo: name,
    tag,
    namespace: namespace.name,
    ...more,
  })
}
