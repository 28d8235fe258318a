import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { withMessages } from '~/i18n/i18n'
import { listings } from '~/api/listings'
import { useFormat } from '~/i18n/FormatProvider'
import { ErrorLine } from '~/tags/ErrorState'
import type { TagView } from '~/tags/view'
import { Button } from '~/ui/Button'
import type { TagListing } from './use-tag-listing'
import { lazyPart } from '~/ui/parts'

const Gaps = lazyPart(() => withMessages(import('./Gaps')))

const Freshness = lazyPart(() => withMessages(import('./Freshness')))
const Progress = lazyPart(async () => ({ default: (await withMessages(import('./Progress'))).Progress }))
const Changing = lazyPart(async () => ({ default: (await withMessages(import('./Progress'))).Changing }))
const Phase = lazyPart(async () => ({ default: (await withMessages(import('./Progress'))).Phase }))

interface ListStatusProps {
  listing: TagListing
  view: TagView
  /** Seconds. */
  now: number
  onChange: (part: Partial<TagView>) => void
}

/** How many there are, or how much of them was read: never a number of the part as if it were the whole. */
export function ListStatus({ listing, view, now, onChange }: ListStatusProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const { rows, state, key, complete, loading } = listing
  const gaps = state?.gaps.filter(({ error }) => error !== null) ?? []
  const [gap] = gaps
  const isReading = !loading && !complete
  const goOn = () => key && listings.goOn(key)
  return (
    <>
      {state?.phase === 'failed' && state.error && <ErrorLine error={state.error} onRetry={goOn} />}
      {gap?.error && key && state?.phase !== 'failed' && (
        <Suspense>
          <Gaps gaps={gaps} error={gap.error} onRetry={() => listings.retry(key)} />
        </Suspense>
      )}
      {state?.phase === 'changing' && (
        <Suspense>
          <Changing onGoOn={goOn} />
        </Suspense>
      )}
      <div className="num mb-2 flex min-h-6.5 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        {/* A number that changes many times a second is not read out; what it came to is. */}
        <p role="status" aria-live={isReading ? 'off' : 'polite'} className="flex flex-wrap gap-x-3">
          {loading ? (
            t('app.loading')
          ) : complete ? (
            t('tags.count', { count: rows.length, formatted: count(rows.length) })
          ) : (
            <Suspense>
              <Progress listing={listing} view={view} />
            </Suspense>
          )}
        </p>
        <Signatures hidden={listing.hidden} view={view} onChange={onChange} />
        {state && key && state.phase !== 'complete' && (
          <Suspense>
            <Phase state={state} onStop={() => listings.stop(key)} onGoOn={goOn} />
          </Suspense>
        )}
        {state && key && complete && (
          <Suspense>
            <Freshness listing={key} state={state} now={now} />
          </Suspense>
        )}
      </div>
    </>
  )
}

/** How many tags of signatures are left out, and the way to see them. */
function Signatures({
  hidden,
  view,
  onChange,
}: Pick<ListStatusProps, 'view' | 'onChange'> & { hidden: number }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  if (hidden === 0 && !view.signatures) return null
  return (
    <span className="flex items-center gap-1.5">
      {hidden > 0 && t('list.hidden', { count: hidden, formatted: count(hidden) })}
      <Button size="small" onClick={() => onChange({ signatures: !view.signatures })}>
        {t(view.signatures ? 'list.hide' : 'list.show')}
      </Button>
    </span>
  )
}
