import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { objectionTo } from '~/operations/check'
import type { LockOperation } from '~/operations/operation'
import { DigestChip } from '~/tags/DigestChip'
import { useNow } from '~/tags/use-now'
import { Icon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { FirstStep, StepDone } from './FirstStep'
import { FromTo, Side } from './FromTo'
import { OperationDialog } from './OperationDialog'
import type { Place } from './place'
import { objectionText } from './StopNotice'
import { useAsk } from './use-ask'

interface LockDialogProps {
  place: Place
  /** A locked one is to be unlocked. */
  tag: TagEntry
  onClose: () => void
}

/** Locking a tag so that nobody can change it, or unlocking one. */
export function LockDialog({ place, tag, onClose }: LockDialogProps) {
  const { t } = useTranslation()
  const now = useNow()
  const ask = useAsk(tag, onClose, { isStep: ({ kind }) => kind === 'expire' })
  const { seen } = ask
  const locks = !tag.immutable
  const target = { repository: place.repository, tag: tag.name, seen }
  const operation: LockOperation = { kind: 'lock', ...target, immutable: locks }
  const objection = objectionTo(operation, seen, now)
  const { unlocks } = place.powers
  return (
    <OperationDialog
      place={place}
      ask={ask}
      tag={tag.name}
      title={t(locks ? 'operation.lockTitle' : 'operation.unlockTitle', { tag: tag.name })}
      operation={operation}
      blocked={objection && objectionText(t, objection)}
      isLooking={false}
      submitLabel={t(locks ? 'operation.lockSubmit' : 'operation.unlockSubmit', { tag: tag.name })}
      hint={t(locks ? (unlocks ? 'operation.undoLock' : 'operation.undoLockAdmin') : 'operation.undoUnlock')}
      onClose={onClose}
    >
      {seen && (
        <FromTo
          from={<Side label={t('operation.now')} what={<Locked is={seen.immutable} />} />}
          to={
            <Side label={t('operation.then')} what={<Locked is={locks} />} strong>
              <DigestChip digest={seen.manifest_digest} />
            </Side>
          }
        />
      )}
      <p>{t(locks ? 'operation.lockMeans' : 'operation.unlockMeans')}</p>
      {locks && !unlocks && objection === null && <Notice tone="warn">{t('operation.lockForGood')}</Notice>}
      {objection === 'expiring' && (
        <FirstStep
          ask={ask}
          step={{ kind: 'expire', ...target, expiration: null }}
          label={t('operation.clearFirst')}
        >
          {t('operation.expiringWhy')}
        </FirstStep>
      )}
      <StepDone ask={ask}>{t('operation.clearDone')}</StepDone>
    </OperationDialog>
  )
}

function Locked({ is }: { is: boolean }) {
  const { t } = useTranslation()
  if (!is) return <span>{t('operation.notLocked')}</span>
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name="lock" size={13} /> {t('tags.locked')}
    </span>
  )
}
