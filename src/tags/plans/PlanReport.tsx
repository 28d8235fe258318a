import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import type { Plan } from '~/operations/plan/plan'
import { failedOf, groupsOf, waysBack } from '~/operations/plan/report'
import type { Runner } from '~/operations/plan/runner'
import { Moment } from '~/tags/Moment'
import { useNow } from '~/tags/use-now'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { Notice } from '~/ui/Notice'
import { Counts } from './Counts'
import { followUp } from './follow-up-plan'
import { planKeeper, type KeptPlan } from './keeper'
import { PlanControls } from './PlanControls'
import { HoldText, usePlanTitle } from './PlanWords'
import { ReportGroup } from './ReportGroup'
import { useAccountExport } from './use-account-export'
import { useProgress } from './use-plans'

interface PlanReportProps {
  kept: KeptPlan
  plan: Plan
  runner: Runner
}

/** What became of each operation of a plan, by reason, and what can be done now. */
export function PlanReport({ kept, plan, runner }: PlanReportProps) {
  const { t } = useTranslation()
  const now = useNow()
  const progress = useProgress(runner)
  const { account, phase } = progress
  const title = usePlanTitle(kept.head)
  const states = runner.states()
  const isRunning = phase === 'running' || phase === 'pausing' || phase === 'stopping'
  const formats = useAccountExport(plan, states)
  return (
    <article
      aria-label={title}
      className="grid gap-3 rounded-[10px] border border-line bg-surface px-4 py-3.5"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="text-lg font-semibold [overflow-wrap:anywhere]">{title}</h3>
        <span className="text-sm text-muted">
          <Moment at={plan.at} now={now} focusable />
        </span>
      </div>
      <Counts account={account} isUnderWay={phase !== 'ready'} />
      <p className="text-sm text-muted">
        <HoldText kept={kept} progress={progress} />
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <PlanControls kept={kept} runner={runner} progress={progress} />
        <FollowUps plan={plan} runner={runner} />
        <Menu parts={formats}>
          {t('plan.export')} <Icon name="chevronDown" size={12} />
        </Menu>
        <Button
          size="small"
          look="ghost"
          why={isRunning ? t('plan.removeWhy') : null}
          onClick={() => void planKeeper.remove(plan.id)}
        >
          {t('plan.remove')}
        </Button>
      </div>
      {groupsOf(states).map((group) => (
        <ReportGroup key={group.key} group={group} plan={plan} states={states} />
      ))}
    </article>
  )
}

/** Trying again what failed, and undoing what was done: each a plan of its own. */
function FollowUps({ plan, runner }: Omit<PlanReportProps, 'kept'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  const [failure, setFailure] = useState<string | null>(null)
  const { account, phase } = useProgress(runner)
  const isBusy = phase === 'running' || phase === 'pausing' || phase === 'stopping'
  const ways = waysBack(runner.states()).length
  const begin = async (origin: 'retry' | 'undo') => {
    const states = runner.states()
    const operations = origin === 'retry' ? failedOf(plan, states) : waysBack(states)
    try {
      await planKeeper.begin(client, followUp(plan, origin, operations))
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
  }
  const why = isBusy ? t('plan.removeWhy') : null
  return (
    <>
      {account.failed > 0 && (
        <Button size="small" why={why} onClick={() => void begin('retry')}>
          {t('plan.retry', { count: account.failed, formatted: format.count(account.failed) })}
        </Button>
      )}
      {account.done > 0 && (
        <Button
          size="small"
          why={why ?? (ways === 0 ? t('plan.noUndo') : null)}
          onClick={() => void begin('undo')}
        >
          {t('plan.undoDone', { count: ways, formatted: format.count(ways) })}
        </Button>
      )}
      {failure !== null && (
        <Notice tone="danger" live="alert" className="basis-full">
          {t('plan.notKept', { reason: failure })}
        </Notice>
      )}
    </>
  )
}
