import { useQuery } from '@tanstack/react-query'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { configQuery } from '~/api/config'
import { withMessages } from '~/i18n/i18n'
import { ErrorState } from '~/tags/ErrorState'
import type { Asked } from '~/tags/operations/Dialogs'
import type { Place } from '~/tags/operations/place'
import { LaneDefinitions } from '~/tags/timeline/Lane'
import { lengthFromParams, timeAxis } from '~/tags/timeline/time-axis'
import { useNow } from '~/tags/use-now'
import { nextSort, paramsWithView, viewFromParams, type TagView } from '~/tags/view'
import { Button } from '~/ui/Button'
import { EmptyState } from '~/ui/Notice'
import { ListStatus } from './ListStatus'
import { usePreferences } from './preferences'
import { TagTable } from './TagTable'
import { Toolbar } from './Toolbar'
import { useChosen } from './use-chosen'
import { useTagListing, type TagListing } from './use-tag-listing'
import { lazyPart } from '~/ui/parts'

const StretchDetail = lazyPart(async () => ({
  default: (await import('~/tags/timeline/StretchDetail')).StretchDetail,
}))
const SelectionBar = lazyPart(() => withMessages(import('./SelectionBar')))

/** Shown until Quay tells the window: the longest that it usually offers. */
const FOUR_WEEKS = 28 * 86_400

interface TagsTabProps {
  place: Place
  onAsk: (asked: Asked) => void
}

/** The tags of a repository; filter, status and order stand in the URL. */
export function TagsTab({ place, onAsk }: TagsTabProps) {
  const { repository, window, obstacle } = place
  const { t } = useTranslation()
  const now = useNow()
  const [params, setParams] = useSearchParams()
  const view = viewFromParams(params)
  const listing = useTagListing(repository, view, now)
  const { columns, density } = usePreferences()
  const { selected, onSelect, onSelectThese, onClear } = useChosen(repository, listing.rows)
  const length = lengthFromParams(params)
  const { data: config } = useQuery(configQuery())
  const isLost = window !== null && config?.features.GARBAGE_COLLECTION === true
  const context = useMemo(() => {
    const reading = { now, window: window ?? FOUR_WEEKS, readBackTo: null }
    return { repository, now, obstacle, columns, onAsk, onSelect, axis: timeAxis(reading, length, isLost) }
  }, [repository, now, window, length, isLost, obstacle, columns, onAsk, onSelect])

  const change = (part: Partial<TagView>) => {
    // The address is ahead of what was rendered: a letter typed just before must not be undone.
    const current = new URLSearchParams(location.search)
    setParams(paramsWithView(current, { ...viewFromParams(current), ...part }), {
      // Typing makes one entry in the browser's history, not one a letter.
      replace: part.text !== undefined && part.status === undefined,
      preventScrollReset: true,
    })
  }

  if (listing.error) return <ErrorState error={listing.error} onRetry={listing.retry} />
  const empty = !listing.loading && listing.rows.length === 0
  return (
    <>
      <LaneDefinitions />
      {!listing.loading && (
        <Suspense>
          <StretchDetail />
        </Suspense>
      )}
      <Toolbar
        place={place}
        view={view}
        onChange={change}
        tags={listing.tags}
        rows={listing.rows}
        complete={listing.complete}
        loading={listing.loading}
      />
      <ListStatus listing={listing} view={view} now={now} onChange={change} />
      {empty ? (
        <Nothing
          listing={listing}
          view={view}
          onClear={() => change(viewFromParams(new URLSearchParams()))}
        />
      ) : (
        <TagTable
          label={t('tags.caption', { repository })}
          rows={listing.rows}
          sort={view.sort}
          onSort={(column) => change({ sort: nextSort(view.sort, column) })}
          context={context}
          density={density}
          selected={selected}
          onSelectThese={onSelectThese}
          lifetimesOf={listing.lifetimesOf}
          news={listing.news}
          order={JSON.stringify(view)}
          isWhole={listing.complete}
          loading={listing.loading}
        />
      )}
      {selected.size > 0 && (
        <Suspense>
          <SelectionBar
            place={place}
            tags={listing.tags}
            rows={listing.rows}
            selected={selected}
            onAll={() => onSelectThese(listing.rows, true)}
            onClear={onClear}
          />
        </Suspense>
      )}
    </>
  )
}

interface NothingProps {
  listing: TagListing
  view: TagView
  onClear: () => void
}

function Nothing({ listing, view, onClear }: NothingProps) {
  const { t } = useTranslation()
  const clear = <Button onClick={onClear}>{t('tags.clear')}</Button>
  if (view.text)
    return (
      <EmptyState title={t('tags.noMatch')} action={clear}>
        <p>
          {listing.complete || (listing.search !== null && listing.search.total !== null)
            ? t('tags.noMatchAdvice')
            : t('tags.noMatchPartial')}
        </p>
      </EmptyState>
    )
  if (view.status === 'ended')
    return (
      <EmptyState title={t('tags.emptyEnded')} action={clear}>
        <p>{listing.complete ? t('tags.emptyEndedAdvice') : t('tags.noMatchPartial')}</p>
      </EmptyState>
    )
  if (view.status === 'expiring' || view.status === 'locked')
    return (
      <EmptyState title={t('tags.emptyStatus')} action={clear}>
        {!listing.complete && <p>{t('tags.noMatchPartial')}</p>}
      </EmptyState>
    )
  return (
    <EmptyState title={t('tags.empty')}>
      <p>{t('tags.emptyAdvice')}</p>
    </EmptyState>
  )
}
