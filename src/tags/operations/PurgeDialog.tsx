import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { objectionTo } from '~/operations/check'
import type { PurgeOperation } from '~/operations/operation'
import { useNow } from '~/tags/use-now'
import { Notice } from '~/ui/Notice'
import { LeftImage } from './LeftImage'
import { OperationDialog } from './OperationDialog'
import type { Place } from './place'
import { objectionText } from './StopNotice'
import { isTyped, TypedName } from './TypedName'
import { useAsk } from './use-ask'
import { useKnownTags } from './use-known'

interface PurgeDialogProps {
  place: Place
  tag: TagEntry
  onClose: () => void
}

/** Deleting a live tag for good: no time machine brings it back, so its name has to be typed. */
export function PurgeDialog({ place, tag, onClose }: PurgeDialogProps) {
  const { t } = useTranslation()
  const now = useNow()
  const known = useKnownTags(place.repository, now)
  const [typed, setTyped] = useState('')
  const ask = useAsk(tag, onClose)
  const { seen } = ask
  const operation: PurgeOperation = {
    kind: 'purge',
    repository: place.repository,
    tag: tag.name,
    seen,
    window: place.window,
  }
  const objection = objectionTo(operation, seen, now)
  const others = seen ? known.on(seen.manifest_digest, tag.name) : []
  return (
    <OperationDialog
      place={place}
      ask={ask}
      tag={tag.name}
      title={t('operation.purgeTitle', { tag: tag.name })}
      operation={objection === 'unaddressable' ? null : operation}
      blocked={
        objection
          ? objectionText(t, objection)
          : isTyped(typed, tag.name)
            ? null
            : t('operation.typeNameFirst')
      }
      isLooking={false}
      submitLabel={t('operation.purgeSubmit')}
      danger
      hint={t('operation.purgeNoUndo')}
      onClose={onClose}
    >
      {seen && <LeftImage seen={seen} others={others} isListed={known.isListed} />}
      <Notice tone="danger">{t('operation.purgeMeans')}</Notice>
      <TypedName name={tag.name} value={typed} onChange={(next) => ask.isHeld || setTyped(next)} />
    </OperationDialog>
  )
}
