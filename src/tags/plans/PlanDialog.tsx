import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import type { WishName } from '~/operations/plan/wish'
import { MomentField } from '~/tags/operations/MomentField'
import type { Place } from '~/tags/operations/place'
import { Button } from '~/ui/Button'
import Dialog from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { PreviewList } from './PreviewList'
import { TypedField } from './TypedField'
import { usePlanForm } from './use-plan-form'
import { WhatGoes } from './WhatGoes'

interface PlanDialogProps {
  place: Place
  name: WishName
  /** The tags that were chosen. */
  tags: readonly TagEntry[]
  origin: 'selection' | 'rule'
  /** Goes back to where the tags were chosen; none where closing does. */
  onBack?: () => void
  onClose: () => void
}

/** What is wanted of the chosen tags, and what that would do to each of them, before anything is sent. */
export default function PlanDialog(props: PlanDialogProps) {
  const { place, name, tags, origin, onBack, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const form = usePlanForm(place, name, tags, origin)
  const { preview, out, moment } = form
  const { changes } = preview.totals
  // What begins can be stopped, not called back.
  const close = () => form.isBusy || onClose()
  const numbers = { count: changes, formatted: format.count(changes), repository: place.repository }
  return (
    <Dialog
      open
      onClose={close}
      title={t(`plan.${name}.title`, numbers)}
      footer={
        <>
          <UndoHint place={place} name={name} />
          {onBack && (
            <Button onClick={() => form.isBusy || onBack()} aria-disabled={form.isBusy}>
              {t('rule.back')}
            </Button>
          )}
          <Button
            onClick={close}
            aria-disabled={form.isBusy}
            data-first-focus={name === 'expire' ? undefined : ''}
          >
            {t('operation.cancel')}
          </Button>
          <Button
            look={name === 'delete' || name === 'purge' ? 'danger' : 'primary'}
            why={
              moment.isLacking
                ? t('operation.momentMissing')
                : changes === 0
                  ? t('plan.nothing')
                  : form.typed.isRight
                    ? null
                    : t('plan.typeFirst')
            }
            aria-disabled={form.isBusy || undefined}
            onClick={() => void form.begin(onClose)}
          >
            {t(`plan.${name}.submit`, numbers)}
          </Button>
        </>
      }
    >
      {name === 'expire' && (
        <MomentField
          value={moment.text}
          onChange={moment.set}
          moment={moment.value}
          now={moment.now}
          timeZone={moment.timeZone}
        />
      )}
      {!moment.isLacking && <WhatGoes preview={preview} name={name} />}
      <PreviewList rows={preview.rows} onTakeOut={form.takeOut} />
      {out.size > 0 && (
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          {t('plan.takenOut', { count: out.size, formatted: format.count(out.size) })}
          <Button size="small" onClick={form.putBack}>
            {t('plan.putBack')}
          </Button>
        </p>
      )}
      <TypedField typed={form.typed} hint={name === 'purge' ? t('operation.purgeNoUndo') : undefined} />
      {form.failure && (
        <Notice tone="danger" live="alert">
          {t('plan.notKept', { reason: form.failure.message })}
        </Notice>
      )}
    </Dialog>
  )
}

/** Until when all of it can be undone. */
function UndoHint({ place: { window, powers }, name }: { place: Place; name: WishName }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span className="min-w-0 flex-1 basis-40 text-sm text-muted compact:basis-full">
      {name === 'purge'
        ? t('operation.purgeNoUndo')
        : name === 'lock' && !powers.unlocks
          ? t('plan.undoLockAdmin')
          : name !== 'delete'
            ? t('plan.undoAny')
            : window === null
              ? t('operation.undoUnknown')
              : window === 0
                ? t('operation.undoNever')
                : t('plan.undoWhile', { duration: format.duration(window) })}
    </span>
  )
}
