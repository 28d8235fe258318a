import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { listings } from './api/listings'
import { keepTabsTogether } from './api/other-tabs'
import { onSession } from './api/person'
import { createQueryClient, readFailedAgain } from './api/query-client'
import { watchReach } from './api/reach'
import { consoleBase, http, reach, session } from './api/quay'
import { fetchUser } from './api/user'
import { startMessages } from './i18n/i18n'
import { DeploymentZone, knownZone } from './i18n/zone'
import { activityLog, forgetWith } from './operations/activity'
import { beginReads } from './begin-reads'
import { createRouter, loadPageAt } from './routes'
import { selections } from './tags/selection'
import { retryParts } from './ui/parts'
import { keepsInMemory } from './ui/unsaved'
import { watchUpgrades } from './upgrade'
import './ui/styles.css'

/** What those who run this console set for everybody: nothing. */
const deployment: { zone?: string } = {}

watchUpgrades(consoleBase())
// The notice of what was done last, with its undo, and what is chosen are gone with the page.
keepsInMemory(() => activityLog.latest() !== null || selections.isAnyChosen())

const queryClient = createQueryClient(session)
forgetWith(session, activityLog)
forgetWith(session, selections)
// Who signs in again finds what was read; another person, or nobody, does not.
onSession(session, { again: listings.revive, another: listings.clear })
keepTabsTogether(session, new BroadcastChannel('tidemark-session'))
watchReach({
  reach,
  network: globalThis,
  look: () => fetchUser(http),
  onBack: () => {
    // Who is signed in may not be known yet; what can't be read now is told where it is wanted.
    session.start().catch(() => undefined)
    void readFailedAgain(queryClient)
    listings.revive()
    retryParts()
  },
})
const router = createRouter()
// A browser that lacks what this needs keeps what stands there (public/baseline.js).
const isTooOld = 'tooOld' in document.documentElement.dataset
const root = isTooOld ? null : document.getElementById('root')

loadPageAt(location.pathname)
beginReads(location.pathname, location.search)

// Who is signed in is found out beside the first page's own reads, not before them. Where Quay can't be asked, the
// page says so by itself: it asks the same Quay.
session.start().catch(() => undefined)

await startMessages()
if (root)
  createRoot(root).render(
    <StrictMode>
      {/* A strict Content-Security-Policy allows no style elements. */}
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queryClient}>
          <DeploymentZone value={knownZone(deployment.zone)}>
            <RouterProvider router={router} />
          </DeploymentZone>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  )
