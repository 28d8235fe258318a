import { useTranslation } from 'react-i18next'
import type { Activity } from '~/operations/activity'
import { Moment } from '~/tags/Moment'
import { Curl } from '~/tags/operations/Curl'
import { OutcomeDetails, OutcomeTitle } from '~/tags/operations/OutcomeText'
import { UndoButton, UndoUntil } from '~/tags/operations/UndoButton'
import { useActivity } from '~/tags/operations/use-activity'
import { PlanReports } from '~/tags/plans/PlanReports'
import { usePlans } from '~/tags/plans/use-plans'
import { useNow } from '~/tags/use-now'
import { EmptyState } from '~/ui/Notice'

interface ActivityTabProps {
  repository: string
  /** The address of the Quay, with a slash at its end. */
  quay: string
}

/** What was done in this repository from this browser tab, newest first. */
export default function ActivityTab({ repository, quay }: ActivityTabProps) {
  const { t } = useTranslation()
  const now = useNow()
  const entries = useActivity().filter(({ operation }) => operation.repository === repository)
  const plans = usePlans().filter(({ head }) => head.repository === repository)
  if (entries.length === 0 && plans.length === 0)
    return (
      <EmptyState title={t('activity.empty')}>
        <p>{t('activity.emptyAdvice')}</p>
      </EmptyState>
    )
  return (
    <>
      <PlanReports plans={plans} />
      {entries.length > 0 && (
        <section aria-labelledby="activity-title" className="mt-4">
          <h2 id="activity-title" className="mb-2 text-lg font-semibold">
            {t('activity.title')}
          </h2>
          <ol className="overflow-hidden rounded-[10px] border border-line bg-surface">
            {entries.map((activity) => (
              <Entry key={activity.id} activity={activity} quay={quay} now={now} />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

function Entry({ activity, quay, now }: { activity: Activity; quay: string; now: number }) {
  return (
    <li className="grid gap-2 border-t border-line px-3.5 py-3 first:border-t-0 wide:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span>
            <OutcomeTitle outcome={activity.outcome} />
          </span>
          <span className="text-sm text-muted">
            <Moment at={activity.at} now={now} focusable />
          </span>
        </p>
        <div className="grid gap-0.5 text-sm text-muted">
          <OutcomeDetails outcome={activity.outcome} />
        </div>
        <Curl operation={activity.operation} quay={quay} />
      </div>
      <div className="flex flex-wrap items-center gap-3 wide:justify-end">
        <UndoUntil activity={activity} now={now} />
        <UndoButton activity={activity} now={now} />
      </div>
    </li>
  )
}
