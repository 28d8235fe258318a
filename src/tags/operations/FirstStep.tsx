import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operation } from '~/operations/operation'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import type { Ask } from './use-ask'

interface FirstStepProps {
  ask: Ask
  /** What has to be done before; by itself, as one request changes one thing. */
  step: Operation
  label: string
  /** Why. */
  children: ReactNode
}

/** Offers what has to be done first. */
export function FirstStep({ ask, step, label, children }: FirstStepProps) {
  const { t } = useTranslation()
  return (
    <Notice
      tone="warn"
      action={
        <Button size="small" aria-disabled={ask.isHeld} onClick={() => ask.isHeld || ask.submit(step)}>
          {ask.busy ? t('operation.busy') : label}
        </Button>
      }
    >
      {children}
    </Notice>
  )
}

/** Says that it is done, where the button that was pressed stood: that has the focus now. */
export function StepDone({ ask, children }: { ask: Ask; children: ReactNode }) {
  const said = useRef<HTMLDivElement>(null)
  const isDone = ask.first !== null
  useEffect(() => {
    if (isDone && !(document.activeElement instanceof HTMLInputElement)) said.current?.focus()
  }, [isDone])
  return (
    <div ref={said} tabIndex={-1} role="status" className="empty:hidden">
      {isDone && <Notice>{children}</Notice>}
    </div>
  )
}
