import { useSyncExternalStore } from 'react'
import type { Progress, Runner } from '~/operations/plan/runner'
import { planKeeper, type KeptPlan } from './keeper'

/** The plans that this browser keeps, newest first. */
export function usePlans(): readonly KeptPlan[] {
  return useSyncExternalStore(planKeeper.subscribe, planKeeper.plans)
}

export function useProgress(runner: Runner): Progress {
  return useSyncExternalStore(runner.subscribe, runner.progress)
}
