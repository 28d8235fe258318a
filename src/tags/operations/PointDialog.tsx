import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { objectionTo } from '~/operations/check'
import type { PointOperation } from '~/operations/operation'
import { nameFault } from '~/operations/tag-name'
import { DigestChip } from '~/tags/DigestChip'
import { useNow } from '~/tags/use-now'
import { Notice } from '~/ui/Notice'
import { BringBackChoice, useBringBack } from './BringBack'
import { EndingSignatures, useEndingSignatures } from './EndingSignatures'
import { FromTo, NowSide, ThenSide } from './FromTo'
import { ImageField } from './ImageField'
import { KeepExpiration } from './KeepExpiration'
import { NameField } from './NameField'
import { OperationDialog } from './OperationDialog'
import type { Place } from './place'
import { objectionText } from './StopNotice'
import { useAsk } from './use-ask'
import { useImage } from './use-image'
import { useKnownTags } from './use-known'
import { useTagByName } from './use-tag-by-name'
import { useUndoHint } from './use-undo-hint'

interface PointDialogProps {
  place: Place
  /** The tag to move; null for a new one, whose name is typed. */
  tag: TagEntry | null
  /** The image that is offered first: a tag's name or a digest. */
  image?: string
  onClose: () => void
}

/** Making a tag, or pointing it to another image: one dialog, as a name in use makes the one the other. */
export function PointDialog({ place, tag, image: offered = '', onClose }: PointDialogProps) {
  const { t } = useTranslation()
  const now = useNow()
  const known = useKnownTags(place.repository, now)
  const [typed, setTyped] = useState('')
  const [image, setImage] = useState(offered)
  const [keep, setKeep] = useState(true)
  const name = tag?.name ?? typed
  const use = useTagByName(place.repository, name, known.tags, now)
  const ask = useAsk(tag, onClose)
  const choice = useImage(place.repository, image, known.tags, now, ask.died)

  // What the person sees: the tag as it was opened, or as its name says, until a look just before sending saw otherwise.
  const seen = ask.stop || tag ? ask.seen : use.kind === 'known' ? use.live : null
  const digest = choice.kind === 'image' || choice.kind === 'dead' ? choice.digest : null
  const others = seen ? known.on(seen.manifest_digest, name) : []
  const ending = useEndingSignatures(
    place.repository,
    digest === null || digest === seen?.manifest_digest ? null : seen,
    others,
  )
  const back = useBringBack(place.repository, choice.kind === 'dead' ? digest : null, null, now)
  const operation: PointOperation | null =
    digest === null || nameFault(name) !== null || (!tag && use.kind !== 'known')
      ? null
      : {
          // No live tag has a dead image, so only restore reaches it.
          kind: choice.kind === 'dead' ? 'restore' : 'put',
          repository: place.repository,
          tag: name,
          seen,
          digest,
          expiration: keep ? (seen?.end_ts ?? null) : null,
          signatures: back.signatures,
        }
  const objection = operation && objectionTo(operation, seen, now)
  const moves = seen !== null
  const hint = useUndoHint(place, moves)
  const submitLabel =
    choice.kind === 'dead'
      ? t('operation.restoreSubmit', { tag: name })
      : moves
        ? t('operation.moveSubmit', { tag: name })
        : t('operation.createSubmit')
  return (
    <OperationDialog
      place={place}
      ask={ask}
      tag={name}
      title={tag ? t('operation.moveTitle', { tag: tag.name }) : t('operation.newTitle')}
      operation={operation}
      blocked={objection && objectionText(t, objection)}
      isLooking={back.state === 'looking' || ending.kind === 'looking'}
      submitLabel={submitLabel}
      hint={hint}
      onClose={onClose}
    >
      {!tag && (
        <NameField
          value={typed}
          onChange={(next) => {
            // What is on its way is what stands here.
            if (ask.isHeld) return
            setTyped(next)
            ask.setSeen(null)
          }}
          use={use}
        />
      )}
      <ImageField
        value={image}
        onChange={(next) => ask.isHeld || setImage(next)}
        known={known.tags}
        choice={choice}
      />
      {digest !== null && (
        <FromTo
          from={<NowSide live={seen} others={others} now={now} />}
          to={
            <ThenSide
              digest={digest}
              others={known.on(digest, name)}
              size={choice.kind === 'image' ? choice.size : null}
            />
          }
        />
      )}
      {!tag && moves && !objection && <InUse tag={name} from={seen.manifest_digest} to={digest} />}
      {choice.kind === 'dead' && <Notice tone="warn">{t('operation.deadRestore')}</Notice>}
      <EndingSignatures ending={ending} />
      <BringBackChoice back={back} />
      <KeepExpiration seen={seen} keep={keep} onChange={setKeep} now={now} />
    </OperationDialog>
  )
}

/** A name in use makes a new tag a move: from which image, and to which once that is chosen. */
function InUse({ tag, from, to }: { tag: string; from: string; to: string | null }) {
  const { t } = useTranslation()
  const components = {
    name: <b className="font-semibold [overflow-wrap:anywhere]">{tag}</b>,
    from: <DigestChip digest={from} />,
    to: to === null ? <span /> : <DigestChip digest={to} />,
  }
  return (
    <Notice tone="warn">
      <Trans t={t} i18nKey={to === null ? 'operation.inUse' : 'operation.inUseTo'} components={components} />
    </Notice>
  )
}
