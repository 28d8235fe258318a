import { useTranslation } from 'react-i18next'
import { Link } from './Link'
import { QuayError } from '~/api/error'
import { paths } from '~/paths'
import { buttonClasses } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'
import { Page } from './Page'

/**
 * Whether an error says that there is no such repository, or none that the person may see: to all but the administrators of
 * its organization Quay answers 403 for a repository that does not exist.
 */
export function isGone(error: Error | null): error is QuayError {
  return error instanceof QuayError && (error.kind === 'not-found' || error.kind === 'forbidden')
}

/** Stands where a repository would, if there were one that the person may see. */
export function RepositoryGone({ name, error }: { name: string; error: QuayError }) {
  const { t } = useTranslation()
  const forbidden = error.kind === 'forbidden'
  return (
    <Page title={name} heading={null}>
      <EmptyState
        alert
        title={forbidden ? t('repository.forbidden', { name }) : t('repository.missing', { name })}
        action={
          <Link to={paths.repositories()} className={buttonClasses('primary')}>
            {t('notFound.go')}
          </Link>
        }
      >
        <p>{forbidden ? t('repository.forbiddenAdvice') : t('repository.missingAdvice')}</p>
      </EmptyState>
    </Page>
  )
}
