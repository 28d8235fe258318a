import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Moment } from '~/tags/Moment'
import { useNow } from '~/tags/use-now'
import { Button } from '~/ui/Button'
import { Skeleton } from '~/ui/Skeleton'
import { planKeeper, type KeptPlan } from './keeper'
import { PlanReport } from './PlanReport'
import { usePlanTitle } from './PlanWords'

/** The plans of a repository, newest first; the one that the address names, or the newest, with its account. */
export function PlanReports({ plans }: { plans: readonly KeptPlan[] }) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const named = plans.find(({ head }) => head.id === params.get('plan')) ?? plans[0]
  useEffect(() => {
    void planKeeper.look()
  }, [])
  if (plans.length === 0) return null
  return (
    <section aria-labelledby="plans-title" className="mt-4 grid gap-3">
      <h2 id="plans-title" className="text-lg font-semibold">
        {t('plan.list')}
      </h2>
      {plans.map((kept) => (
        <Listed key={kept.head.id} kept={kept} isNamed={kept === named} />
      ))}
    </section>
  )
}

function Listed({ kept, isNamed }: { kept: KeptPlan; isNamed: boolean }) {
  const client = useQueryClient()
  const { head, open } = kept
  const wants = isNamed && open === null
  useEffect(() => {
    if (wants) void planKeeper.open(client, head.id)
  }, [client, wants, head.id])
  if (open !== null) return <PlanReport kept={kept} plan={open.plan} runner={open.runner} />
  if (isNamed) return <Skeleton className="h-32 w-full" />
  return <Closed kept={kept} onOpen={() => void planKeeper.open(client, head.id)} />
}

/** A plan whose account is read when somebody wants it. */
function Closed({ kept, onOpen }: { kept: KeptPlan; onOpen: () => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const title = usePlanTitle(kept.head)
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-[10px] border border-line bg-surface px-4 py-2.5">
      <span className="min-w-0 [overflow-wrap:anywhere]">{title}</span>
      <span className="text-sm text-muted">
        <Moment at={kept.head.at} now={now} focusable />
      </span>
      <Button size="small" className="ml-auto" onClick={onOpen} aria-label={`${t('plan.details')}: ${title}`}>
        {t('plan.details')}
      </Button>
    </p>
  )
}
