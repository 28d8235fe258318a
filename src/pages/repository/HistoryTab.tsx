import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { configQuery } from '~/api/config'
import type { Repository } from '~/api/schemas'
import { hides } from '~/deployment'
import type { Reading } from '~/history/horizon'
import { useFormat } from '~/i18n/FormatProvider'
import type { Obstacle } from '~/operations/possible'
import { ErrorLine, ErrorState } from '~/tags/ErrorState'
import { Horizon } from '~/tags/history/Horizon'
import { LogNotice } from '~/tags/history/LogNotice'
import { useLogRenewal } from '~/tags/history/use-log-renewal'
import { useUsageLog } from '~/tags/history/use-usage-log'
import type { Asked } from '~/tags/operations/Dialogs'
import { useNow } from '~/tags/use-now'
import { Icon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { EmptyState } from '~/ui/Notice'
import { Skeleton } from '~/ui/Skeleton'
import { ChangeDays } from './ChangeDays'
import type { ShownChange } from './ChangeRow'
import Freshness from './Freshness'
import { HistoryCost } from './HistoryCost'
import { HistoryFilters } from './HistoryFilters'
import { fileName, useExport } from '~/tags/use-export'
import { useHistory } from './use-history'
import { useFiltered, useTold } from './use-told'
import { filterFromParams, paramsWithFilter } from './history-filter'

interface HistoryTabProps {
  name: string
  /** Undefined while it is on its way. */
  repository: Repository | undefined
  obstacle: Obstacle | null
  onAsk: (asked: Asked) => void
}

const NONE: readonly ShownChange[] = []

/** What happened in a repository, newest first, by day: as far as it was read, which is always said. */
export default function HistoryTab({ name, repository, obstacle, onAsk }: HistoryTabProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const now = useNow()
  const { data: config } = useQuery(configQuery())
  const [params, setParams] = useSearchParams()
  const history = useHistory(name)
  const { lifetimes, isPart, error, retry } = history
  const window = repository?.tag_expiration_s ?? null
  const oldest = lifetimes?.at(-1)?.start_ts ?? now
  const reading = useMemo(
    (): Reading => ({ now, window: window ?? 0, readBackTo: isPart ? oldest : null }),
    [now, window, isPart, oldest],
  )
  const wanted = { now, window, tag: null, moments: [oldest], isAll: true }
  const log = useUsageLog(name, wanted, repository?.can_admin ?? false)
  const told = useTold(lifetimes, log, reading)
  useLogRenewal(name, null, log, told?.changes ?? NONE, now)
  const filter = filterFromParams(params)
  const { result: shown, isBehind } = useFiltered(told?.changes ?? NONE, filter)
  if (error && !lifetimes) return <ErrorState error={error} onRetry={retry} />
  if (!lifetimes || !repository || !told || !shown) return <HistorySkeleton />
  const { changes, people, readBackTo } = told
  return (
    <section aria-label={t('history.tab')} aria-busy={isBehind}>
      <HistoryFilters
        filter={filter}
        people={people}
        onChange={(next) =>
          setParams((current) => paramsWithFilter(current, next), { replace: true, preventScrollReset: true })
        }
      >
        <ExportMenu file={fileName(name, 'history', !isPart)} changes={shown} />
      </HistoryFilters>
      {error && <ErrorLine error={error} onRetry={retry} />}
      <div className="num mb-1 flex min-h-6.5 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <p role="status">{t('history.count', { count: shown.length, formatted: count(shown.length) })}</p>
        {history.whole && <Freshness {...history.whole} now={now} />}
      </div>
      <Horizon reading={{ now, readBackTo }} window={window} read={told.read} />
      {/* Not at the end: who scrolls there is shown ever more of what was read. */}
      {isPart && <HistoryCost repository={name} history={history} />}
      <LogNotice log={log} />
      {shown.length === 0 && (
        <EmptyState title={changes.length === 0 ? t('history.empty') : t('history.noMatch')}>
          <p>{changes.length === 0 ? t('history.emptyAdvice') : t('history.noMatchAdvice')}</p>
        </EmptyState>
      )}
      <ChangeDays
        changes={shown}
        repository={name}
        now={now}
        window={window}
        isOldestRead={readBackTo !== null}
        obstacle={obstacle}
        collects={config?.features.GARBAGE_COLLECTION ?? true}
        onAsk={onAsk}
      />
    </section>
  )
}

function ExportMenu({ file, changes }: { file: string; changes: readonly ShownChange[] }) {
  const { t } = useTranslation()
  const formats = useExport(async (format) => {
    const { exportChanges } = await import('./export-changes')
    exportChanges(file, format, changes)
  })
  if (hides('export')) return null
  return (
    <Menu parts={formats}>
      {t('export.title')} <Icon name="chevronDown" size={12} />
    </Menu>
  )
}

function HistorySkeleton() {
  return (
    <div className="mt-6 grid gap-3" aria-hidden="true">
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} className="h-9 w-full" />
      ))}
    </div>
  )
}
