import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '~/api/session-store'
import { SignIn } from '~/tags/sign-in/SignIn'
import Dialog from '~/ui/Dialog'
import { Button } from '~/ui/Button'

/** Asks to sign in again over the page, which stays as it is. */
export default function SessionEnded({ session }: { session: SessionState }) {
  const { t } = useTranslation()
  const [later, setLater] = useState<number | null>(null)
  return (
    <Dialog open={later !== session.epoch} onClose={() => setLater(session.epoch)} title={t('signIn.again')}>
      <p className="text-muted">{t('signIn.againExplain')}</p>
      <SignIn
        {...(session.way === 'account' && session.user !== null ? { username: session.user } : {})}
        first={session.way === 'token' ? 'token' : 'account'}
        onDone={() => undefined}
      />
      <Button look="ghost" onClick={() => setLater(session.epoch)}>
        {t('signIn.againLater')}
      </Button>
    </Dialog>
  )
}
