import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import type { Account } from '~/operations/plan/plan'

const KINDS = ['done', 'skipped', 'failed', 'unknown', 'waiting'] as const

interface CountsProps {
  account: Account
  /** In this tab: what is on its way in none, was when the browser went. */
  isUnderWay: boolean
}

/** How many operations are where; what none is, is left out. */
export function Counts({ account, isUnderWay }: CountsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { waiting, unknown, sending } = account
  const shown = isUnderWay
    ? { ...account, waiting: waiting + sending }
    : { ...account, unknown: unknown + sending }
  return (
    <p className="num flex flex-wrap gap-x-3 text-sm text-muted">
      {KINDS.filter((kind) => shown[kind] > 0 || kind === 'done').map((kind) => (
        <span key={kind} className={kind === 'failed' || kind === 'unknown' ? 'text-danger' : undefined}>
          {t(`plan.counts.${kind}`, { count: shown[kind], formatted: format.count(shown[kind]) })}
        </span>
      ))}
    </p>
  )
}
