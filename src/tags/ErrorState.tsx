import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { Link } from './Link'
import { QuayError, type QuayErrorKind } from '~/api/error'
import { useSession } from '~/api/use-session'
import { paths } from '~/paths'
import { Button, buttonClasses } from '~/ui/Button'
import { EmptyState, Notice } from '~/ui/Notice'
import { useCountdown } from './use-countdown'

// What went wrong and the next step, by kind of error; the server's own reason stands beside them.
const TEXTS = {
  unreachable: ['error.unreachable', 'error.unreachableAdvice'],
  'signed-out': ['error.signedOut', 'error.signedOutAdvice'],
  'bad-token': ['error.badToken', 'error.badTokenAdvice'],
  'wrong-password': ['signIn.wrongPassword', 'error.signedOutAdvice'],
  forbidden: ['error.forbidden', 'error.forbiddenAdvice'],
  'not-found': ['error.notFound', 'error.notFoundAdvice'],
  unaddressable: ['error.notFound', 'error.notFoundAdvice'],
  refused: ['error.refused', 'error.refusedAdvice'],
  immutable: ['error.immutable', 'error.immutableAdvice'],
  'read-only': ['error.readOnly', 'error.readOnlyAdvice'],
  throttled: ['error.throttled', 'error.throttledAdvice'],
  server: ['error.server', 'error.serverAdvice'],
  'unexpected-answer': ['error.unexpected', 'error.unexpectedAdvice'],
} as const satisfies Record<QuayErrorKind, readonly [string, string]>

const SHARED_REFUSED = ['error.sharedToken', 'error.sharedTokenAdvice'] as const

/** Whether Quay does not accept who asks. */
function isRefusal(error: Error): boolean {
  return error instanceof QuayError && (error.kind === 'signed-out' || error.kind === 'bad-token')
}

type ErrorText = { title: string; advice: string; reason: string }

/** An error in the person's language: what happened, what to do, and what the server said. */
export function useErrorText(error: Error): ErrorText {
  return useErrorTexts()(error)
}

/** `useErrorText` for several errors, or none. */
export function useErrorTexts(): (error: Error) => ErrorText {
  const { t } = useTranslation()
  const { way } = useSession()
  return (error) => {
    if (!(error instanceof QuayError))
      return { title: t('app.crash'), advice: t('app.crashAdvice'), reason: error.message }
    const [title, advice] = way === 'shared' && isRefusal(error) ? SHARED_REFUSED : TEXTS[error.kind]
    const behindProxy = error.kind === 'unreachable' && error.code !== null
    // Where no answer came, the words are the browser's.
    const said =
      error.reason === '' || behindProxy
        ? ''
        : error.status === 0
          ? error.reason
          : t('error.reason', { reason: error.reason })
    const status = error.status > 0 && !behindProxy ? t('error.status', { status: error.status }) : ''
    return {
      title: t(title),
      advice: behindProxy
        ? t('error.unreachableAt', { address: error.address, code: error.code ?? '' })
        : t(advice),
      reason: [said, status].filter(Boolean).join(' · '),
    }
  }
}

interface ErrorProps {
  error: Error
  onRetry: () => void
}

/** Stands where a page's content could not be read. */
export function ErrorState({ error, onRetry }: ErrorProps) {
  const { title, advice, reason } = useErrorText(error)
  return (
    <EmptyState
      alert
      title={title}
      action={
        <>
          <SignInLink error={error} />
          <RetryButton error={error} onRetry={onRetry} />
        </>
      }
    >
      <p>{advice}</p>
      {reason && <p className="text-sm [overflow-wrap:anywhere]">{reason}</p>}
    </EmptyState>
  )
}

/** Stands above content that is there, where more of it could not be read. */
export function ErrorLine({ error, onRetry }: ErrorProps) {
  const { t } = useTranslation()
  const { title, advice, reason } = useErrorText(error)
  return (
    <Notice
      tone="danger"
      live="alert"
      className="mb-2.5"
      action={<RetryButton error={error} onRetry={onRetry} small />}
    >
      <b className="font-semibold">{t('error.sentence', { title })}</b> {advice} {reason}
    </Notice>
  )
}

/** Trying again: held back as long as Quay asked to be left alone. */
function RetryButton({ error, onRetry, small = false }: ErrorProps & { small?: boolean }) {
  const { t } = useTranslation()
  const wait = useCountdown(error instanceof QuayError ? error.retryAt : null)
  return (
    <Button size={small ? 'small' : 'normal'} aria-disabled={Boolean(wait)} onClick={() => wait || onRetry()}>
      {wait ? t('app.retryIn', { count: wait }) : t('app.retry')}
    </Button>
  )
}

function SignInLink({ error }: { error: Error }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const { way } = useSession()
  if (!isRefusal(error) || way === 'shared') return null
  return (
    <Link to={paths.signIn(pathname + search)} className={buttonClasses('primary')}>
      {t('header.signIn')}
    </Link>
  )
}
