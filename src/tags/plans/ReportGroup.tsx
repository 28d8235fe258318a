import { useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import type { ItemState, Plan } from '~/operations/plan/plan'
import type { Group } from '~/operations/plan/report'
import { objectionText } from '~/tags/operations/StopNotice'
import { TagLink } from '~/tags/TagLink'
import { LongList } from '~/ui/LongList'
import { useFailureTexts } from './PlanWords'

interface ReportGroupProps {
  group: Group
  plan: Plan
  states: readonly ItemState[]
}

/** What came to the same for the same reason: how many, why, what to do, and, once opened, which tags. */
export function ReportGroup({ group, plan, states }: ReportGroupProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const failureText = useFailureTexts()
  const [isOpen, setOpen] = useState(false)
  const { indexes, failure } = group
  const told = failure && failureText(failure)
  return (
    <details className="border-t border-line pt-2.5" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="rounded [overflow-wrap:anywhere] hover:text-accent">
        <span className="num font-[560]">{format.count(indexes.length)}</span> {groupText(t, group)}
        {told && (
          <span className="text-muted">
            {' '}
            {told.title}. {told.reason}
          </span>
        )}
      </summary>
      {isOpen && (
        <div className="mt-2 grid gap-1.5">
          {told && <p className="text-sm text-muted">{told.advice}</p>}
          <LongList
            label={groupText(t, group)}
            count={indexes.length}
            rowHeight={36}
            rowsInView={8}
            row={(at) => <Row index={indexes[at] ?? 0} plan={plan} states={states} />}
          />
        </div>
      )}
    </details>
  )
}

function Row({ index, plan, states }: Omit<ReportGroupProps, 'group'> & { index: number }) {
  const { t } = useTranslation()
  const operation = plan.operations[index]
  const state = states[index]
  const trouble = state?.kind === 'done' ? state.told.trouble : null
  const failureText = useFailureTexts()
  const format = useFormat()
  const end = state?.kind === 'done' ? state.told.expiration?.got : null
  return (
    <span className="flex h-full min-w-0 items-center gap-3">
      <span className="min-w-0 flex-1 truncate font-[540]">
        {operation && <TagLink repository={plan.repository} tag={operation.tag} hint={operation.tag} />}
      </span>
      {state?.kind === 'done' && state.told.ended.length > 0 && (
        <span className="truncate text-sm text-muted" title={state.told.ended.join('\n')}>
          {t('plan.endedToo', { count: state.told.ended.length })}
        </span>
      )}
      {end && (
        <span className="num truncate text-sm text-muted">
          {t('plan.gotEnd', { moment: format.exact(end) })}
        </span>
      )}
      {trouble && <span className="truncate text-sm text-warn">{failureText(trouble).title}</span>}
    </span>
  )
}

/** What became of a group, in words. */
function groupText(t: TFunction, { kind, skip, wasLost, overtaken }: Group): string {
  switch (kind) {
    case 'waiting':
    case 'sending':
    case 'unknown':
      return t(`plan.group.${kind}`)
    case 'done':
      return overtaken ? t('plan.group.overtaken') : t(wasLost ? 'plan.group.doneLost' : 'plan.group.done')
    case 'skipped': {
      const why = skip === null || skip === 'changed' ? t('plan.group.changed') : objectionText(t, skip)
      return t('plan.group.skipped', { why })
    }
    case 'failed':
      return t(wasLost ? 'plan.group.failedLost' : 'plan.group.failed')
  }
}
