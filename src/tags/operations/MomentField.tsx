import { useTranslation } from 'react-i18next'
import { browserZone } from '~/i18n/zone'
import { endOfMonth, type Moment, type MomentFault } from '~/operations/moment'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/TextField'

const FAULTS = {
  empty: 'operation.momentMissing',
  unreadable: 'operation.momentUnreadable',
  noSuchDay: 'operation.momentNoSuchDay',
  past: 'operation.pastExpiration',
  tooFar: 'operation.farExpiration',
} as const satisfies Record<MomentFault, string>

interface MomentFieldProps {
  value: string
  onChange: (value: string) => void
  /** What it means. */
  moment: Moment
  now: number
  /** As `Intl` names it; undefined for the browser's. */
  timeZone: string | undefined
}

/** A moment to come, typed or taken from those that people want most. */
export function MomentField({ value, onChange, moment, now, timeZone }: MomentFieldProps) {
  const { t } = useTranslation()
  const fault = moment.kind === 'fault' && moment.why !== 'empty' ? moment.why : null
  const offers = [
    ['+7d', t('operation.inDays', { count: 7 })],
    ['+4w', t('operation.inWeeks', { count: 4 })],
    [endOfMonth(now, timeZone), t('operation.endOfMonth')],
  ] as const
  return (
    <div className="grid gap-2">
      <TextField
        label={t('operation.moment')}
        hint={t('operation.momentHint', { zone: timeZone ?? browserZone() })}
        error={fault && t(FAULTS[fault])}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="flex flex-wrap gap-1.5">
        {offers.map(([text, label]) => (
          <Button key={label} size="small" aria-pressed={value === text} onClick={() => onChange(text)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  )
}
