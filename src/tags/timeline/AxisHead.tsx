import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import { placeOf, WIDTH } from './Lane'
import type { TimeAxis } from './time-axis'

const DAY = 86_400
/** From so wide on, in the drawing's units, what is not kept is called so. */
const NAMED_FROM = 150

/** The dates above the lanes. */
export function AxisHead({ axis }: { axis: TimeAxis }) {
  const { kept, span } = axis
  const { t } = useTranslation()
  const format = useFormat()
  const short = axis.now - axis.span.from <= 2 * DAY
  const left = (moment: number) => `${(placeOf(moment, axis.span) / WIDTH) * 100}%`
  return (
    <div className="relative h-4.5" aria-hidden="true">
      {kept !== null && placeOf(kept, span) > NAMED_FROM && (
        <span className="absolute left-0 whitespace-nowrap">{t('timeline.notKept')}</span>
      )}
      {axis.ticks.map((tick) => (
        <span key={tick} className="absolute pl-1 whitespace-nowrap" style={{ left: left(tick) }}>
          {short ? format.time(tick) : format.dayAndMonth(tick)}
        </span>
      ))}
      <span
        className="absolute -translate-x-1/2 bg-surface px-0.5 font-semibold whitespace-nowrap text-accent"
        style={{ left: left(axis.now) }}
      >
        {t('timeline.now')}
      </span>
    </div>
  )
}
