import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useRouteError } from 'react-router'
import { withoutToken } from '~/api/quay'
import { Page } from '~/tags/Page'
import { Button } from '~/ui/Button'
import { CopyButton } from '~/ui/CopyButton'
import { EmptyState } from '~/ui/Notice'
import { isMissingPart, useMissingPart } from '~/ui/parts'
import { crashReport } from './crash-report'

/** Stands where a page broke, so that the rest of the console stays. */
export function CrashPage() {
  const error = useRouteError()
  const { t } = useTranslation()
  return (
    <Page title={t('app.crash')} heading={null}>
      {isMissingPart(error) ? <MissingPage /> : <Crash error={error} />}
    </Page>
  )
}

function Crash({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation()
  const [at] = useState(() => new Date())
  const report = withoutToken(
    crashReport(error, {
      url: new URL(location.href),
      agent: navigator.userAgent,
      language: i18n.language,
      at,
    }),
  )
  return (
    <EmptyState alert title={t('app.crash')} action={<Reload />}>
      <p>{t('app.crashAdvice')}</p>
      <div className="mt-2 flex items-center justify-between gap-2 text-left text-sm">
        {t('app.report')}
        <CopyButton
          text={report}
          label={t('app.reportCopy')}
          copied={t('tags.copied')}
          refused={t('tags.copyRefused')}
        />
      </div>
      <pre
        tabIndex={0}
        className="max-h-60 max-w-full overflow-auto rounded-[9px] border border-line bg-sunken p-3 text-left font-mono text-xs text-ink"
      >
        {report}
      </pre>
    </EmptyState>
  )
}

/** The page's code did not come: the server has a newer console, or the connection is gone. */
function MissingPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const isUpgraded = useMissingPart() === 'upgraded'
  const again = () => void navigate(pathname + search, { replace: true })
  return (
    <EmptyState
      alert
      title={t('app.crash')}
      action={
        <>
          {!isUpgraded && <Button onClick={again}>{t('app.retry')}</Button>}
          <Reload />
        </>
      }
    >
      <p>{t(isUpgraded ? 'app.upgraded' : 'app.partMissing')}</p>
    </EmptyState>
  )
}

function Reload() {
  const { t } = useTranslation()
  return <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
}
