import { useMemo, useSyncExternalStore } from 'react'
import { personOf } from '~/api/person'
import { useSession } from '~/api/use-session'
import type { Progress, Runner } from '~/operations/plan/runner'
import { planKeeper, type KeptPlan } from './keeper'

/** The plans of who is signed in that this browser keeps, newest first: those of others are theirs. */
export function usePlans(): readonly KeptPlan[] {
  const by = personOf(useSession())
  const plans = useSyncExternalStore(planKeeper.subscribe, planKeeper.plans)
  return useMemo(() => plans.filter(({ head }) => head.by === by), [plans, by])
}

export function useProgress(runner: Runner): Progress {
  return useSyncExternalStore(runner.subscribe, runner.progress)
}
