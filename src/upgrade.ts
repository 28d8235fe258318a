import { noteMissing } from './ui/parts'
import { isAnythingUnsaved } from './ui/unsaved'

// After an upgrade a page that is still open asks for code that the server has no more. The page that the server has now
// names other code: then one reload is all that is needed, and it is done unless somebody would lose something by it.

const KEY = 'tidemark.reloaded'

/** Of several servers each may have another console for a while: a page is reloaded once for each it was, no more. */
function claimReload(build: string): boolean {
  try {
    const before = (sessionStorage.getItem(KEY) ?? '').split(' ')
    sessionStorage.setItem(KEY, [...before, build].join(' '))
    return !before.includes(build)
  } catch {
    // Where nothing can be remembered it might go on for ever.
    return false
  }
}

/** The name of this console's own code, which changes with each build. */
const ownBuild = () => new URL(import.meta.url).pathname.split('/').at(-1) ?? ''

/** Whether the server has another console by now; false where it can't be asked. */
async function isUpgraded(base: URL, build: string): Promise<boolean> {
  try {
    const answer = await fetch(base, { cache: 'no-store', credentials: 'same-origin' })
    const page = await answer.text()
    return answer.ok && page.includes('id="root"') && !page.includes(build)
  } catch {
    return false
  }
}

/**
 * Watches for code that does not come.
 * @param base where the console's own page is
 */
export function watchUpgrades(base: URL): void {
  addEventListener('vite:preloadError', ({ payload }) => {
    noteMissing(payload)
    void renew(base, payload)
  })
}

async function renew(base: URL, error: Error): Promise<void> {
  const build = ownBuild()
  if (!(await isUpgraded(base, build))) return
  if (!isAnythingUnsaved() && claimReload(build)) location.reload()
  else noteMissing(error, 'upgraded')
}
