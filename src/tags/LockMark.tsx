import { useTexts } from '~/i18n/FormatProvider'
import { Icon } from '~/ui/icons'

/** The lock of an immutable tag, with its meaning for those who can't see it. */
export function LockMark() {
  const t = useTexts()
  return (
    <span title={t('tags.lockedTitle')} className="inline-flex text-faint">
      <Icon name="lock" size={13} />
      <span className="sr-only">{t('tags.locked')}</span>
    </span>
  )
}
