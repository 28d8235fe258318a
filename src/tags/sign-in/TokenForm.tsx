import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { QuayError } from '~/api/error'
import { session } from '~/api/quay'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/TextField'
import { SignInError } from './SignInError'
import { useCountdown } from '~/tags/use-countdown'

interface TokenFormProps {
  /** The address of the Quay where tokens are made; absent while it is not known. */
  quay?: string | undefined
  onDone: () => void
}

/** Signing in with an access token, which never leaves this tab. */
export function TokenForm({ quay, onDone }: TokenFormProps) {
  const { t } = useTranslation()
  const [token, setToken] = useState('')
  const [asked, setAsked] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => session.signInWithToken(token.trim()),
    onSuccess: onDone,
  })
  const wait = useCountdown(error instanceof QuayError ? error.retryAt : null)
  const wrong =
    token.trim() === '' ? t('signIn.tokenMissing') : /\s/.test(token.trim()) ? t('signIn.tokenShape') : null

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setAsked(true)
    if (wrong !== null) field.current?.focus()
    else if (!isPending && !wait) mutate()
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      {/* A password field, so that nobody reads it over a shoulder and no browser completes it elsewhere. */}
      <TextField
        ref={field}
        label={t('signIn.token')}
        hint={t('signIn.tokenHint')}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
        error={asked && wrong}
      />
      {error && <SignInError error={error} wait={wait} />}
      <Button look="primary" type="submit" aria-disabled={isPending || Boolean(wait)}>
        {isPending ? t('signIn.busy') : t('signIn.submit')}
      </Button>
      <p className="text-sm text-muted">
        {t('signIn.tokenWhere')}{' '}
        {quay && (
          <a href={quay} target="_blank" rel="noreferrer" className="text-accent underline">
            {t('signIn.tokenLink')}
          </a>
        )}
      </p>
    </form>
  )
}
