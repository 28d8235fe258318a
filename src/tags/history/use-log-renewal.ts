import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { catchUpLog } from '~/api/renew-log'
import type { Told } from '~/history/log-join'
import { TOLERANCE } from '~/history/log-match'

type Shown = Pick<Told, 'at' | 'doing'>

/**
 * Whether something is shown of which the log was not asked yet: what others did, or an expiration that has passed. Moments
 * in seconds.
 * @param changes newest first
 * @param asked when the log's newest page was asked for
 */
export function isLogBehind(changes: readonly Shown[], asked: number, now: number): boolean {
  for (const { at, doing } of changes) {
    // The log was asked after it, and what it had then is known.
    if (at + TOLERANCE < asked) return false
    if (doing === null && at + TOLERANCE < now) return true
  }
  return false
}

/**
 * Asks for the newest page of a log whenever something is shown that happened since: one request mostly.
 * @param tag on whose page the log is shown; null for the repository's
 */
export function useLogRenewal(
  repository: string,
  tag: string | null,
  { asked }: { asked: number | null },
  changes: readonly Shown[],
  now: number,
): void {
  const client = useQueryClient()
  /** Since when; another moment where one more look was in vain. */
  const behind = asked !== null && isLogBehind(changes, asked, now) ? asked : null
  useEffect(() => {
    if (behind !== null) void catchUpLog(client, repository, tag)
  }, [client, repository, tag, behind])
}
