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
import { Counts } from './Counts'
import FollowUpDialog from './FollowUpDialog'
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
        <FollowUps kept={kept} plan={plan} runner={runner} />
        <Menu parts={formats}>
          {t('plan.export')} <Icon name="chevronDown" size={12} />
        </Menu>
        <Button
          size="small"
          look="ghost"
          why={kept.isElsewhere ? t('plan.elsewhere') : isRunning ? t('plan.removeWhy') : null}
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
function FollowUps({ kept, plan, runner }: PlanReportProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [asked, ask] = useState<'retry' | 'undo' | null>(null)
  const { account, phase } = useProgress(runner)
  const isBusy = kept.isElsewhere || phase === 'running' || phase === 'pausing' || phase === 'stopping'
  const states = runner.states()
  const ways = waysBack(states).length
  const why = isBusy ? t(kept.isElsewhere ? 'plan.elsewhere' : 'plan.removeWhy') : null
  return (
    <>
      {account.failed > 0 && (
        <Button size="small" why={why} onClick={() => ask('retry')}>
          {t('plan.retry', { count: account.failed, formatted: format.count(account.failed) })}
        </Button>
      )}
      {account.done > 0 && (
        <Button size="small" why={why ?? (ways === 0 ? t('plan.noUndo') : null)} onClick={() => ask('undo')}>
          {t('plan.undoDone', { count: ways, formatted: format.count(ways) })}
        </Button>
      )}
      {asked && (
        <FollowUpDialog
          plan={plan}
          origin={asked}
          operations={asked === 'retry' ? failedOf(plan, states) : waysBack(states)}
          onClose={() => ask(null)}
        />
      )}
    </>
  )
}
