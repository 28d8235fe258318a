import type { Session } from './session'
import type { SessionState } from './session-store'

/** Who acts, as one text: the same for as long as it is the same person in the same way. */
export function personOf({ way, user }: Pick<SessionState, 'way' | 'user'>): string {
  return `${way} ${user}`
}

/** What to do when somebody signs in or out, once it is known who was there at the start. */
type Change = {
  /** The same person signed in again. */
  again: () => void
  /** Somebody else did, or nobody is signed in any more. */
  another: () => void
}

/** Calls back when another session begins. */
export function onSession(session: Pick<Session, 'state' | 'subscribe'>, { again, another }: Change): void {
  let before = session.state()
  session.subscribe(() => {
    const now = session.state()
    const former = before
    before = now
    if (now.epoch === former.epoch || former.way === 'starting') return
    if (personOf(now) === personOf(former)) again()
    else another()
  })
}
