import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import type {
  DeleteOperation,
  ExpireOperation,
  LockOperation,
  PointOperation,
  PurgeEndedOperation,
  PurgeOperation,
} from './operation'
import type { Outcome } from './outcome'
import type { TagState } from './tag-state'

export const digest = (letter: string) => `sha256:${letter.repeat(64)}`

/** A tag as a look at a moment sees it. */
export function state(lifetimes: TagEntry[], at = 1000): TagState {
  return { lifetimes, live: lifetimes.find((lifetime) => isLive(lifetime, at)) ?? null, at }
}

export function pointTo(
  letter: string,
  seen: TagEntry | null = null,
  more: Partial<PointOperation> = {},
): PointOperation {
  return {
    kind: 'put',
    repository: 'acme/app',
    tag: 'v1',
    seen,
    digest: digest(letter),
    expiration: null,
    signatures: [],
    ...more,
  }
}

export function end(seen: TagEntry | null = null, more: Partial<DeleteOperation> = {}): DeleteOperation {
  return { kind: 'delete', repository: 'acme/app', tag: 'v1', seen, ...more }
}

export function expire(expiration: number | null, seen: TagEntry | null = null, tag = 'v1'): ExpireOperation {
  return { kind: 'expire', repository: 'acme/app', tag, seen, expiration }
}

export function lock(immutable: boolean, seen: TagEntry | null = null, tag = 'v1'): LockOperation {
  return { kind: 'lock', repository: 'acme/app', tag, seen, immutable }
}

export function purge(seen: TagEntry | null = null, window: number | null = 500): PurgeOperation {
  return { kind: 'purge', repository: 'acme/app', tag: 'v1', seen, window }
}

export function purgeEnded(
  letter: string,
  lifetimes: TagEntry[],
  seen: TagEntry | null = null,
): PurgeEndedOperation {
  const target = { repository: 'acme/app', tag: 'v1', seen }
  return { kind: 'purge-ended', ...target, digest: digest(letter), lifetimes, window: 500 }
}

/** An operation that was done and read back. */
export function outcome(more: Partial<Outcome> = {}): Outcome {
  return {
    operation: end(),
    effect: 'done',
    lost: null,
    before: state([]),
    after: state([]),
    unread: null,
    overtaken: false,
    meanwhile: false,
    atRisk: [],
    isShared: false,
    expiration: { kind: 'none' },
    signatures: { ended: [], restored: [], missing: [], live: null, unread: null },
    ...more,
  }
}
