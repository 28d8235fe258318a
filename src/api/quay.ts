import { connect } from './connect'
import { tabStorage } from './tab-storage'

/** The console's own connection, to the Quay on the host that it was loaded from: at its root, wherever the console is. */
export const { http, session, clock, reach, withoutToken } = connect({
  fetch: (request, init) => globalThis.fetch(request, init),
  base: () => new URL('/', location.href),
  storage: tabStorage(),
})
