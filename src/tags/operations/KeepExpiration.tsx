import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { Moment } from '~/tags/Moment'
import { Checkbox } from '~/ui/Checkbox'

interface KeepExpirationProps {
  seen: TagEntry | null
  keep: boolean
  onChange: (keep: boolean) => void
  now: number
}

/** Moving or restoring a tag drops its expiration: whether to put it back. */
export function KeepExpiration({ seen, keep, onChange, now }: KeepExpirationProps) {
  const { t } = useTranslation()
  if (!seen || seen.end_ts === null) return null
  return (
    <Checkbox checked={keep} onChange={onChange} hint={t('operation.keepExpirationHint')}>
      {t('operation.keepExpiration')} (<Moment at={seen.end_ts} now={now} />)
    </Checkbox>
  )
}
