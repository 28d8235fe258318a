import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import type { Activity } from '~/operations/activity'
import type { Outcome } from '~/operations/outcome'
import type { Undo } from '~/operations/undo'
import { isImageGone } from '~/operations/settle'
import { useErrorText } from '~/tags/ErrorState'
import { Button } from '~/ui/Button'
import { Hint } from '~/ui/Hint'
import { objectionText } from './StopNotice'
import { useAsk, type Ask } from './use-ask'
import { knownPowers } from './use-place'

interface UndoProps {
  activity: Activity
  now: number
}

/** The way back from what was done, as long as there is one. */
export function UndoButton({ activity, now }: UndoProps) {
  const { t } = useTranslation()
  const { undo, undone, outcome, id } = activity
  const said = useFocusOnceSaid(undone)
  const client = useQueryClient()
  if (outcome.effect === 'unknown') return <Unknown outcome={outcome} id={id} />
  if (undone)
    return (
      <span ref={said} tabIndex={-1} className="text-sm text-muted">
        {t('outcome.undone')}
      </span>
    )
  if (undo === null) return <span className="text-sm text-muted">{t(noUndo(outcome))}</span>
  if (undo.until !== null && undo.until <= now && undo.isSure)
    return <span className="text-sm text-muted">{t('outcome.undoOver')}</span>
  const { operation } = undo
  if (operation.kind === 'lock' && !operation.immutable && !knownPowers(client, operation.repository).unlocks)
    return <span className="text-sm text-muted">{t('outcome.noUndoAdmin')}</span>
  return <WayBack undo={undo} id={id} />
}

/** The button that was pressed is gone once its word takes its place: then that has the focus. */
function useFocusOnceSaid(isSaid: boolean): RefObject<HTMLSpanElement | null> {
  const said = useRef<HTMLSpanElement>(null)
  const before = useRef(isSaid)
  useEffect(() => {
    const isNew = isSaid && !before.current
    before.current = isSaid
    if (isNew && document.activeElement === document.body) said.current?.focus()
  }, [isSaid])
  return said
}

function noUndo({ unread, after, operation, overtaken, meanwhile }: Outcome) {
  if (operation.kind === 'purge' || operation.kind === 'purge-ended') return 'outcome.noUndoPurge'
  if (unread) return 'outcome.noUndoUnread'
  if (!overtaken && !meanwhile) {
    if (operation.kind === 'renew') return 'outcome.noUndoRenew'
    if (operation.kind === 'expire') return 'outcome.noUndoExpire'
  }
  return after?.live?.immutable ? 'outcome.noUndoLocked' : 'outcome.noUndo'
}

const nothing = () => undefined

/** Of what nobody knows one can look again what became of it. */
function Unknown({ outcome, id }: { outcome: Outcome; id: number }) {
  const { t } = useTranslation()
  const ask = useAsk(null, nothing, { unknown: { outcome, noted: id } })
  return (
    <span className="contents">
      <Button size="small" aria-disabled={ask.busy} onClick={ask.lookAgain}>
        {t(ask.busy ? 'operation.lookingAgain' : 'operation.lookAgain')}
      </Button>
      <span role="alert" className="order-last basis-full text-sm text-danger empty:hidden">
        {ask.refusal && <UndoError error={ask.refusal} />}
      </span>
    </span>
  )
}

/** Checked like any operation; as long as nobody knows whether it happened, one can look, not send again. */
function WayBack({ undo, id }: { undo: Undo; id: number }) {
  const { t } = useTranslation()
  const ask = useAsk(undo.operation.seen, nothing, { undoes: id })
  const { stop, busy } = ask
  const isOpen = stop?.kind === 'unknown'
  const label = isOpen ? 'operation.lookAgain' : undo.isSure ? 'outcome.undo' : 'outcome.tryUndo'
  function go() {
    if (isOpen) ask.lookAgain()
    else ask.submit(undo.operation)
  }
  return (
    <span className="contents">
      <Button size="small" aria-disabled={busy} onClick={go}>
        {busy ? t(isOpen ? 'operation.lookingAgain' : 'outcome.undoing') : t(label)}
      </Button>
      <span role="alert" className="order-last basis-full text-sm text-danger empty:hidden">
        {!busy && <Stopped ask={ask} undo={undo} />}
      </span>
    </span>
  )
}

function Stopped({ ask: { stop, refusal }, undo: { operation } }: { ask: Ask; undo: Undo }) {
  const { t } = useTranslation()
  if (refusal) return <UndoError error={refusal} />
  switch (stop?.kind) {
    case undefined:
      return null
    case 'changed':
      return t('outcome.undoChanged', { tag: operation.tag })
    case 'objection':
      return objectionText(t, stop.why)
    case 'notDone':
      return stop.outcome.lost ? <UndoError error={stop.outcome.lost} /> : null
    case 'unknown':
      return t('operation.unknown')
  }
}

function UndoError({ error }: { error: Error }) {
  const { t } = useTranslation()
  const { title, reason } = useErrorText(error)
  if (isImageGone(error)) return t('outcome.undoCollected', { reason })
  return t('outcome.undoFailed', { title, reason })
}

/** Until when it can be undone. */
export function UndoUntil({ activity, now }: UndoProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const until = activity.undo?.until ?? null
  if (activity.undone || until === null || until <= now) return null
  return (
    <Hint focusable text={format.exact(until)} className="text-sm text-muted">
      {t('outcome.undoUntil', { moment: format.moment(until, now) })}
    </Hint>
  )
}
