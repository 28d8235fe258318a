import { Suspense, type ComponentType } from 'react'
import { createBrowserRouter, Navigate, useLocation, useParams, type RouteObject } from 'react-router'
import { withMessages } from './i18n/i18n'
import { withZone } from './i18n/zone'
import { parseTag, pathBelowRepository, paths } from './paths'
import { CrashPage } from './pages/layout/CrashPage'
import { lazyPage } from './ui/parts'

const loadRepositoryPage = () => import('./pages/repository/RepositoryPage')
const loadTagPage = () => withMessages(import('./pages/tag/TagPage'))
const RepositoryPage = lazyPage(() => page(loadRepositoryPage()))
const TagPage = lazyPage(() => page(loadTagPage()))

async function page(loaded: Promise<{ Component: ComponentType }>): Promise<{ default: ComponentType }> {
  return { default: (await loaded).Component }
}

/** Both stand below `/repository/`, as repositories may have nested names (contract README 27). */
function RepositoryOrTag() {
  const path = useParams()['*'] ?? ''
  return <Suspense>{parseTag(path) ? <TagPage /> : <RepositoryPage />}</Suspense>
}

/** The console's own address shows the repositories, in the time zone that it names. */
function Start() {
  const { search } = useLocation()
  return <Navigate to={withZone(paths.repositories(), search)} replace />
}

/** Fetches a page's code beside all else that the start of the console needs; for a path such as `/repository/acme/api`. */
export function loadPageAt(pathname: string): void {
  const path = pathBelowRepository(pathname)
  if (path !== null) void (parseTag(path) ? loadTagPage() : loadRepositoryPage())
}

// Every URL and the page it opens; each page is a chunk of its own.
const routes: RouteObject[] = [
  {
    lazy: () => import('./pages/layout/Layout'),
    errorElement: <CrashPage />,
    HydrateFallback: () => null,
    children: [
      { index: true, element: <Start /> },
      {
        errorElement: <CrashPage />,
        children: [
          { path: 'signin', lazy: () => withMessages(import('./pages/sign-in/SignInPage')) },
          { path: 'repository', lazy: () => withMessages(import('./pages/repositories/RepositoriesPage')) },
          {
            path: 'organization/:namespace',
            lazy: () => withMessages(import('./pages/repositories/RepositoriesPage')),
          },
          {
            path: 'user/:namespace',
            lazy: () => withMessages(import('./pages/repositories/RepositoriesPage')),
          },
          { path: 'repository/*', element: <RepositoryOrTag /> },
          { path: 'activity', lazy: () => withMessages(import('./pages/activity/ActivityPage')) },
          { path: '*', lazy: () => import('./pages/not-found/NotFoundPage') },
        ],
      },
    ],
  },
]

/** @param mount where on its host the console is mounted, such as `/tidemark`; empty for its root */
export function createRouter(mount: string) {
  return createBrowserRouter(routes, { basename: mount || '/' })
}
