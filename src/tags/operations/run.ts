import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { foldEnd, foldLive, foldTag, knownEntries } from '~/api/fold-tag'
import { QuayError } from '~/api/error'
import type { Http } from '~/api/http'
import { personOf } from '~/api/person'
import { renewLog } from '~/api/renew-log'
import { clock, http, session } from '~/api/quay'
import { repositoryQuery } from '~/api/repository'
import { earlierQuery } from '~/api/tag'
import { newestOfEachName } from '~/history/lifetime'
import { signedImage } from '~/history/signature'
import '~/tags/activity/keeper'
import { activityLog, type Activity, type Connection } from '~/operations/activity'
import type { Operation } from '~/operations/operation'
import type { Outcome, Surroundings } from '~/operations/outcome'
import { perform, settle, type Performed } from '~/operations/perform'
import { othersOn } from '~/operations/signature'
import type { TagState } from '~/operations/tag-state'

/** The server's time, in seconds. */
export const serverNow = () => clock.now() / 1000

function surroundings(client: QueryClient, { repository, tag }: Operation): Surroundings {
  const isShared = (digest: string) => {
    const now = serverNow()
    const known = newestOfEachName(knownEntries(client, repository), now)
    // What was read may be old: a look is worth it where there is something to lose.
    const hasSignatures = known.some(({ name }) => signedImage(name) === digest)
    return !hasSignatures && othersOn(known, digest, tag, now).length > 0
  }
  return { http, now: serverNow, isShared }
}

/** Puts what was read of the tag into all views that show it; no list is read anew. */
function foldState(client: QueryClient, { repository, tag }: Operation, { lifetimes, live }: TagState): void {
  foldTag(client, { repository, tag, lifetimes, live })
}

/** Puts what became of an operation into all views that show its tags; no list is read anew. */
export function foldOutcome(client: QueryClient, { operation, after, signatures }: Outcome): void {
  const { repository } = operation
  if (after) foldState(client, operation, after)
  // Those behind the newest hundred are read anew when they are asked for again.
  if (operation.kind === 'purge-ended')
    client.removeQueries({ queryKey: earlierQuery(repository, operation.tag).queryKey })
  for (const { tag } of signatures.ended)
    foldEnd(client, repository, tag, Math.floor(after?.at ?? serverNow()))
  for (const { tag } of signatures.restored) {
    const live = signatures.live?.find(({ name }) => name === tag) ?? null
    if (live) foldLive(client, repository, live)
  }
}

/** Who acts, as long as that is the same person. */
export const actor = () => personOf(session.state())

type Taking = Connection & { outcome: Outcome; by: string }

/** Shows what was read, and notes it: also that nobody knows, for whoever looks again later. Gives its entry. */
function take(client: QueryClient, { outcome, by, ...connection }: Taking): Activity | null {
  // What one person did is nothing of the next one's.
  if (by !== actor()) return null
  foldOutcome(client, outcome)
  const { repository: name } = outcome.operation
  if (outcome.effect === 'done') void renewLog(client, name)
  const repository = client.getQueryData(repositoryQuery(name).queryKey)
  return activityLog.note(outcome, serverNow(), repository?.tag_expiration_s ?? null, connection)
}

type Request = Pick<Connection, 'undoes'> & { operation: Operation }

/** What became of it, and where it was noted. */
type Told<T> = { told: T; noted: number | null }

/** An operation as a mutation: checked, run, read back, folded into every view, noted in the activity log. */
export function useOperation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ operation, undoes }: Request): Promise<Told<Performed>> => {
      const by = actor()
      const told = await perform(operation, { ...surroundings(client, operation), http: heldTo(by) })
      if (told.kind === 'sent')
        return { told, noted: take(client, { outcome: told.outcome, by, undoes })?.id ?? null }
      foldState(client, operation, told.now)
      return { told, noted: null }
    },
  })
}

/** Between the look and the write another person may have taken the place: then nothing more is sent. */
export function heldTo(by: string): Http {
  function hold() {
    if (by !== actor()) throw new QuayError({ kind: 'signed-out', address: '' })
  }
  return {
    read: async (...request) => {
      hold()
      return http.read(...request)
    },
    write: async (...request) => {
      hold()
      return http.write(...request)
    },
  }
}

type Question = Connection & { outcome: Outcome }

/** Finding out what became of an operation whose answer was lost, when the tag could not be read at once. */
export function useSettle() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ outcome, ...connection }: Question): Promise<Told<Outcome>> => {
      const by = actor()
      const told = await settle(outcome, { ...surroundings(client, outcome.operation), http: heldTo(by) })
      return { told, noted: take(client, { outcome: told, by, ...connection })?.id ?? null }
    },
  })
}
