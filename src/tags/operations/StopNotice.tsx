import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { QuayError } from '~/api/error'
import { useFormat } from '~/i18n/FormatProvider'
import type { Objection } from '~/operations/check'
import { isUnchanged, type Operation } from '~/operations/operation'
import { isImageGone } from '~/operations/settle'
import { DigestChip } from '~/tags/DigestChip'
import { useErrorText } from '~/tags/ErrorState'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import type { Ask, Stop } from './use-ask'

/** What stands between a person and what they asked for, and what to do. */
export function StopNotice({ ask, tag }: { ask: Ask; tag: string }) {
  const { stop, refusal, refused } = ask
  if (refusal && !ask.busy) return <Refusal error={refusal} refused={refused} />
  if (!stop) return null
  return <Stopped stop={stop} tag={tag} onLookAgain={ask.lookAgain} busy={ask.busy} />
}

/** What it means that Quay finds nothing to write to, though the repository is there. */
const GONE = {
  put: 'operation.died',
  renew: 'operation.died',
  restore: 'operation.collected',
  delete: 'operation.alreadyGone',
  expire: 'operation.alreadyGone',
  lock: 'operation.alreadyGone',
  purge: 'operation.goneOrLocked',
  'purge-ended': 'operation.nothingEnded',
} as const satisfies Record<Operation['kind'], string>

function Refusal({ error, refused }: { error: Error; refused: Operation | null }) {
  const { t } = useTranslation()
  const { title, advice, reason } = useErrorText(error)
  if (isImageGone(error) && refused)
    return (
      <Notice tone="danger" live="alert">
        {t(GONE[refused.kind])} {t('operation.nothingChanged')}
        <p className="[overflow-wrap:anywhere]">{reason}</p>
      </Notice>
    )
  return (
    <Notice tone="danger" live="alert">
      <b className="font-semibold">{title}.</b> {advice} {t('operation.nothingChanged')}
      {reason && <p className="[overflow-wrap:anywhere]">{reason}</p>}
    </Notice>
  )
}

interface StoppedProps {
  stop: Stop
  tag: string
  busy: boolean
  onLookAgain: () => void
}

function Stopped({ stop, tag, busy, onLookAgain }: StoppedProps) {
  const { t } = useTranslation()
  const again = (
    <Button size="small" aria-disabled={busy} onClick={onLookAgain}>
      {t(busy ? 'operation.lookingAgain' : 'operation.lookAgain')}
    </Button>
  )
  switch (stop.kind) {
    case 'changed':
      return <Changed {...stop} tag={tag} />
    case 'objection':
      return (
        <Notice tone="warn" live="alert">
          {objectionText(t, stop.why)}
        </Notice>
      )
    case 'notDone':
      return stop.outcome.lost && <NotDone error={stop.outcome.lost} action={again} />
    case 'unknown':
      return (
        <Notice tone="danger" live="alert" action={again}>
          {t('operation.unknown')}
        </Notice>
      )
  }
}

/**
 * Nothing happened so far, as reading showed: the answer was lost, and the server may still be at it; or it was a failure of
 * the server's, whose reason is told.
 */
function NotDone({ error, action }: { error: Error; action: ReactNode }) {
  const { t } = useTranslation()
  const { title, reason } = useErrorText(error)
  const answered = error instanceof QuayError && error.kind !== 'unreachable'
  return (
    <Notice tone="danger" live="alert" action={action}>
      {answered ? t('operation.failed', { title }) : t('operation.notDone')}
      {answered && reason && <p className="[overflow-wrap:anywhere]">{reason}</p>}
    </Notice>
  )
}

/** Somebody else was faster: what they did, so that the person can decide again. */
function Changed({ was, now, lost, tag }: Extract<Stop, { kind: 'changed' }> & { tag: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = <b className="font-semibold [overflow-wrap:anywhere]">{tag}</b>
  const from = was && <DigestChip digest={was.manifest_digest} />
  const to = now && <DigestChip digest={now.manifest_digest} />
  const components = { name, from: from ?? <span />, to: to ?? <span /> }
  const expires = now?.end_ts
    ? t('operation.endsAt', { moment: format.exact(now.end_ts) })
    : t('operation.endsNever')
  return (
    <Notice tone="warn" live="alert">
      {lost && <p>{t('operation.notDone')}</p>}
      <p>
        {isUnchanged(was, now) ? (
          <Trans t={t} i18nKey="operation.changedHistory" components={components} />
        ) : was === null ? (
          <Trans t={t} i18nKey="operation.changedMade" components={components} />
        ) : now === null ? (
          <Trans t={t} i18nKey="operation.changedEnded" components={components} />
        ) : was.manifest_digest !== now.manifest_digest ? (
          <Trans t={t} i18nKey="operation.changedMoved" components={components} />
        ) : was.immutable !== now.immutable ? (
          <Trans
            t={t}
            i18nKey={now.immutable ? 'operation.changedLocked' : 'operation.changedUnlocked'}
            components={components}
          />
        ) : was.end_ts !== now.end_ts ? (
          <>
            <Trans t={t} i18nKey="operation.changedExpiration" components={components} /> {expires}
          </>
        ) : (
          <Trans t={t} i18nKey="operation.changedRenewed" components={components} />
        )}{' '}
        {t('operation.askAgain')}
      </p>
    </Notice>
  )
}

const OBJECTIONS = {
  locked: 'operation.locked',
  sameImage: 'operation.sameImage',
  alreadyGone: 'operation.alreadyGone',
  badName: 'operation.nameBadCharacter',
  unaddressable: 'operation.unaddressable',
  sameExpiration: 'operation.sameExpiration',
  noExpiration: 'operation.noExpiration',
  pastExpiration: 'operation.pastExpiration',
  farExpiration: 'operation.farExpiration',
  endsAtOnce: 'operation.endsAtOnce',
  alreadyLocked: 'operation.alreadyLocked',
  alreadyUnlocked: 'operation.alreadyUnlocked',
  expiring: 'operation.expiring',
  nothingEnded: 'operation.nothingEnded',
} as const satisfies Record<Objection, string>

/** Why an operation would be pointless or refused. */
export function objectionText(t: TFunction, why: Objection): string {
  return t(OBJECTIONS[why])
}
