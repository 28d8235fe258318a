import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Outlet, ScrollRestoration, useHref, useLocation, useNavigate, useNavigation } from 'react-router'
import { Link } from '~/tags/Link'
import { configQuery } from '~/api/config'
import { personOf } from '~/api/person'
import { session } from '~/api/quay'
import { useSession } from '~/api/use-session'
import { deployment } from '~/deployment'
import { withMessages } from '~/i18n/i18n'
import { withZone } from '~/i18n/zone'
import { FormatProvider } from '~/i18n/FormatProvider'
import { paths } from '~/paths'
import { ErrorLine } from '~/tags/ErrorState'
import { useLatestActivity } from '~/tags/activity/use-activity'
import { buttonClasses } from '~/ui/Button'
import { Chip } from '~/ui/Chip'
import { Notice } from '~/ui/Notice'
import { Dock } from '~/ui/Dock'
import { DialogNotices } from '~/ui/dialog-notices'
import { HintLayer } from '~/ui/HintLayer'
import { Brandmark } from '~/ui/icons'
import { AccountMenu } from './AccountMenu'
import { AppNotices } from './AppNotices'
import { Crumbs } from './Crumbs'
import { ZoneMenu } from './ZoneMenu'
import { useQuiet } from './use-quiet'
import { useSearchKey } from './use-search-key'
import { lazyPart } from '~/ui/parts'

const SessionEnded = lazyPart(() => withMessages(import('./SessionEnded')))
const PlanBar = lazyPart(() => withMessages(import('~/tags/plans/PlanBar')))
const Notices = lazyPart(() => withMessages(import('~/tags/operations/Notices')))

const NOTICES = <AppNotices />

/** What stands around every page: where one is, at which Quay, and as whom. */
export function Component() {
  return (
    <FormatProvider>
      <DialogNotices value={NOTICES}>
        <Layout />
      </DialogNotices>
    </FormatProvider>
  )
}

function Layout() {
  const { t } = useTranslation()
  const state = useSession()
  const { signOut, leaving, failure } = useSignOut()
  const acted = useLatestActivity() !== null
  const isQuiet = useQuiet()
  useSearchKey()
  return (
    <>
      <SkipLink />
      <Progress />
      <header className="sticky top-0 z-20 flex h-12 items-center gap-3 border-b border-line bg-surface px-5 compact:px-3.5">
        <Link
          to={paths.repositories()}
          className="flex items-center gap-2 font-[640] tracking-[-0.01em]"
          aria-label={t('repositories.title')}
        >
          <Brandmark />
          <span className="compact:sr-only">{t('app.name')}</span>
        </Link>
        <Crumbs />
        <Host />
        {state.way === 'shared' && (
          <Chip tone="warn" hint={t('header.sharedTitle')}>
            {t('header.shared')}
          </Chip>
        )}
        <SignInLink />
        <ZoneMenu />
        <AccountMenu session={state} onSignOut={signOut} />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="outline-none mx-auto max-w-[1480px] px-5 pt-5 pb-24 compact:px-3.5"
      >
        <AppNotices />
        {state.ended && state.way === 'none' && <EndedNotice />}
        {failure && <ErrorLine error={failure} onRetry={signOut} />}
        {isQuiet && (
          <Suspense>
            <PlanBar />
          </Suspense>
        )}
        {!leaving && <Outlet />}
        {/* Who jumps from landmark to landmark would miss what stands outside of all of them. */}
        <HintLayer />
      </main>
      {state.ended && state.way !== 'none' && (
        <Suspense>
          <SessionEnded session={state} />
        </Suspense>
      )}
      <Dock>
        {acted && (
          <Suspense>
            <Notices />
          </Suspense>
        )}
      </Dock>
      <ScrollRestoration />
    </>
  )
}

/** Past the header, to the page's content. */
function SkipLink() {
  const { t } = useTranslation()
  const { search } = useLocation()
  // The fragment alone would be one of the console's base address.
  const href = useHref({ search, hash: 'content' })
  return (
    <a href={href} className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-2">
      {t('app.skip')}
    </a>
  )
}

/** At which Quay one is: by the name that the deployment gives it, or by its host. */
function Host() {
  const { data: config } = useQuery(configQuery())
  const { name, link } = deployment()
  const shown = name || config?.config.SERVER_HOSTNAME
  if (!shown) return null
  return (
    <span className="flex min-w-0 items-center gap-2 text-muted max-lg:hidden">
      <span aria-hidden="true" className="size-[7px] shrink-0 rounded-full bg-ok" />
      {link === null ? (
        <span className="truncate">{shown}</span>
      ) : (
        <a href={link} rel="noreferrer" className="truncate hover:text-ink hover:underline">
          {shown}
        </a>
      )}
    </span>
  )
}

function SignInLink() {
  const { t } = useTranslation()
  const { way } = useSession()
  const { pathname, search } = useLocation()
  if ((way !== 'none' && way !== 'anonymous') || pathname === paths.signIn()) return null
  return (
    <Link to={paths.signIn(pathname + search)} className={buttonClasses('primary', 'small')}>
      {t('header.signIn')}
    </Link>
  )
}

/** The session has ended, and what is shown is what everybody may see. */
function EndedNotice() {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  if (pathname === paths.signIn()) return null
  return (
    <Notice
      tone="warn"
      live="status"
      className="mb-3"
      action={
        <Link to={paths.signIn(pathname + search)} className={buttonClasses('plain', 'small')}>
          {t('signIn.again')}
        </Link>
      }
    >
      {t('signIn.ended')}
    </Notice>
  )
}

/** In a browser that others use, too, nothing is left of what was done; the code for that may not come without a connection. */
async function forgetDone(by: string): Promise<void> {
  try {
    const [{ planKeeper }, { forgetActivity }] = await Promise.all([
      import('~/tags/plans/keeper'),
      import('~/tags/activity/keeper'),
    ])
    await Promise.all([planKeeper.forgetOver(by), forgetActivity(by)])
  } catch {
    // What is kept stays its owner's, and is shown to nobody else.
  }
}

/**
 * Signing out; where Quay could not be told of it, the person is still signed in and sees why. While `leaving`, the page
 * would ask Quay once more as nobody, and be sent to sign in by that.
 */
function useSignOut(): { signOut: () => void; leaving: boolean; failure: Error | null } {
  const navigate = useNavigate()
  const { search } = useLocation()
  const { way } = useSession()
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      const by = personOf(session.state())
      await session.signOut()
      await forgetDone(by)
      await navigate(withZone(paths.signIn(), search))
    },
  })
  return { signOut: () => mutate(), leaving: isPending && way === 'none', failure: error }
}

/** A line at the top while the next page's code is on its way. */
function Progress() {
  const { state } = useNavigation()
  if (state === 'idle') return null
  return <div className="fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse bg-accent" />
}
