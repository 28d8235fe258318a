import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { objectionTo } from '~/operations/check'
import type { ExpireOperation } from '~/operations/operation'
import { useNow } from '~/tags/use-now'
import { EndFromTo } from './EndFromTo'
import { OperationDialog } from './OperationDialog'
import type { Place } from './place'
import { objectionText } from './StopNotice'
import { useAsk } from './use-ask'

interface ClearDialogProps {
  place: Place
  tag: TagEntry
  onClose: () => void
}

/** Letting a tag live on that was to expire. */
export function ClearDialog({ place, tag, onClose }: ClearDialogProps) {
  const { t } = useTranslation()
  const now = useNow()
  const ask = useAsk(tag, onClose)
  const { seen } = ask
  const operation: ExpireOperation = {
    kind: 'expire',
    repository: place.repository,
    tag: tag.name,
    seen,
    expiration: null,
  }
  const objection = objectionTo(operation, seen, now)
  return (
    <OperationDialog
      place={place}
      ask={ask}
      tag={tag.name}
      title={t('operation.unexpireTitle', { tag: tag.name })}
      operation={operation}
      blocked={objection && objectionText(t, objection)}
      isLooking={false}
      submitLabel={t('operation.unexpireSubmit', { tag: tag.name })}
      hint={t('operation.undoExpire')}
      onClose={onClose}
    >
      {seen && <EndFromTo seen={seen} end={null} isOpen={false} window={place.window} now={now} />}
    </OperationDialog>
  )
}
