import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import { useZone } from '~/i18n/zone'
import { objectionTo } from '~/operations/check'
import { boundedEnd, endsAtOnce } from '~/operations/expire'
import { momentOf } from '~/operations/moment'
import type { ExpireOperation } from '~/operations/operation'
import { useNow } from '~/tags/use-now'
import { Notice } from '~/ui/Notice'
import { EndFromTo } from './EndFromTo'
import { FirstStep, StepDone } from './FirstStep'
import { MomentField } from './MomentField'
import { OperationDialog } from './OperationDialog'
import type { Place } from './place'
import { objectionText } from './StopNotice'
import { useAsk } from './use-ask'

interface ExpireDialogProps {
  place: Place
  tag: TagEntry
  onClose: () => void
}

/** Setting when a tag ends: what Quay makes of a moment outside of its bounds is told before, and read back after. */
export function ExpireDialog({ place, tag, onClose }: ExpireDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useZone()
  const now = useNow()
  const [typed, setTyped] = useState('')
  const ask = useAsk(tag, onClose, { isStep: ({ kind }) => kind === 'renew' })
  const { seen } = ask
  const moment = momentOf(typed, now, timeZone)
  const wanted = moment.kind === 'moment' ? moment.at : null
  const target = { repository: place.repository, tag: tag.name, seen }
  const operation: ExpireOperation | null =
    wanted === null || !seen ? null : { kind: 'expire', ...target, expiration: wanted }
  const isTooOld = seen !== null && endsAtOnce(seen, now)
  const objection = operation
    ? objectionTo(operation, seen, now)
    : seen === null
      ? 'alreadyGone'
      : seen.immutable
        ? 'locked'
        : isTooOld
          ? 'endsAtOnce'
          : null
  const end = seen && wanted !== null && !isTooOld ? boundedEnd(seen.start_ts, wanted) : null
  return (
    <OperationDialog
      place={place}
      ask={ask}
      tag={tag.name}
      title={t('operation.expireTitle', { tag: tag.name })}
      operation={objection === 'endsAtOnce' ? null : operation}
      blocked={
        objection ? objectionText(t, objection) : wanted === null ? t('operation.momentMissing') : null
      }
      isLooking={false}
      submitLabel={t('operation.expireSubmit', { tag: tag.name })}
      hint={t('operation.undoExpire')}
      onClose={onClose}
    >
      <MomentField
        value={typed}
        onChange={(next) => ask.isHeld || setTyped(next)}
        moment={moment}
        now={now}
        timeZone={timeZone}
      />
      {seen && !isTooOld && (
        <EndFromTo seen={seen} end={end} isOpen={wanted === null} window={place.window} now={now} />
      )}
      {end !== null && wanted !== null && end !== wanted && (
        <Notice tone="warn">
          {t(end < wanted ? 'operation.expireCapped' : 'operation.expireRaised', {
            moment: format.exact(end),
          })}
        </Notice>
      )}
      {isTooOld && !seen.immutable && (
        <FirstStep
          ask={ask}
          step={{
            kind: 'renew',
            ...target,
            digest: seen.manifest_digest,
            expiration: null,
            signatures: [],
          }}
          label={t('operation.renewFirst')}
        >
          {t('operation.endsAtOnceWhy', { moment: format.exact(seen.start_ts) })}
        </FirstStep>
      )}
      <StepDone ask={ask}>{t('operation.renewDone')}</StepDone>
    </OperationDialog>
  )
}
