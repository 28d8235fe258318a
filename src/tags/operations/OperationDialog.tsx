import type { ReactNode, SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operation } from '~/operations/operation'
import { Button } from '~/ui/Button'
import Dialog from '~/ui/Dialog'
import { Curl } from './Curl'
import type { Place } from './place'
import { StopNotice } from './StopNotice'
import type { Ask } from './use-ask'

interface OperationDialogProps {
  place: Place
  ask: Ask
  tag: string
  title: ReactNode
  /** What would be sent; null while it is not clear. */
  operation: Operation | null
  /** Why it can't be sent as it is; said beside the button. */
  blocked: string | null
  /** What it does to signature tags is still looked for. */
  isLooking: boolean
  submitLabel: string
  danger?: boolean
  /** Until when it can be undone, or what else is to know before. */
  hint?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** The frame of every dialog that changes a tag: what it is about, what stands between, and the last step. */
export function OperationDialog(props: OperationDialogProps) {
  const {
    place,
    ask,
    tag,
    title,
    operation,
    blocked: objection,
    isLooking,
    submitLabel,
    danger = false,
    hint,
    onClose,
    children,
  } = props
  const { t } = useTranslation()
  // As long as nobody knows whether it happened, one can look, not send.
  const blocked = objection ?? (isLooking ? t('operation.signaturesLooking') : null)
  const held = blocked !== null || operation === null || ask.isHeld
  // What is under way can't be called back, and says here what became of it.
  const close = () => ask.busy || onClose()

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (operation && !held) ask.submit(operation)
  }

  return (
    <Dialog
      open
      onClose={close}
      title={title}
      footer={
        <>
          <span className="min-w-0 flex-1 basis-40 text-sm text-muted compact:basis-full">
            {blocked ?? hint}
          </span>
          <Button onClick={close} aria-disabled={ask.busy} data-first-focus={danger ? '' : undefined}>
            {t(ask.stop?.kind === 'unknown' ? 'operation.close' : 'operation.cancel')}
          </Button>
          <Button
            form="operation"
            type="submit"
            look={danger ? 'danger' : 'primary'}
            aria-disabled={held}
            title={blocked ?? undefined}
          >
            {ask.busy ? t('operation.busy') : submitLabel}
          </Button>
        </>
      }
    >
      <form id="operation" noValidate onSubmit={submit} className="grid min-w-0 gap-3.5">
        {children}
        <StopNotice ask={ask} tag={tag} />
        {operation && <Curl operation={operation} quay={place.quay} />}
      </form>
    </Dialog>
  )
}
