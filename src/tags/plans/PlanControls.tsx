import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Progress, Runner } from '~/operations/plan/runner'
import { Button } from '~/ui/Button'
import { planKeeper, type KeptPlan } from './keeper'

interface PlanControlsProps {
  kept: KeptPlan
  runner: Runner
  progress: Progress
}

/** Pausing, going on and stopping. */
export function PlanControls({ kept, runner, progress: { phase, hold } }: PlanControlsProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  if (phase === 'finished') return null
  const isWaiting = hold !== null && 'until' in hold
  return (
    <>
      {(phase === 'running' || isWaiting) && (
        <Button size="small" onClick={runner.pause}>
          {t('plan.pause')}
        </Button>
      )}
      {!(phase === 'running' || phase === 'pausing' || phase === 'stopping') && (
        <Button
          size="small"
          look={isWaiting ? 'plain' : 'primary'}
          onClick={() => void planKeeper.resume(client, kept.head.id)}
        >
          {t('plan.goOn')}
        </Button>
      )}
      {phase !== 'stopping' && phase !== 'stopped' && !kept.isElsewhere && (
        <Button size="small" onClick={runner.stop}>
          {t('plan.stop')}
        </Button>
      )}
    </>
  )
}
