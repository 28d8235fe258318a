import { useTranslation } from 'react-i18next'
import { QuayError, type QuayErrorKind } from '~/api/error'
import { useFormat } from '~/i18n/FormatProvider'
import { useErrorText } from '~/tags/ErrorState'
import { Notice } from '~/ui/Notice'

/** Waits that are longer (seconds) are told in minutes. */
const LONG = 120

/** Why signing in did not work, and what to do. `wait`: seconds until it may be tried again, null for any time. */
export function SignInError({ error, wait }: { error: Error; wait: number | null }) {
  const { t } = useTranslation()
  const { title, advice, reason } = useErrorText(error)
  const kind = error instanceof QuayError ? error.kind : null
  const own = useOwnWords(kind, wait)
  return (
    <Notice tone={kind === 'throttled' && wait === 0 ? 'neutral' : 'danger'} live="alert">
      <p>{own ?? `${t('error.sentence', { title })} ${advice}`}</p>
      {reason && kind !== 'bad-token' && <p className="[overflow-wrap:anywhere]">{reason}</p>}
    </Notice>
  )
}

/** What signing in has to say of an error that elsewhere means something else. */
function useOwnWords(kind: QuayErrorKind | null, wait: number | null): string | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (kind === 'wrong-password') return t('signIn.wrongPassword')
  if (kind === 'bad-token') return t('signIn.badToken')
  if (kind !== 'throttled' || wait === null) return null
  if (wait === 0) return t('signIn.throttledOver')
  if (wait <= LONG) return t('signIn.throttled', { count: wait })
  return t('signIn.throttledLong', { duration: format.duration(Math.ceil(wait / 60) * 60) })
}
