import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { Button } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'

/** Stands where a page broke, so that the rest of the console stays. */
export function CrashPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  return (
    <EmptyState
      alert
      title={t('app.crash')}
      action={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
    >
      <p>{t('app.crashAdvice')}</p>
      <p className="font-mono text-xs [overflow-wrap:anywhere]">
        {error instanceof Error ? error.message : String(error)}
      </p>
    </EmptyState>
  )
}
