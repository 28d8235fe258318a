import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { listings, type ListingKey } from '~/api/listings'
import type { ReaderState } from '~/api/reader/state'
import { useFormat } from '~/i18n/FormatProvider'
import { ErrorLine } from '~/tags/ErrorState'
import { Button } from '~/ui/Button'
import { Hint } from '~/ui/Hint'
import { Icon } from '~/ui/icons'
import { useKey } from './use-key'
import { useTopLooks } from './use-top-looks'

interface FreshnessProps {
  listing: ListingKey
  state: ReaderState
  /** Seconds. */
  now: number
}

/** Less than that is no age: seconds. */
const YOUNG = 60

/**
 * How old a whole list is, and reading it anew. Who comes back to the page gets what began since; what ended elsewhere is
 * seen by reading anew alone, which is never done without being asked for.
 */
export default function Freshness({ listing, state, now }: FreshnessProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const anew = useSyncExternalStore(listings.subscribe, () => listings.anew(listing))
  const news = useSyncExternalStore(listings.subscribe, () => listings.news(listing))
  useTopLooks(listing)
  const readAnew = () => listings.readAnew(listing)
  useKey('r', readAnew)
  return (
    <span className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1">
      {anew?.phase === 'failed' && anew.error && (
        <ErrorLine error={anew.error} onRetry={() => listings.goOn(listing)} />
      )}
      <span role="status" className="flex flex-wrap gap-x-3">
        {news.size > 0 && <b>{t('fresh.news', { count: news.size, formatted: count(news.size) })}</b>}
        <Age state={state} now={now} />
      </span>
      {anew ? (
        <>
          <span>{t('fresh.readingAnew', { read: count(anew.count), atLeast: count(anew.atLeast) })}</span>
          <Button size="small" onClick={() => listings.dropAnew(listing)}>
            {t('reading.stop')}
          </Button>
        </>
      ) : (
        <Button size="small" look="ghost" aria-keyshortcuts="r" onClick={readAnew}>
          <Icon name="refresh" size={14} />
          {t('fresh.readAnew')}
        </Button>
      )}
    </span>
  )
}

function Age({ state: { asOf, topAsOf }, now }: Pick<FreshnessProps, 'state' | 'now'>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (asOf === null) return null
  if (now - asOf < YOUNG) return <span>{t('fresh.young')}</span>
  const moment = format.moment(asOf, now)
  return (
    <Hint focusable text={format.exact(asOf)}>
      {topAsOf !== null && topAsOf - asOf >= YOUNG
        ? t('fresh.twoAges', { moment, top: format.moment(topAsOf, now) })
        : t('fresh.age', { moment })}
    </Hint>
  )
}
