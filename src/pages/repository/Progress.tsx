import { useTranslation } from 'react-i18next'
import type { ReaderState } from '~/api/reader/state'
import { useFormat } from '~/i18n/FormatProvider'
import { useCountdown } from '~/tags/use-countdown'
import type { TagView } from '~/tags/view'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import type { TagListing } from './use-tag-listing'

interface ListProps {
  listing: TagListing
  view: TagView
}

/** How far a list was read that is not whole, and what that means for what is shown. */
export function Progress({ listing, view }: ListProps) {
  return (
    <>
      <Read listing={listing} />
      <Caution listing={listing} view={view} />
    </>
  )
}

function Read({ listing: { read, state } }: { listing: TagListing }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const total = state?.total ?? null
  if (total !== null) return <span>{t('reading.ofTotal', { read: count(read), total: count(total) })}</span>
  return (
    <span>
      {t('reading.ofAtLeast', { read: count(read), atLeast: count(Math.max(read + 1, state?.atLeast ?? 0)) })}
    </span>
  )
}

/** What is filtered or sorted is a part: that is said with it. */
function Caution({ listing: { rows, read, search }, view }: ListProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const numbers = { shown: count(rows.length), read: count(read) }
  if (search)
    return <span>{t(search.total === null ? 'reading.searching' : 'reading.searched', numbers)}</span>
  if (view.text || view.status === 'expiring' || view.status === 'locked')
    return <span>{t('reading.filtered', numbers)}</span>
  const { column, descending } = view.sort
  return column === 'changed' && descending ? null : <span>{t('reading.sorted', numbers)}</span>
}

/** Said of a list that can't be brought to rest. */
export function Changing({ onGoOn }: { onGoOn: () => void }) {
  const { t } = useTranslation()
  const again = (
    <Button size="small" onClick={onGoOn}>
      {t('reading.checkAgain')}
    </Button>
  )
  return (
    <Notice tone="warn" live="status" className="mb-2.5" action={again}>
      {t('reading.changing')}
    </Notice>
  )
}

interface PhaseProps {
  state: ReaderState
  onStop: () => void
  onGoOn: () => void
}

/** What the reader is doing, in words, and what can be done about it. */
export function Phase({ state: { phase, until }, onStop, onGoOn }: PhaseProps) {
  const { t } = useTranslation()
  const wait = useCountdown(until)
  const stop = (
    <Button size="small" onClick={onStop}>
      {t('reading.stop')}
    </Button>
  )
  switch (phase) {
    case 'reading':
      return stop
    case 'verifying':
      return (
        <>
          <span>{t('reading.verifying')}</span>
          {stop}
        </>
      )
    case 'waiting':
      return (
        <>
          <span>{t('reading.waiting', { count: wait ?? 0 })}</span>
          {stop}
        </>
      )
    case 'paused':
      return (
        <>
          <span>{t('reading.stopped')}</span>
          <Button size="small" onClick={onGoOn}>
            {t('reading.goOn')}
          </Button>
        </>
      )
    case 'idle':
    case 'complete':
    case 'changing':
    case 'incomplete':
    case 'failed':
    case 'stopped':
      return null
  }
}
