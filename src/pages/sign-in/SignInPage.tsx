import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { Link } from '~/tags/Link'
import { configQuery } from '~/api/config'
import { session } from '~/api/quay'
import { useSession } from '~/api/use-session'
import { deployment } from '~/deployment'
import { safeNext } from '~/paths'
import { ErrorLine } from '~/tags/ErrorState'
import { Page } from '~/tags/Page'
import { SignIn } from '~/tags/sign-in/SignIn'
import { Button, buttonClasses } from '~/ui/Button'
import { Brandmark } from '~/ui/icons'

/** The ways in. Whoever is in already, or gets in, goes to where they wanted to be. */
export function Component() {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const { way, ended } = useSession()
  const config = useQuery(configQuery())
  const next = safeNext(params.get('next'))
  const go = () => void navigate(next, { replace: true })

  if ((way === 'account' || way === 'token') && !ended) return <Navigate to={next} replace />

  const host = config.data?.config.SERVER_HOSTNAME
  const offersAnonymous = deployment().signIn.includes('anonymous')
  return (
    <div className="mx-auto mt-[6vh] grid max-w-[420px] gap-5">
      <Page
        title={t('signIn.title')}
        heading={
          <span className="flex items-center gap-3">
            <Brandmark />
            {t('signIn.title')}
          </span>
        }
        facts={
          // Its line is there before Quay answers, so that the form under it stays where it is.
          <p className="-mt-3 min-h-5 text-muted [overflow-wrap:anywhere]">
            {host && t('signIn.to', { host })}
          </p>
        }
      >
        {config.error && <ErrorLine error={config.error} onRetry={() => void config.refetch()} />}
        <div className="grid gap-5 rounded-[14px] border border-line bg-surface p-5">
          {way === 'shared' ? (
            <>
              <p>{t('signIn.shared')}</p>
              <Link to={next} className={buttonClasses('primary')}>
                {t('signIn.sharedGo')}
              </Link>
            </>
          ) : (
            <SignIn onDone={go} />
          )}
        </div>
        {way !== 'shared' && offersAnonymous && config.data?.features.ANONYMOUS_ACCESS && (
          <div className="grid justify-items-center gap-1 text-center">
            <Button
              look="ghost"
              onClick={() => {
                session.lookAround()
                go()
              }}
            >
              {t('signIn.anonymous')}
            </Button>
            <p className="text-sm text-muted">{t('signIn.anonymousHint')}</p>
          </div>
        )}
      </Page>
    </div>
  )
}
