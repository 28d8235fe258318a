import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { listings } from './api/listings'
import { keepTabsTogether } from './api/other-tabs'
import { onSession } from './api/person'
import { createQueryClient, readFailedAgain } from './api/query-client'
import { watchReach } from './api/reach'
import { http, reach, session } from './api/quay'
import { fetchUser } from './api/user'
import { beginReads } from './begin-reads'
import { deployment, DeploymentError, readDeployment, type Deployment } from './deployment'
import { startMessages, withMessages } from './i18n/i18n'
import { DeploymentZone, knownZone } from './i18n/zone'
import { mount, withinMount } from './mount'
import { activityLog, forgetWith } from './operations/activity'
import { createRouter, loadPageAt } from './routes'
import { selections } from './tags/selection'
import { retryParts } from './ui/parts'
import { startTheme } from './ui/theme'
import { keepsInMemory } from './ui/unsaved'
import { watchUpgrades } from './upgrade'
import './ui/styles.css'

/** The console, as it is set for everybody. */
async function begin(): Promise<ReactNode> {
  watchUpgrades(new URL(document.baseURI))
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
      session.start(deployment().sharedToken).catch(() => undefined)
      void readFailedAgain(queryClient)
      listings.revive()
      retryParts()
    },
  })
  const router = createRouter(mount())

  const pathname = withinMount(mount(), location.pathname)
  loadPageAt(pathname)
  beginReads(pathname, location.search)

  const settings = await readDeployment()
  // Who is signed in is found out beside the first page's own reads, not before them. Where Quay can't be asked, the
  // page says so by itself: it asks the same Quay.
  session.start(settings.sharedToken).catch(() => undefined)
  await prepare(settings)
  return (
    <QueryClientProvider client={queryClient}>
      <DeploymentZone value={knownZone(settings.timeZone)}>
        <RouterProvider router={router} />
      </DeploymentZone>
    </QueryClientProvider>
  )
}

async function prepare({ theme, language }: Pick<Deployment, 'theme' | 'language'>): Promise<void> {
  startTheme(theme)
  await startMessages(language)
}

async function sayWhy(error: unknown): Promise<ReactNode> {
  if (!(error instanceof DeploymentError)) throw error
  const { BadDeployment } = await withMessages(import('./pages/layout/BadDeployment'))
  await prepare({ theme: 'system', language: null })
  return <BadDeployment fault={error.fault} />
}

// A browser that lacks what this needs keeps what stands there (public/baseline.js).
const isTooOld = 'tooOld' in document.documentElement.dataset
const root = isTooOld ? null : document.getElementById('root')
const shown = await begin().catch(sayWhy)
if (root)
  createRoot(root).render(
    <StrictMode>
      {/* A strict Content-Security-Policy allows no style elements. */}
      <CSPProvider disableStyleElements>{shown}</CSPProvider>
    </StrictMode>,
  )
