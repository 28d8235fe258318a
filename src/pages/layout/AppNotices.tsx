import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { reach } from '~/api/quay'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { retryParts, useMissingPart } from '~/ui/parts'

/** What keeps the console as a whole from going on. Loaded with the first page: without a connection nothing else comes. */
export function AppNotices() {
  const { t } = useTranslation()
  const isLost = useSyncExternalStore(reach.subscribe, reach.isLost)
  const missing = useMissingPart()
  return (
    <>
      {isLost && (
        <Notice tone="warn" live="status" className="mb-3">
          {t('app.lost')}
        </Notice>
      )}
      {missing === 'upgraded' && (
        <Notice tone="warn" live="status" className="mb-3" action={<Reload />}>
          {t('app.upgraded')}
        </Notice>
      )}
      {missing === 'failed' && (
        <Notice
          tone="warn"
          live="status"
          className="mb-3"
          action={
            <>
              <Button size="small" onClick={retryParts}>
                {t('app.retry')}
              </Button>
              <Reload />
            </>
          }
        >
          {t('app.partMissing')}
        </Notice>
      )}
    </>
  )
}

function Reload() {
  const { t } = useTranslation()
  return (
    <Button size="small" onClick={() => location.reload()}>
      {t('app.reload')}
    </Button>
  )
}
