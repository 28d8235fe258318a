import { personOf } from '~/api/person'
import { session } from '~/api/quay'
import { activityLog, type Activity } from '~/operations/activity'

// A token that doesn't tell whose it is may be another person's tomorrow: what was done with it is forgotten with the tab.
const NAMELESS = personOf({ way: 'token', user: null })

// What the database needs is fetched when there is something to keep, or somebody looks.
const store = async () => (await import('~/operations/activity-store')).activityStore

type Store = Awaited<ReturnType<typeof store>>

/** Whose activity is kept here; null for nobody's. */
function owner(): string | null {
  const state = session.state()
  const isSomebody = state.way !== 'starting' && state.way !== 'none' && state.way !== 'anonymous'
  const by = personOf(state)
  return isSomebody && by !== NAMELESS ? by : null
}

/** One after the other, in the order in which they were asked for; a browser that keeps nothing forgets with the tab. */
let last: Promise<void> = Promise.resolve()

function then(act: (store: Store, by: string) => Promise<void>): Promise<void> {
  const by = owner()
  if (by === null) return last
  last = last.then(async () => act(await store(), by)).catch(() => undefined)
  return last
}

activityLog.writeTo({
  put: (entries: readonly Activity[]) => void then((kept, by) => kept.put(by, entries)),
  remove: (ids: readonly number[]) => then((kept, by) => kept.remove(by, ids)),
})

/** Takes in what this browser keeps of a person, if that one is signed in. */
export function lookAtActivity(by: string): Promise<void> {
  if (owner() !== by) return Promise.resolve()
  return then(async (kept) => {
    const entries = await kept.load(by)
    // Another person may have signed in meanwhile.
    if (owner() === by) activityLog.restore(entries)
  })
}

/** Forgets what this browser keeps of a person who has signed out. */
export function forgetActivity(by: string): Promise<void> {
  last = last.then(async () => (await store()).clear(by)).catch(() => undefined)
  return last
}
