import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import { isPointing, nameOf, type Operation } from '~/operations/operation'
import type { Outcome } from '~/operations/outcome'
import { DigestChip } from '~/tags/DigestChip'
import { useErrorText, useErrorTexts } from '~/tags/ErrorState'

const DONE = {
  create: 'outcome.created',
  move: 'outcome.moved',
  restore: 'outcome.restored',
  renew: 'outcome.renewed',
  delete: 'outcome.deleted',
  expire: 'outcome.expires',
  unexpire: 'outcome.unexpires',
  lock: 'outcome.locks',
  unlock: 'outcome.unlocks',
  purge: 'outcome.purged',
  'purge-ended': 'outcome.purgedEnded',
} as const

/** What was done, in one sentence. */
export function OutcomeTitle({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  const { exact } = useFormat()
  const { operation, before, effect } = outcome
  const from = operation.kind === 'purge-ended' ? operation.digest : (before.live?.manifest_digest ?? null)
  const components = {
    name: <b className="font-[620] [overflow-wrap:anywhere]">{operation.tag}</b>,
    from: from === null ? <span /> : <DigestChip digest={from} />,
    to: isPointing(operation) ? <DigestChip digest={operation.digest} /> : <span />,
  }
  const key = effect === 'unknown' ? 'outcome.unknown' : DONE[nameOf(operation)]
  const end = endTold(outcome)
  return (
    <Trans t={t} i18nKey={key} components={components} values={end === null ? {} : { moment: exact(end) }} />
  )
}

/** The expiration that was set as far as it was read back, or the one that was cleared. */
function endTold({ operation, before, after, overtaken }: Outcome): number | null {
  if (operation.kind !== 'expire') return null
  if (operation.expiration === null) return before.live?.end_ts ?? null
  return (!overtaken && after?.live?.end_ts) || operation.expiration
}

/** What else is to be known of it: what was read back, and what differs from what was wanted. */
export function OutcomeDetails({ outcome }: { outcome: Outcome }) {
  const { effect, lost, unread } = outcome
  const { t } = useTranslation()
  if (effect === 'unknown') return <p>{t('operation.unknown')}</p>
  return (
    <>
      {lost && <p>{t('outcome.lost')}</p>}
      {unread && <Unread error={unread} />}
      <There outcome={outcome} />
      <Expiration outcome={outcome} />
      <Signatures outcome={outcome} />
    </>
  )
}

function Unread({ error }: { error: Error }) {
  const { t } = useTranslation()
  const { title } = useErrorText(error)
  return <p>{t('outcome.unread', { reason: title })}</p>
}

function There({ outcome: { operation, before, after, overtaken, meanwhile } }: { outcome: Outcome }) {
  const { t } = useTranslation()
  if (!after) return null
  const { live } = after
  if (overtaken)
    return (
      <p>
        {live && leftImage(operation, before.live?.manifest_digest) === live.manifest_digest ? (
          t(operation.kind === 'lock' ? 'outcome.overtakenLock' : 'outcome.overtakenChanged')
        ) : live ? (
          <Trans
            t={t}
            i18nKey="outcome.overtakenNow"
            components={{ to: <DigestChip digest={live.manifest_digest} /> }}
          />
        ) : (
          t('outcome.overtakenGone')
        )}
      </p>
    )
  return (
    <p>
      {ends(operation) ? t('outcome.readBackGone') : t('outcome.readBack')}
      {live?.immutable && operation.kind !== 'lock' && ` ${t('outcome.locked')}`}
      {meanwhile && ` ${t('outcome.meanwhile')}`}
    </p>
  )
}

const ends = ({ kind }: Operation) => kind === 'delete' || kind === 'purge'

/** The image on which the operation left the tag; null for none. */
function leftImage(operation: Operation, before: string | undefined): string | null {
  if (isPointing(operation)) return operation.digest
  return ends(operation) ? null : (before ?? null)
}

function Expiration({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  const said = useReason()
  const { exact } = useFormat()
  const text = expirationText()
  return text === null ? null : <p>{text}</p>

  function expirationText(): ReactNode {
    const { expiration, before, after, operation, overtaken } = outcome
    if (overtaken) return null
    const own = after?.live?.end_ts ?? null
    if (operation.kind === 'expire') return after && expirationSet(operation.expiration, own)
    if (!isPointing(operation)) return null
    switch (expiration.kind) {
      case 'none':
        if (!after) return null
        if (own !== null) return t('outcome.expirationOwn', { moment: exact(own) })
        return before.live?.end_ts ? t('outcome.expirationDropped') : null
      case 'passed':
        return t('outcome.expirationPassed', { wanted: exact(expiration.wanted) })
      case 'failed':
        return t('outcome.expirationFailed', {
          wanted: exact(expiration.wanted),
          reason: said(expiration.error),
        })
      case 'unread':
        return t('outcome.expirationUnread', {
          wanted: exact(expiration.wanted),
          reason: said(expiration.error),
        })
      case 'put-back': {
        const { wanted, got } = expiration
        return expirationSet(wanted, got) ?? t('outcome.expirationKept', { moment: exact(wanted) })
      }
    }
  }

  /** What differs from what was wanted; null where it is just that. */
  function expirationSet(wanted: number | null, got: number | null): string | null {
    if (got === wanted) return null
    if (wanted === null) return got === null ? null : t('outcome.expirationOwn', { moment: exact(got) })
    if (got === null) return t('outcome.expirationGone', { wanted: exact(wanted) })
    return t('outcome.expirationMoved', { wanted: exact(wanted), got: exact(got) })
  }
}

function Signatures({ outcome: { signatures } }: { outcome: Outcome }) {
  const { t } = useTranslation()
  const said = useReason()
  const { ended, restored, missing, unread } = signatures
  const unexpiring = restored.filter(({ expiration }) => expiration !== null).map(({ tag }) => tag)
  const names = ended.map(({ tag }) => tag).join(', ')
  return (
    <>
      {unread && <p>{t('outcome.signaturesPerhaps')}</p>}
      {!unread && ended.length > 0 && (
        <p className="[overflow-wrap:anywhere]">
          {t('outcome.signaturesEnded', { count: ended.length, names })}
        </p>
      )}
      {restored.length > 0 && <p>{t('outcome.signaturesRestored', { count: restored.length })}</p>}
      {unexpiring.length > 0 && (
        <p className="[overflow-wrap:anywhere]">
          {t('outcome.signaturesUnexpiring', { names: unexpiring.join(', ') })}
        </p>
      )}
      {missing.map(({ tag, error }) => (
        <p key={tag} className="[overflow-wrap:anywhere]">
          {t('outcome.signatureMissing', { tag, reason: said(error) })}
        </p>
      ))}
    </>
  )
}

/** What went wrong in a person's words, with the server's behind. */
function useReason(): (error: Error) => string {
  const textOf = useErrorTexts()
  return (error) => {
    const { title, reason } = textOf(error)
    return reason ? `${title} (${reason})` : title
  }
}
