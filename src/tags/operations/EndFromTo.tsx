import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import { Moment } from '~/tags/Moment'
import { FromTo, Side } from './FromTo'

const WEEK = 7 * 86_400

interface EndFromToProps {
  seen: TagEntry
  /** When it would end, in seconds; null for never. */
  end: number | null
  /** It is still to be said when. */
  isOpen: boolean
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
  now: number
}

/** When a tag ends now, and when it would. */
export function EndFromTo({ seen, end, isOpen, window, now }: EndFromToProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <FromTo
      from={<Side label={t('operation.now')} what={<End at={seen.end_ts} now={now} />} />}
      to={
        <Side
          label={t('operation.then')}
          what={
            isOpen ? (
              <span className="text-muted">{t('operation.notSaidYet')}</span>
            ) : (
              <End at={end} now={now} />
            )
          }
          strong
        >
          {end !== null && window !== null && window > 0 && (
            <span>{t('operation.keptAfter', { duration: format.duration(window) })}</span>
          )}
          {end !== null && window === 0 && <span>{t('operation.notKeptAfter')}</span>}
        </Side>
      }
    />
  )
}

function End({ at, now }: { at: number | null; now: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (at === null) return <span>{t('operation.noEnd')}</span>
  return (
    <span>
      {format.exact(at)}
      {/* Beyond that it would be the day once more. */}
      {at - now < WEEK && (
        <span className="text-sm text-muted">
          {' '}
          (<Moment at={at} now={now} />)
        </span>
      )}
    </span>
  )
}
