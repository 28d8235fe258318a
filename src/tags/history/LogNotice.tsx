import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import { Button } from '~/ui/Button'
import type { UsageLog } from './use-usage-log'

/** What is known of who did it: said once, not on each change. */
export function LogNotice({ log }: { log: UsageLog }) {
  const { t } = useTranslation()
  const format = useFormat()
  switch (log.state) {
    case 'hidden':
      return <p className="text-sm text-muted">{t('history.nobody')}</p>
    case 'failed':
      return <p className="text-sm text-warn">{t('history.logUnread')}</p>
    case 'partial':
      return (
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
          {log.readBackTo !== null && t('history.logMore', { moment: format.exact(log.readBackTo) })}
          <Button size="small" aria-disabled={log.isReading} onClick={log.readMore}>
            {log.isReading ? t('history.reading') : t('history.logReadMore')}
          </Button>
        </p>
      )
    case 'reading':
    case 'read':
      return null
  }
}
