import { connect } from './connect'
import { tabStorage } from './tab-storage'

/** The console's own connection, to the Quay on the host that it was loaded from. */
export const { http, session, clock, reach, withoutToken } = connect({
  fetch: (request, init) => globalThis.fetch(request, init),
  base: consoleBase,
  storage: tabStorage(),
})

/** Where the console is mounted: the page's own address says nothing of it, only a `<base>` does. */
export function consoleBase(): URL {
  return new URL(document.querySelector('base')?.getAttribute('href') ?? '/', location.href)
}
