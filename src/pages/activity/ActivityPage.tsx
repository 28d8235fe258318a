import { useTranslation } from 'react-i18next'
import { ActivityList } from '~/tags/activity/ActivityList'
import { useQuayAddress } from '~/tags/operations/use-place'
import { Page } from '~/tags/Page'

/** What was done from this browser, in all repositories. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('activity.all')}>
      <ActivityList repository={null} quay={useQuayAddress()} />
    </Page>
  )
}
