import { useTranslation } from 'react-i18next'
import { Link } from '~/tags/Link'
import { paths } from '~/paths'
import { Page } from '~/tags/Page'
import { buttonClasses } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'

export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('notFound.title')} heading={null}>
      <EmptyState
        title={t('notFound.title')}
        action={
          <Link to={paths.repositories()} className={buttonClasses('primary')}>
            {t('notFound.go')}
          </Link>
        }
      >
        <p>{t('notFound.advice')}</p>
      </EmptyState>
    </Page>
  )
}
