import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { QuayError } from '~/api/error'
import { session } from '~/api/quay'
import { Button } from '~/ui/Button'
import { TextField } from '~/ui/TextField'
import { SignInError } from './SignInError'
import { useCountdown } from '~/tags/use-countdown'

interface AccountFormProps {
  /** Whose session ended, where one did: the name need not be typed again. */
  username?: string
  onDone: () => void
}

/** Signing in with a Quay account; what was typed stays until it worked. */
export function AccountForm({ username: known = '', onDone }: AccountFormProps) {
  const { t } = useTranslation()
  const [username, setUsername] = useState(known)
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const usernameField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => session.signIn(username.trim(), password),
    onSuccess: onDone,
  })
  const wait = useCountdown(error instanceof QuayError ? error.retryAt : null)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setAsked(true)
    if (username.trim() === '') usernameField.current?.focus()
    else if (password === '') passwordField.current?.focus()
    else if (!isPending && !wait) mutate()
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      <TextField
        label={t('signIn.username')}
        ref={usernameField}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        error={asked && username.trim() === '' && t('signIn.usernameMissing')}
      />
      <TextField
        label={t('signIn.password')}
        ref={passwordField}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={asked && password === '' && t('signIn.passwordMissing')}
      />
      {error && <SignInError error={error} wait={wait} />}
      <Button look="primary" type="submit" aria-disabled={isPending || Boolean(wait)}>
        {isPending ? t('signIn.busy') : t('signIn.submit')}
      </Button>
    </form>
  )
}
