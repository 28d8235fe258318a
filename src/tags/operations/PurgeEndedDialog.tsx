import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry, TagPage } from '~/api/schemas'
import { tagQuery } from '~/api/tag'
import { isLive } from '~/history/lifetime'
import { objectionTo } from '~/operations/check'
import type { PurgeEndedOperation } from '~/operations/operation'
import { endedOn } from '~/operations/purge'
import { ErrorLine, ErrorState } from '~/tags/ErrorState'
import { useLife, type Life } from '~/tags/use-life'
import { useNow } from '~/tags/use-now'
import { Button } from '~/ui/Button'
import Dialog from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { Skeleton } from '~/ui/Skeleton'
import { GoingLifetimes } from './GoingLifetimes'
import { OperationDialog } from './OperationDialog'
import type { Place } from './place'
import { objectionText } from './StopNotice'
import { isTyped, TypedName } from './TypedName'
import { useAsk } from './use-ask'

interface PurgeEndedDialogProps {
  place: Place
  /** One of those that go. */
  lifetime: TagEntry
  onClose: () => void
}

/** Deleting for good what has ended of a tag on an image: Quay takes all of it at once, so first all of it is read. */
export function PurgeEndedDialog({ place, lifetime, onClose }: PurgeEndedDialogProps) {
  const { t } = useTranslation()
  const { name } = lifetime
  const { data, error, refetch } = useQuery({ ...tagQuery(place.repository, name), staleTime: 0 })
  if (data) return <Confirm place={place} lifetime={lifetime} newest={data} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('operation.purgeEndedTitle', { tag: name })}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Dialog>
  )
}

function Confirm({ place, lifetime, newest, onClose }: PurgeEndedDialogProps & { newest: TagPage }) {
  const { t } = useTranslation()
  const now = useNow()
  const { repository, window } = place
  const { name: tag, manifest_digest: digest } = lifetime
  const [typed, setTyped] = useState('')
  const life = useLife(repository, tag, newest)
  const ask = useAsk(life.lifetimes.find((one) => isLive(one, now)) ?? null, onClose)
  const { seen } = ask
  const lifetimes = endedOn(life.lifetimes, digest, window, now)
  const operation: PurgeEndedOperation = {
    kind: 'purge-ended',
    repository,
    tag,
    seen,
    digest,
    lifetimes,
    window,
  }
  const objection = objectionTo(operation, seen, now)
  const blocked = objection
    ? objectionText(t, objection)
    : life.goesOn
      ? t('operation.readEarlierFirst')
      : lifetimes.length === 0
        ? objectionText(t, 'nothingEnded')
        : isTyped(typed, tag)
          ? null
          : t('operation.typeNameFirst')
  return (
    <OperationDialog
      place={place}
      ask={ask}
      tag={tag}
      title={t('operation.purgeEndedTitle', { tag })}
      operation={objection === null && lifetimes.length > 0 ? operation : null}
      blocked={blocked}
      isLooking={false}
      submitLabel={t('operation.purgeSubmit')}
      danger
      hint={t('operation.purgeNoUndo')}
      onClose={onClose}
    >
      {lifetimes.length > 0 && <GoingLifetimes digest={digest} lifetimes={lifetimes} />}
      <Earlier life={life} />
      {lifetimes.length > 0 && (
        <>
          <Notice tone="danger">{t('operation.purgeEndedMeans')}</Notice>
          <TypedName name={tag} value={typed} onChange={(next) => ask.isHeld || setTyped(next)} />
        </>
      )}
    </OperationDialog>
  )
}

/** What was not read of the tag yet could go as well. */
function Earlier({ life }: { life: Life }) {
  const { t } = useTranslation()
  return (
    <>
      {life.goesOn && (
        <Notice
          tone="warn"
          action={
            <Button size="small" aria-disabled={life.isReading} onClick={life.readEarlier}>
              {t(life.isReading ? 'history.reading' : 'tagPage.more')}
            </Button>
          }
        >
          {t('operation.moreMayGo')}
        </Notice>
      )}
      {life.error && <ErrorLine error={life.error} onRetry={life.readEarlier} />}
    </>
  )
}
