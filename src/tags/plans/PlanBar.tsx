import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSettled } from '~/operations/plan/plan'
import type { Runner } from '~/operations/plan/runner'
import { useFormat } from '~/i18n/FormatProvider'
import { paths, repositoryOf } from '~/paths'
import { Link } from '~/tags/Link'
import { setTitlePrefix } from '~/tags/title-prefix'
import { Button, buttonClasses } from '~/ui/Button'
import { planKeeper, type KeptPlan } from './keeper'
import { PlanControls } from './PlanControls'
import { HoldText, StateText, usePlanTitle } from './PlanWords'
import { Counts } from './Counts'
import { usePlans, useProgress } from './use-plans'

/** The newest plan that is not over, on every page, until it is closed: where it stands, and what can be done. */
export default function PlanBar() {
  const client = useQueryClient()
  const plans = usePlans()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    void planKeeper.look()
  }, [])
  const shown = plans.filter(({ head, open }) => !closed.has(head.id) && (open !== null || !head.isOver))
  // What goes on has to be at hand; else the newest.
  const kept = shown.find(({ open }) => open?.runner.progress().phase === 'running') ?? shown[0]
  const id = kept?.open === null ? kept.head.id : null
  useEffect(() => {
    if (id !== null) void planKeeper.open(client, id)
  }, [client, id])
  if (!kept?.open) return null
  return (
    <Bar
      key={kept.head.id}
      kept={kept}
      runner={kept.open.runner}
      onClose={() => setClosed(new Set([...closed, kept.head.id]))}
    />
  )
}

interface BarProps {
  kept: KeptPlan
  runner: Runner
  onClose: () => void
}

function Bar({ kept, runner, onClose }: BarProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { head } = kept
  const progress = useProgress(runner)
  const { account, phase, hold, rate } = progress
  const title = usePlanTitle(head)
  const open = account.waiting + account.sending + account.unknown
  const settled = head.count - open
  const share = Math.floor((settled / Math.max(1, head.count)) * 100)
  const isOver = isSettled(account)
  useEffect(() => {
    setTitlePrefix(isOver ? '' : `${hold ? '⏸ ' : ''}${share} % · `)
    return () => setTitlePrefix('')
  }, [share, isOver, hold])
  const isStill = ['ready', 'paused', 'stopped', 'finished'].includes(phase)
  return (
    <section
      aria-label={t('plan.bar')}
      data-plan-bar=""
      className="mb-4 grid gap-1.5 rounded-[10px] border border-line-strong bg-raised px-3.5 py-2.5 shadow-raised wide:sticky wide:top-14 wide:z-10"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <p className="min-w-0 font-[560] [overflow-wrap:anywhere]">{title}</p>
        <Counts account={account} isUnderWay={phase !== 'ready'} />
        <span className="ml-auto flex flex-wrap items-center gap-2">
          <PlanControls kept={kept} runner={runner} progress={progress} />
          <Link
            to={`${paths.repository(repositoryOf(head.repository))}?tab=activity&plan=${head.id}`}
            className={buttonClasses('plain', 'small')}
          >
            {t('plan.details')}
          </Link>
          {isStill && (
            <Button size="small" look="ghost" onClick={onClose} aria-label={t('plan.close')}>
              {t('plan.closeShort')}
            </Button>
          )}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={head.count}
        aria-valuenow={settled}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <i className="block h-full bg-accent" style={{ width: `${share}%` }} />
      </div>
      <p role="status" className="sr-only">
        <StateText kept={kept} progress={progress} />
      </p>
      {/* Seconds and rates that count are not read out by themselves. */}
      <p className="text-sm text-muted">
        <HoldText kept={kept} progress={progress} />
        {phase === 'running' && rate !== null && (
          <span className="num">
            {' '}
            {t('plan.rate', {
              rate: format.count(Math.max(0.1, Math.round(rate * 10) / 10)),
              duration: format.about(Math.ceil(open / rate)),
            })}
          </span>
        )}
      </p>
    </section>
  )
}
