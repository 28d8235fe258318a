import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import type { Plan } from '~/operations/plan/plan'
import { previewDelete } from '~/operations/plan/preview'
import { PROTECTED, protection } from '~/operations/plan/protected'
import { actor, serverNow } from '~/tags/operations/run'
import type { Place } from '~/tags/operations/place'
import { knownTags } from '~/tags/operations/use-known'
import { useNow } from '~/tags/use-now'
import { Button } from '~/ui/Button'
import Dialog from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { TextField } from '~/ui/TextField'
import { planId } from './follow-up-plan'
import { planKeeper } from './keeper'
import { PreviewList } from './PreviewList'
import { WhatGoes } from './WhatGoes'

/** More than so many tags are asked for once more. */
const MOST = 20

const isProtected = protection(PROTECTED)

interface PlanDialogProps {
  place: Place
  /** The tags that were chosen. */
  tags: readonly TagEntry[]
  onClose: () => void
}

/** What deleting the chosen tags would do to each of them, before anything is sent. */
export default function PlanDialog({ place, tags: chosen, onClose }: PlanDialogProps) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const client = useQueryClient()
  const now = useNow()
  // What was chosen is what was seen then: what others do meanwhile is found out tag by tag.
  const [tags] = useState(chosen)
  const [at] = useState(now)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<Error | null>(null)
  const [known] = useState(() => knownTags(client, place.repository, now))
  const preview = useMemo(
    () => previewDelete(tags, { repository: place.repository, known, out, isProtected, now: at }),
    [tags, place.repository, known, out, at],
  )
  const { rows, totals } = preview
  const { changes } = totals
  const only = rows.find(({ operation }) => operation !== null)
  const asks = changes > MOST || totals.protected > 0
  const wanted = changes === 1 && only ? only.tag.name : String(changes)
  const isTyped = !asks || typed.trim() === wanted
  const why = changes === 0 ? t('plan.nothing') : isTyped ? null : t('plan.typeFirst')

  async function begin() {
    const plan: Plan = {
      id: planId(),
      repository: place.repository,
      name: 'delete',
      origin: 'selection',
      by: actor(),
      at: serverNow(),
      window: place.window,
      from: null,
      operations: rows.flatMap(({ operation }) => operation ?? []),
    }
    try {
      await planKeeper.begin(client, plan)
      onClose()
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('plan.delete.title', {
        count: changes,
        formatted: count(changes),
        repository: place.repository,
      })}
      footer={
        <>
          <UndoHint place={place} />
          <Button onClick={onClose} data-first-focus="">
            {t('operation.cancel')}
          </Button>
          <Button look="danger" why={why} onClick={() => void begin()}>
            {t('plan.delete.submit', { count: changes, formatted: count(changes) })}
          </Button>
        </>
      }
    >
      <WhatGoes preview={preview} />
      <PreviewList rows={rows} onTakeOut={(name) => setOut(new Set([...out, name]))} />
      {out.size > 0 && (
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          {t('plan.takenOut', { count: out.size, formatted: count(out.size) })}
          <Button size="small" onClick={() => setOut(new Set())}>
            {t('plan.putBack')}
          </Button>
        </p>
      )}
      {asks && changes > 0 && (
        <TextField
          label={
            changes === 1 ? t('plan.typeName', { name: wanted }) : t('plan.typeCount', { count: changes })
          }
          hint={t('plan.typeWhy', { most: MOST })}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {failure && (
        <Notice tone="danger" live="alert">
          {t('plan.notKept', { reason: failure.message })}
        </Notice>
      )}
    </Dialog>
  )
}

/** Until when all of it can be undone. */
function UndoHint({ place }: { place: Place }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span className="min-w-0 flex-1 basis-40 text-sm text-muted compact:basis-full">
      {place.window === null
        ? t('operation.undoUnknown')
        : place.window === 0
          ? t('operation.undoNever')
          : t('plan.undoWhile', { duration: format.duration(place.window) })}
    </span>
  )
}
