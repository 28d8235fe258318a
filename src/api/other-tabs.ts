import type { Session } from './session'

type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>

/**
 * Keeps the tabs of one browser true to the cookie that they share: one that signed in or out tells the others, and these
 * look whose it is now.
 */
export function keepTabsTogether(
  session: Pick<Session, 'state' | 'subscribe' | 'followCookie'>,
  channel: Channel,
): void {
  let before = session.state()
  let isFollowing = false
  session.subscribe(() => {
    const { way, epoch } = before
    before = session.state()
    const isCookie = before.way === 'account' || way === 'account'
    if (before.epoch !== epoch && way !== 'starting' && isCookie && !isFollowing) channel.postMessage(null)
  })
  channel.addEventListener('message', () => {
    isFollowing = true
    session
      .followCookie()
      // Where Quay can't be asked, the next write finds out.
      .catch(() => undefined)
      .finally(() => {
        isFollowing = false
      })
  })
}
