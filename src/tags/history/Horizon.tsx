import { useTranslation } from 'react-i18next'
import { horizonOf, type Reading } from '~/history/horizon'
import { useFormat } from '~/i18n/FormatProvider'

interface HorizonProps {
  reading: Pick<Reading, 'now' | 'readBackTo'>
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
  /** How many lifetimes were read. */
  read: number
}

/** How far back what is shown reaches, and what may be missing: said wherever the past is shown. */
export function Horizon({ reading, window, read }: HorizonProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { now, readBackTo } = reading
  return (
    <p className="text-sm text-muted">
      {readBackTo !== null
        ? t('history.partial', { moment: format.exact(readBackTo), count: read })
        : window === null
          ? t('history.completeUntold')
          : window === 0
            ? t('history.completeNone')
            : t('history.complete', {
                duration: format.duration(window),
                moment: format.day(horizonOf({ now, window })),
              })}
    </p>
  )
}
