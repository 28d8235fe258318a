import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useParams } from 'react-router'
import { Link } from '~/tags/Link'
import { QuayError } from '~/api/error'
import { repositoryQuery } from '~/api/repository'
import { useSession } from '~/api/use-session'
import { parseRepository, paths } from '~/paths'
import { ErrorState } from '~/tags/ErrorState'
import { Page } from '~/tags/Page'
import { isGone, RepositoryGone } from '~/tags/RepositoryGone'
import { useConfirmedAccount } from '~/tags/use-confirmed-account'
import { buttonClasses } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'
import { RepositoryView } from './RepositoryView'

/** One repository: what it is, what may be done there, and its tags. */
export function Component() {
  const { t } = useTranslation()
  const repository = parseRepository(useParams()['*'] ?? '')
  if (repository) {
    const name = `${repository.namespace}/${repository.name}`
    return <Named key={name} name={name} />
  }
  return (
    <Page title={t('repository.badAddress')} heading={null}>
      <EmptyState title={t('repository.badAddress')} action={<ListLink />}>
        <p>{t('repository.badAddressAdvice')}</p>
      </EmptyState>
    </Page>
  )
}

function Named({ name }: { name: string }) {
  const { data, error, refetch } = useQuery(repositoryQuery(name))
  useConfirmedAccount(data)
  const { way } = useSession()
  const { pathname, search } = useLocation()
  const kind = error instanceof QuayError ? error.kind : null

  // Who has not chosen a way in is asked to; afterwards they are here again.
  if (kind === 'signed-out' && way === 'none')
    return <Navigate to={paths.signIn(pathname + search)} replace />
  if (data || !error) return <RepositoryView name={name} repository={data} />
  if (isGone(error)) return <RepositoryGone name={name} error={error} />
  return (
    <Page title={name}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  )
}

function ListLink() {
  const { t } = useTranslation()
  return (
    <Link to={paths.repositories()} className={buttonClasses('primary')}>
      {t('notFound.go')}
    </Link>
  )
}
