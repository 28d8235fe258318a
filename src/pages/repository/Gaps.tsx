import { useTranslation } from 'react-i18next'
import type { Gap } from '~/api/reader/state'
import { useFormat } from '~/i18n/FormatProvider'
import { useErrorText } from '~/tags/ErrorState'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

interface GapsProps {
  gaps: readonly Gap[]
  error: Error
  onRetry: () => void
}

/** The places of the listing that could not be read, and why. */
export default function Gaps({ gaps, error, onRetry }: GapsProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const { title, reason } = useErrorText(error)
  const places = gaps.map(({ from, to }) =>
    to === null
      ? t('reading.placesFrom', { from: count(from + 1) })
      : t('reading.places', { from: count(from + 1), to: count(Math.max(from + 1, to)) }),
  )
  return (
    <Notice
      tone="danger"
      live="alert"
      className="mb-2.5"
      action={
        <Button size="small" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      }
    >
      <b className="font-semibold">{t('reading.gap', { places: places.join(t('reading.and')) })}</b>{' '}
      {t('error.sentence', { title })} {reason}
    </Notice>
  )
}
