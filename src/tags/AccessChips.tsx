import { useTranslation } from 'react-i18next'
import type { Repository } from '~/api/schemas'
import { Chip } from '~/ui/Chip'

type Shown = Pick<Repository, 'is_public' | 'state'>

/** Whether a repository is public, and whether it can be changed at all. */
export function StateChips({ repository }: { repository: Shown }) {
  const { t } = useTranslation()
  const { is_public, state } = repository
  return (
    <>
      <Chip>{is_public ? t('access.public') : t('access.private')}</Chip>
      {state === 'READ_ONLY' && (
        <Chip tone="warn" hint={t('access.readOnlyHint')}>
          {t('access.readOnly')}
        </Chip>
      )}
      {state === 'MIRROR' && (
        <Chip tone="warn" hint={t('access.mirrorHint')}>
          {t('access.mirror')}
        </Chip>
      )}
      {state !== 'NORMAL' && state !== 'READ_ONLY' && state !== 'MIRROR' && (
        <Chip tone="warn">{t('access.otherState', { state })}</Chip>
      )}
    </>
  )
}

/** What the signed-in person may do in a repository. */
export function AccessChip({ repository }: { repository: Pick<Repository, 'can_write' | 'can_admin'> }) {
  const { t } = useTranslation()
  if (repository.can_admin) return <Chip tone="ok">{t('access.admin')}</Chip>
  if (repository.can_write) return <Chip tone="ok">{t('access.write')}</Chip>
  return <Chip hint={t('access.readHint')}>{t('access.read')}</Chip>
}
