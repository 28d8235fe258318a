import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry, TagPage } from '~/api/schemas'
import { tagQuery } from '~/api/tag'
import { isLive } from '~/history/lifetime'
import { objectionTo } from '~/operations/check'
import type { PointOperation } from '~/operations/operation'
import { obstacleToRestore } from '~/operations/possible'
import { ErrorState } from '~/tags/ErrorState'
import { useLife } from '~/tags/use-life'
import { useNow } from '~/tags/use-now'
import Dialog from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { Skeleton } from '~/ui/Skeleton'
import { BringBackChoice, useBringBack } from './BringBack'
import { EndingSignatures, useEndingSignatures } from './EndingSignatures'
import { FromTo, NowSide, ThenSide } from './FromTo'
import { KeepExpiration } from './KeepExpiration'
import { keyOf, LifetimeChoice } from './LifetimeChoice'
import { OperationDialog } from './OperationDialog'
import type { Place } from './place'
import { objectionText } from './StopNotice'
import { useAsk } from './use-ask'
import { useKnownTags } from './use-known'
import { useUndoHint } from './use-undo-hint'

interface RestoreDialogProps {
  place: Place
  tag: string
  /** The lifetime that is chosen first; null for the newest that can be restored. */
  first: TagEntry | null
  onClose: () => void
}

/** Bringing back what a tag pointed to, also of a deleted one: first its history is read. */
export function RestoreDialog({ place, tag, first, onClose }: RestoreDialogProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({ ...tagQuery(place.repository, tag), staleTime: 0 })
  if (data) return <Choose place={place} tag={tag} first={first} newest={data} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('operation.restoreTitle', { tag })}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Dialog>
  )
}

function Choose({ place, tag, first, newest, onClose }: RestoreDialogProps & { newest: TagPage }) {
  const { t } = useTranslation()
  const now = useNow()
  const known = useKnownTags(place.repository, now)
  const life = useLife(place.repository, tag, newest)
  const { lifetimes, goesOn } = life
  const live = lifetimes.find((lifetime) => isLive(lifetime, now)) ?? null
  const ask = useAsk(live, onClose)
  const { seen } = ask
  const ended = lifetimes.filter((lifetime) => !isLive(lifetime, now))
  const possible = ended.filter(
    (lifetime) =>
      obstacleToRestore(lifetime, now) === null && lifetime.manifest_digest !== seen?.manifest_digest,
  )
  // Who came from one lifetime wants that one or none: another image would be a surprise.
  const start =
    first === null
      ? possible[0]
      : possible.find(
          ({ start_ts, manifest_digest }) =>
            start_ts === first.start_ts && manifest_digest === first.manifest_digest,
        )
  const [chosen, setChosen] = useState(start ? keyOf(start) : null)
  const [keep, setKeep] = useState(true)
  const hint = useUndoHint(place, seen !== null)
  const target = possible.find((lifetime) => keyOf(lifetime) === chosen) ?? null
  const back = useBringBack(place.repository, target?.manifest_digest ?? null, target?.end_ts ?? null, now)
  const others = seen ? known.on(seen.manifest_digest, tag) : []
  const ending = useEndingSignatures(place.repository, target ? seen : null, others)
  const operation: PointOperation | null = target && {
    kind: 'restore',
    repository: place.repository,
    tag,
    seen,
    digest: target.manifest_digest,
    expiration: keep ? (seen?.end_ts ?? null) : null,
    signatures: back.signatures,
  }
  const objection = operation && objectionTo(operation, seen, now)
  const blocked = objection
    ? objectionText(t, objection)
    : target
      ? null
      : t(goesOn ? 'operation.chooseOrRead' : 'operation.nothingToRestore')
  return (
    <OperationDialog
      place={place}
      ask={ask}
      tag={tag}
      title={t('operation.restoreTitle', { tag })}
      operation={operation}
      blocked={blocked}
      isLooking={back.state === 'looking' || ending.kind === 'looking'}
      submitLabel={t('operation.restoreSubmit', { tag })}
      hint={hint}
      onClose={onClose}
    >
      {ended.length === 0 && !goesOn ? (
        <Notice>{t('operation.noHistory')}</Notice>
      ) : (
        <LifetimeChoice
          lifetimes={ended}
          live={seen}
          chosen={chosen}
          onChoose={setChosen}
          window={place.window}
          now={now}
          life={life}
        />
      )}
      {target && (
        <FromTo
          from={<NowSide live={seen} others={others} now={now} />}
          to={
            <ThenSide
              digest={target.manifest_digest}
              others={known.on(target.manifest_digest, tag)}
              size={target.size}
            />
          }
        />
      )}
      <EndingSignatures ending={ending} />
      <BringBackChoice back={back} />
      <KeepExpiration seen={seen} keep={keep} onChange={setKeep} now={now} />
      {target && <p className="text-sm text-muted">{t('operation.restoreLabel')}</p>}
    </OperationDialog>
  )
}
