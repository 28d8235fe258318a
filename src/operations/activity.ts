import { onSession } from '~/api/person'
import type { Session } from '~/api/session'
import { isUnchanged, type Operation } from './operation'
import type { Outcome } from './outcome'
import { undoOf, type Undo } from './undo'

/** One operation that was sent from this browser. */
export type Activity = {
  /** Grows with each entry, also over the tabs of a browser. */
  id: number
  /** Seconds of the server's clock. */
  at: number
  operation: Operation
  outcome: Outcome
  /** The way back; null where there is none. */
  undo: Undo | null
  /** Whether it was taken. */
  undone: boolean
  /** The entry that this one undid, if it was done for that. */
  undoes: number | null
}

/** How an outcome is connected with what was noted before. */
export type Connection = {
  /** The entry that the operation undid. */
  undoes?: number | undefined
  /** The entry of which nobody knew what became of it; it takes its place. */
  settles?: number | undefined
}

/** Where entries outlive the tab. */
type Journal = {
  /** Keeps entries, in the place of what was kept of them. */
  put: (entries: readonly Activity[]) => void
  /** Resolves once nothing is kept of them. */
  remove: (ids: readonly number[]) => Promise<void>
}

/** What was done, newest first, for `useSyncExternalStore`. */
export type ActivityLog = {
  entries: () => readonly Activity[]
  /** What was noted last in this tab; null for nothing. */
  latest: () => Activity | null
  subscribe: (listener: () => void) => () => void
  /**
   * Notes what became of an operation, if only that nobody knows; what turns out not to have happened is not kept.
   * @param window how long ended lifetimes are kept, in seconds; null where Quay doesn't say
   * @returns its entry; null where there is none
   */
  note: (outcome: Outcome, at: number, window: number | null, connection?: Connection) => Activity | null
  /** Takes in what was kept, as by other tabs or before the page was loaded. */
  restore: (kept: readonly Activity[]) => void
  /** Writes down from now on what is noted. */
  writeTo: (journal: Journal) => void
  /** Forgets entries for good: they are shown until nothing is kept of them any more. */
  remove: (ids: readonly number[]) => Promise<void>
  /** Forgets all in this tab, as when somebody else signs in. */
  clear: () => void
}

/** Makes an empty log. */
export function createActivityLog(): ActivityLog {
  const listeners = new Set<() => void>()
  let entries: readonly Activity[] = []
  /** Those that were noted in this tab: of these it knows best. */
  let own: ReadonlySet<number> = new Set()
  let latest: number | null = null
  let journal: Journal | null = null

  function change(next: readonly Activity[]): void {
    const before = new Set(entries)
    const changed = next.filter((one) => !before.has(one))
    own = new Set([...own, ...changed.map(({ id }) => id)])
    if (changed.length > 0) journal?.put(changed)
    show(next)
  }

  function show(next: readonly Activity[]): void {
    entries = next
    for (const listener of listeners) listener()
  }

  async function remove(ids: readonly number[]): Promise<void> {
    await journal?.remove(ids)
    show(entries.filter(({ id }) => !ids.includes(id)))
  }

  return {
    entries: () => entries,
    latest: () => entries.find(({ id }) => id === latest) ?? null,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    note: (outcome, at, window, { undoes, settles } = {}) => {
      const former = entries.find(({ id }) => id === settles)
      if (outcome.effect === 'not-done') {
        if (former) {
          void journal?.remove([former.id])
          show(entries.filter((one) => one !== former))
        }
        return null
      }
      const entry: Activity = {
        id: former?.id ?? Math.max((entries[0]?.id ?? 0) + 1, Math.floor(at * 1000)),
        at: former?.at ?? at,
        operation: outcome.operation,
        outcome,
        undo: undoOf(outcome, window),
        undone: false,
        undoes: undoes ?? former?.undoes ?? null,
      }
      const others = outcome.effect === 'done' ? entries.map((one) => after(one, entry, entries)) : entries
      latest = entry.id
      change(former ? others.map((one) => (one.id === entry.id ? entry : one)) : [entry, ...others])
      return entry
    },
    restore: (kept) => {
      const ours = entries.filter(({ id }) => own.has(id))
      const others = kept.filter(({ id }) => !own.has(id))
      show([...ours, ...others].sort((a, b) => b.id - a.id))
    },
    writeTo: (to) => {
      journal = to
    },
    remove,
    clear: () => {
      own = new Set()
      show([])
    },
  }
}

/** What becomes of an earlier entry once another is done, perhaps as its undo. */
function after(one: Activity, done: Activity, entries: readonly Activity[]): Activity {
  if (done.undoes === null) return one
  if (one.id === done.undoes) return { ...one, undone: true }
  const undone = entries.find(({ id }) => id === done.undoes)
  if (undone === undefined) return one
  // What was undone is done again by undoing that.
  const isAgain = undone.undoes === one.id
  return { ...one, undone: one.undone && !isAgain, undo: rebased(one, undone, done) }
}

/** The way back from what came before: the tag is as that left it, by a new lifetime. */
function rebased({ undo, operation }: Activity, undone: Activity, done: Activity): Undo | null {
  const isOfTag = operation.tag === done.operation.tag && operation.repository === done.operation.repository
  const { seen } = undo?.operation ?? { seen: null }
  const { live } = undone.outcome.before
  if (undo === null || !isOfTag || seen === null || live === null || !isUnchanged(seen, live)) return undo
  return { ...undo, operation: { ...undo.operation, seen: done.outcome.after?.live ?? null } }
}

/** Empties a log, or the like, as soon as its session is another person's, or nobody's. */
export function forgetWith(
  session: Pick<Session, 'state' | 'subscribe'>,
  log: Pick<ActivityLog, 'clear'>,
): void {
  onSession(session, { again: () => undefined, another: log.clear })
}

/** The log of this browser tab. */
export const activityLog = createActivityLog()
