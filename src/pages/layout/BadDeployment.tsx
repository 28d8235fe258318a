import { useTranslation } from 'react-i18next'
import type { DeploymentFault } from '~/deployment'
import { Button } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'

/** Stands in the console's place where its settings can't be used: which one, and what to make of it. */
export function BadDeployment({ fault }: { fault: DeploymentFault }) {
  const { t } = useTranslation()
  return (
    <main>
      <title>{t('app.name')}</title>
      <EmptyState
        alert
        title={t('deployment.title')}
        action={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
      >
        <What fault={fault} />
        <p>{t('deployment.who')}</p>
      </EmptyState>
    </main>
  )
}

function What({ fault }: { fault: DeploymentFault }) {
  const { t } = useTranslation()
  switch (fault.kind) {
    case 'field':
      return (
        <>
          <p className="[overflow-wrap:anywhere]">
            {t('deployment.field', { path: fault.path, value: fault.value })}
          </p>
          <p>{t(`deployment.fix.${fault.field}`)}</p>
        </>
      )
    case 'syntax':
      return <p className="[overflow-wrap:anywhere]">{t('deployment.syntax', { reason: fault.reason })}</p>
    case 'unread':
      return <p className="[overflow-wrap:anywhere]">{t('deployment.unread', { reason: fault.reason })}</p>
  }
}
