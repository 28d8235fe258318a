import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { objectionTo } from '~/operations/check'
import type { DeleteOperation } from '~/operations/operation'
import { useNow } from '~/tags/use-now'
import { Notice } from '~/ui/Notice'
import { EndingSignatures, useEndingSignatures } from './EndingSignatures'
import { LeftImage } from './LeftImage'
import { OperationDialog } from './OperationDialog'
import type { Place } from './place'
import { objectionText } from './StopNotice'
import { useAsk } from './use-ask'
import { useKnownTags } from './use-known'
import { useUndoHint } from './use-undo-hint'

interface DeleteDialogProps {
  place: Place
  tag: TagEntry
  onClose: () => void
}

/** Deleting a tag: what goes with it, what stays, and until when there is a way back. */
export function DeleteDialog({ place, tag, onClose }: DeleteDialogProps) {
  const { t } = useTranslation()
  const now = useNow()
  const known = useKnownTags(place.repository, now)
  const ask = useAsk(tag, onClose)
  const hint = useUndoHint(place, true)
  const { seen } = ask
  const operation: DeleteOperation = { kind: 'delete', repository: place.repository, tag: tag.name, seen }
  const objection = objectionTo(operation, seen, now)
  const others = seen ? known.on(seen.manifest_digest, tag.name) : []
  const ending = useEndingSignatures(place.repository, seen, others)
  return (
    <OperationDialog
      place={place}
      ask={ask}
      tag={tag.name}
      title={t('operation.deleteTitle', { tag: tag.name })}
      operation={objection === 'unaddressable' ? null : operation}
      blocked={objection && objectionText(t, objection)}
      isLooking={ending.kind === 'looking'}
      submitLabel={
        place.window === 0
          ? t('operation.deleteForGood', { tag: tag.name })
          : t('operation.deleteSubmit', { tag: tag.name })
      }
      danger
      hint={hint}
      onClose={onClose}
    >
      {seen && <LeftImage seen={seen} others={others} isListed={known.isListed} />}
      <EndingSignatures ending={ending} />
      {place.window === 0 && <Notice tone="danger">{t('operation.windowZero')}</Notice>}
    </OperationDialog>
  )
}
