import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '~/api/use-session'
import { personOf } from '~/api/person'
import { activityLog, type Activity } from '~/operations/activity'
import { paths, repositoryOf } from '~/paths'
import { Link } from '~/tags/Link'
import { Moment } from '~/tags/Moment'
import { Curl } from '~/tags/operations/Curl'
import { OutcomeDetails, OutcomeTitle } from '~/tags/operations/OutcomeText'
import { UndoButton, UndoUntil } from '~/tags/operations/UndoButton'
import { PlanReports } from '~/tags/plans/PlanReports'
import { usePlans } from '~/tags/plans/use-plans'
import { useNow } from '~/tags/use-now'
import { Button } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'
import { lookAtActivity } from './keeper'
import { useActivity } from './use-activity'

interface ActivityListProps {
  /** Of one repository; null for all. */
  repository: string | null
  /** The address of the Quay, with a slash at its end. */
  quay: string
}

/** What was done from this browser, newest first: plans, and single operations with their undo. */
export function ActivityList({ repository, quay }: ActivityListProps) {
  const { t } = useTranslation()
  const now = useNow()
  const by = personOf(useSession())
  useEffect(() => {
    void lookAtActivity(by)
  }, [by])
  const isMeant = (name: string) => repository === null || name === repository
  const entries = useActivity().filter(({ operation }) => isMeant(operation.repository))
  const plans = usePlans().filter(({ head }) => isMeant(head.repository))
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
          <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 id="activity-title" className="text-lg font-semibold">
              {t('activity.title')}
            </h2>
            <Button
              size="small"
              className="ml-auto"
              onClick={() => void activityLog.remove(entries.map(({ id }) => id))}
            >
              {t('activity.clear')}
            </Button>
          </div>
          <ol className="overflow-hidden rounded-[10px] border border-line bg-surface">
            {entries.map((activity) => (
              <Entry
                key={activity.id}
                activity={activity}
                quay={quay}
                now={now}
                showsRepository={repository === null}
              />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

interface EntryProps {
  activity: Activity
  quay: string
  now: number
  showsRepository: boolean
}

function Entry({ activity, quay, now, showsRepository }: EntryProps) {
  const { repository } = activity.operation
  return (
    <li className="grid gap-2 border-t border-line px-3.5 py-3 first:border-t-0 wide:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span>
            <OutcomeTitle outcome={activity.outcome} />
          </span>
          {showsRepository && (
            <Link to={paths.repository(repositoryOf(repository))} className="text-sm">
              <bdi>{repository}</bdi>
            </Link>
          )}
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
