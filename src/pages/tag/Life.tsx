import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { configQuery } from '~/api/config'
import { knownEntries } from '~/api/fold-tag'
import type { Repository, TagEntry } from '~/api/schemas'
import { changesOf, presentAgain } from '~/history/changes'
import type { Reading } from '~/history/horizon'
import { alsoOn, staysByImage } from '~/history/images'
import { isLive } from '~/history/lifetime'
import { endsInLog, joinLog, type LogRead } from '~/history/log-join'
import { useFormat } from '~/i18n/FormatProvider'
import { ErrorLine } from '~/tags/ErrorState'
import { changeKeys } from '~/tags/history/change-keys'
import { LogNotice } from '~/tags/history/LogNotice'
import { useUsageLog } from '~/tags/history/use-usage-log'
import type { Asked } from '~/tags/operations/Dialogs'
import type { Place } from '~/tags/operations/place'
import type { Life as Lives } from '~/tags/use-life'
import { Button } from '~/ui/Button'
import { LifeCard } from './LifeCard'

interface LifeProps {
  tag: string
  repository: Repository
  place: Place
  life: Lives
  /** How many lifetimes have gone since the page was opened. */
  gone: number
  now: number
  onAsk: (asked: Asked) => void
}

/** A tag's history as a vertical timeline: one card a change, an absence is a card too. */
export function Life({ tag, repository, place, life, gone, now, onAsk }: LifeProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: config } = useQuery(configQuery())
  const { lifetimes, goesOn } = life
  const window = repository.tag_expiration_s ?? 0
  const oldest = lifetimes.at(-1)?.start_ts ?? now
  const reading: Reading = { now, window, readBackTo: goesOn ? oldest : null }
  const log = useUsageLog(place.repository, { now, window, oldest }, repository.can_admin)
  const changes = toldOf(tag, lifetimes, log, reading)
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
        <p role="status">{gone > 0 && t('tagPage.goneSince', { count: gone })}</p>
        <p>
          <Reach reading={reading} read={lifetimes.length} />
        </p>
      </div>
    </section>
  )
}

/**
 * What happened to the tag, newest first. Of what was purged and collected since, the log alone tells; where nothing is left,
 * of all that ended.
 */
function toldOf(tag: string, lifetimes: readonly TagEntry[], log: LogRead, reading: Reading) {
  const { changes, leftover } = joinLog(changesOf(lifetimes, reading), log, reading)
  const isLeft = lifetimes.length > 0
  const ends = endsInLog(
    leftover.filter((event) => event.tag === tag && (event.deed === 'purge' || !isLeft)),
    isLeft ? reading : { readBackTo: reading.now },
  )
  return [...changes, ...ends].sort((a, b) => b.at - a.at)
}

/** How far back the cards go, and why no further. */
function Reach({ reading, read }: { reading: Reading; read: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { now, window, readBackTo } = reading
  if (readBackTo !== null) return t('tagPage.horizonRead', { moment: format.exact(readBackTo), count: read })
  if (window === 0) return t('tagPage.horizonNone')
  return t('tagPage.horizon', { duration: format.duration(window), moment: format.day(now - window) })
}
