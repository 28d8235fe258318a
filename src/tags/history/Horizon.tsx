import { useTranslation } from 'react-i18next'
import { horizonOf, type Reading } from '~/history/horizon'
import { useFormat } from '~/i18n/FormatProvider'

/** How far back what is shown reaches, and what may be missing: said wherever the past is shown. */
export function Horizon({ reading, read }: { reading: Reading; read: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { readBackTo, window } = reading
  return (
    <p className="text-sm text-muted">
      {readBackTo !== null
        ? t('history.partial', { moment: format.exact(readBackTo), count: read })
        : window === 0
          ? t('history.completeNone')
          : t('history.complete', {
              duration: format.duration(window),
              moment: format.day(horizonOf(reading)),
            })}
    </p>
  )
}
