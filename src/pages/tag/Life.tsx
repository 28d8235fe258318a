import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { configQuery } from '~/api/config'
import { knownEntries } from '~/api/fold-tag'
import type { Repository, TagEntry } from '~/api/schemas'
import { changesOf, presentAgain, type Change } from '~/history/changes'
import type { Reading } from '~/history/horizon'
import { alsoOn, staysByImage } from '~/history/images'
import { isLive } from '~/history/lifetime'
import type { LogRead } from '~/history/log-event'
import { endsInLog, joinLog } from '~/history/log-join'
import { useFormat } from '~/i18n/FormatProvider'
import { ErrorLine } from '~/tags/ErrorState'
import { changeKeys } from '~/tags/history/change-keys'
import { LogNotice } from '~/tags/history/LogNotice'
import { useLogRenewal } from '~/tags/history/use-log-renewal'
import { useUsageLog } from '~/tags/history/use-usage-log'
import type { Asked } from '~/tags/operations/Dialogs'
import type { Place } from '~/tags/operations/place'
import type { Life as Lives } from '~/tags/use-life'
import { Button } from '~/ui/Button'
import { LifeCard } from './LifeCard'
import type { Gone } from './use-gone'

interface LifeProps {
  tag: string
  repository: Repository
  place: Place
  life: Lives
  /** What has gone since the page was opened. */
  gone: Gone
  now: number
  onAsk: (asked: Asked) => void
}

/** A tag's history as a vertical timeline: one card a change, an absence is a card too. */
export function Life({ tag, repository, place, life, gone, now, onAsk }: LifeProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: config } = useQuery(configQuery())
  const { lifetimes, goesOn } = life
  const { window } = place
  const oldest = lifetimes.at(-1)?.start_ts ?? now
  const reading: Reading = { now, window: window ?? 0, readBackTo: goesOn ? oldest : null }
  const derived = changesOf(lifetimes, reading)
  // Of a tag of which nothing is left, all that the window holds is wanted.
  const moments = derived.length > 0 ? derived.map(({ at }) => at) : [now - reading.window]
  const wanted = { now, window, tag, moments, isAll: derived.length === 0 }
  const log = useUsageLog(place.repository, wanted, repository.can_admin)
  const changes = toldOf(tag, derived, log, reading)
  useLogRenewal(place.repository, tag, log, changes, now)
  const keys = changeKeys(changes)
  // What else was on an image, as far as lists of the repository were read.
  const images = staysByImage([...knownEntries(client, place.repository), ...lifetimes], reading)
  const isAlive = ({ manifest_digest }: TagEntry) =>
    images.get(manifest_digest)?.some(({ lifetime }) => isLive(lifetime, now)) ?? false
  return (
    <section aria-label={t('tagPage.history')} className="min-w-0">
      <LogNotice log={log} />
      <ol className="mt-2 grid gap-2.5">
        {changes.map((change, index) => (
          <LifeCard
            key={keys[index]}
            change={change}
            also={change.lifetime ? alsoOn(images, change.lifetime) : []}
            next={presentAgain(changes, index)}
            present={lifetimes.find((lifetime) => isLive(lifetime, now)) ?? null}
            isAlive={change.lifetime !== null && isAlive(change.lifetime)}
            place={place}
            reading={reading}
            collects={config?.features.GARBAGE_COLLECTION ?? true}
            onAsk={onAsk}
          />
        ))}
      </ol>
      <div className="mt-3 grid justify-items-start gap-2 text-muted wide:pl-[150px]">
        {life.error && <ErrorLine error={life.error} onRetry={life.readEarlier} />}
        {goesOn && (
          <Button aria-disabled={life.isReading} onClick={life.readEarlier}>
            {life.isReading ? t('history.reading') : t('tagPage.more')}
          </Button>
        )}
        <div role="status">
          {gone.collected > 0 && <p>{t('tagPage.goneSince', { count: gone.collected })}</p>}
          {gone.purged > 0 && <p>{t('tagPage.purgedSince', { count: gone.purged })}</p>}
        </div>
        <p>
          <Reach reading={reading} window={window} read={lifetimes.length} />
        </p>
      </div>
    </section>
  )
}

/**
 * What happened to the tag, newest first. Of what was purged and collected since, the log alone tells; where nothing is left,
 * of all that ended.
 */
function toldOf(tag: string, derived: readonly Change<TagEntry>[], log: LogRead, reading: Reading) {
  const { changes, leftover } = joinLog(derived, log, reading)
  const isLeft = derived.length > 0
  const ends = endsInLog(
    leftover.filter((event) => event.tag === tag && (event.deed === 'purge' || !isLeft)),
    isLeft ? reading : { readBackTo: reading.now },
  )
  return [...changes, ...ends].sort((a, b) => b.at - a.at)
}

interface ReachProps {
  reading: Reading
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
  read: number
}

/** How far back the cards go, and why no further. */
function Reach({ reading: { now, readBackTo }, window, read }: ReachProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (readBackTo !== null) return t('tagPage.horizonRead', { moment: format.exact(readBackTo), count: read })
  if (window === null) return t('tagPage.horizonUntold')
  if (window === 0) return t('tagPage.horizonNone')
  return t('tagPage.horizon', { duration: format.duration(window), moment: format.day(now - window) })
}
