import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deployment } from '~/deployment'
import { useFormat } from '~/i18n/FormatProvider'
import { nameOf, type Operation } from '~/operations/operation'
import { namesLike } from '~/operations/plan/names-like'
import type { Plan } from '~/operations/plan/plan'
import { Button } from '~/ui/Button'
import Dialog from '~/ui/Dialog'
import { LongList } from '~/ui/LongList'
import { Notice } from '~/ui/Notice'
import { followUp } from './follow-up-plan'
import { planKeeper } from './keeper'
import { TypedField } from './TypedField'
import { MOST, useTyped } from './use-typed'

interface FollowUpDialogProps {
  plan: Plan
  origin: 'retry' | 'undo'
  operations: readonly Operation[]
  onClose: () => void
}

/** What comes of a plan: trying again what failed, or undoing what was done; shown in full before any of it is sent. */
export default function FollowUpDialog({ plan, origin, operations, onClose }: FollowUpDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  // Meanwhile the plan's account may change: this is what was asked for.
  const [asked] = useState(operations)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const count = asked.length
  const numbers = { count, formatted: format.count(count), repository: plan.repository }
  const isProtected = namesLike(deployment().protectedNames)
  const isGrave = asked.some(
    ({ kind, tag }) => kind.startsWith('purge') || (kind === 'delete' && isProtected(tag)),
  )
  const typed = useTyped(count > MOST || isGrave ? { count } : null)
  const close = () => isBusy || onClose()

  async function begin(): Promise<void> {
    if (isBusy) return
    setBusy(true)
    try {
      await planKeeper.begin(client, followUp(plan, origin, asked))
      onClose()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onClose={close}
      title={t(`plan.${origin}Ask.title`, numbers)}
      footer={
        <>
          <Button onClick={close} aria-disabled={isBusy} data-first-focus="">
            {t('operation.cancel')}
          </Button>
          <Button
            look={isGrave ? 'danger' : 'primary'}
            why={count === 0 ? t('plan.nothing') : typed.isRight ? null : t('plan.typeFirst')}
            onClick={() => void begin()}
          >
            {t(`plan.${origin}Ask.submit`, numbers)}
          </Button>
        </>
      }
    >
      <p>{t(`plan.${origin}Ask.means`)}</p>
      <LongList
        label={t('plan.preview')}
        count={count}
        rowHeight={40}
        rowsInView={8}
        row={(index) => {
          const operation = asked[index]
          return operation && <Row operation={operation} />
        }}
      />
      <TypedField typed={typed} />
      {failure !== null && (
        <Notice tone="danger" live="alert">
          {t('plan.notKept', { reason: failure })}
        </Notice>
      )}
    </Dialog>
  )
}

function Row({ operation }: { operation: Operation }) {
  const { t } = useTranslation()
  return (
    <span className="flex h-full min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1 truncate font-[540]" title={operation.tag}>
        <bdi>{operation.tag}</bdi>
      </span>
      <span className="text-sm text-muted">{t(`plan.what.${nameOf(operation)}`)}</span>
    </span>
  )
}
