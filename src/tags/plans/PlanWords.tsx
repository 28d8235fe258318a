import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import type { Hold } from '~/operations/plan/hold'
import type { Failure } from '~/operations/plan/plan'
import type { Progress } from '~/operations/plan/runner'
import { errorOf } from '~/operations/plan/settled'
import type { PlanHead } from '~/operations/plan/store'
import { useErrorTexts } from '~/tags/ErrorState'
import { useCountdown } from '~/tags/use-countdown'
import { isNameless, type KeptPlan } from './keeper'

/** What a plan is, in a few words. */
export function usePlanTitle({ name, origin, count, repository }: PlanHead): string {
  const { t } = useTranslation()
  const format = useFormat()
  const numbers = { count, formatted: format.count(count), repository }
  if (origin === 'undo') return t('plan.undo.title', numbers)
  const title = t(`plan.${name}.title`, numbers)
  return origin === 'retry' ? `${title} (${t('plan.retryTitle')})` : title
}

/** A kept error in the person's language. */
export function useFailureTexts(): (failure: Failure) => { title: string; advice: string; reason: string } {
  const textOf = useErrorTexts()
  return (failure) => textOf(errorOf(failure))
}

/** `HoldText` without what changes every second. */
export function StateText({ kept, progress }: { kept: KeptPlan; progress: Progress }) {
  const { t } = useTranslation()
  const { hold } = progress
  if (hold && 'until' in hold && !kept.isElsewhere) return t('plan.hold.waiting')
  return <HoldText kept={kept} progress={progress} />
}

/** Whether a plan goes on, and why not. */
export function HoldText({ kept, progress }: { kept: KeptPlan; progress: Progress }) {
  const { t } = useTranslation()
  const { hold, phase } = progress
  if (kept.isElsewhere) return <span>{t('plan.elsewhere')}</span>
  // What is under way when a person pauses ends first.
  if (hold && !(hold.why === 'asked' && phase === 'pausing')) return <HoldWords hold={hold} />
  return (
    <span>
      {t(`plan.phase.${phase}`)}
      {phase === 'ready' && isNameless(kept.head.by) && ` ${t('plan.nameless')}`}
    </span>
  )
}

function HoldWords({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  const format = useFormat()
  const failureText = useFailureTexts()
  const left = useCountdown('until' in hold ? hold.until : null)
  const duration = format.duration(left ?? 0)
  switch (hold.why) {
    case 'asked':
    case 'signedOut':
    case 'unread':
      return <span>{t(`plan.hold.${hold.why}`)}</span>
    case 'throttled':
      return <span className="num">{t('plan.hold.throttled', { duration })}</span>
    case 'unreachable':
      return (
        <span className="num">
          {t('plan.hold.unreachable', { title: failureText(hold.failure).title, duration })}
        </span>
      )
    case 'failing': {
      const { title, reason } = failureText(hold.failure)
      return <span className="[overflow-wrap:anywhere]">{t('plan.hold.failing', { title, reason })}</span>
    }
    case 'noJournal':
      return <span>{t('plan.hold.noJournal', { reason: hold.reason })}</span>
  }
}
