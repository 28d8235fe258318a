import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '~/api/quay'
import { buttonClasses } from '~/ui/Button'
import { Icon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'

interface ElsewhereProps {
  /** The name of the service, where Quay tells one. */
  service: string | null
  /** Quay's own sign-in page, where its session is shared with this console; null where it can't be. */
  signInPage: string | null
  onDone: () => void
}

/**
 * Signing in on Quay's own page (contract README 29): it stays there when it is done, so it opens in another tab, and who is
 * signed in is read again when the person comes back to this one.
 */
export function Elsewhere({ service, signInPage, onDone }: ElsewhereProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    if (!opened) return
    const back = () => {
      if (document.visibilityState !== 'visible') return
      // Not yet, or Quay did not answer: coming back once more asks again.
      session.recheckAccount().then(
        (signedIn) => signedIn && onDone(),
        () => undefined,
      )
    }
    window.addEventListener('focus', back)
    document.addEventListener('visibilitychange', back)
    return () => {
      window.removeEventListener('focus', back)
      document.removeEventListener('visibilitychange', back)
    }
  }, [opened, onDone])
  return (
    <div className="grid gap-3">
      <p>{t('signIn.elsewhere', { service: service ?? t('signIn.elsewhereService') })}</p>
      {signInPage ? (
        <a
          href={signInPage}
          target="_blank"
          rel="noreferrer"
          className={buttonClasses('primary')}
          onClick={() => setOpened(true)}
        >
          {t('signIn.elsewhereOpen')}
          <Icon name="external" size={14} />
        </a>
      ) : (
        <p className="text-muted">{t('signIn.elsewhereToken')}</p>
      )}
      {opened && <Notice live="status">{t('signIn.elsewhereOpened')}</Notice>}
    </div>
  )
}
