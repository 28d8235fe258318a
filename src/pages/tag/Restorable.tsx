import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { wayBack } from '~/history/restorable'
import { useFormat } from '~/i18n/FormatProvider'
import { Chip } from '~/ui/Chip'

const SOON = 7 * 86_400

interface RestorableProps {
  lifetime: TagEntry
  /** Seconds. */
  now: number
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
  /** Whether this Quay collects what ended. */
  collects: boolean
}

/** Until when a lifetime can be restored; near the end a countdown, and beyond it what has become of it. */
export function Restorable({ lifetime, now, window, collects }: RestorableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const way = wayBack(lifetime, { now, window }, collects)
  switch (way?.kind) {
    case undefined:
    case 'untold':
      return null
    case 'purged':
      return <Chip tone="danger">{t('tagPage.never')}</Chip>
    case 'over':
      return (
        <Chip tone="danger" hint={t('tagPage.overWhy', { moment: format.exact(way.until) })}>
          {t('tagPage.over')}
        </Chip>
      )
    case 'late':
      return (
        <Chip
          tone="warn"
          hint={t(collects ? 'tagPage.lateWhy' : 'tagPage.keptWhy', { moment: format.exact(way.until) })}
        >
          {collects ? t('tagPage.restorableOver') : t('tagPage.kept')}
        </Chip>
      )
    case 'open': {
      const left = way.until - now
      return left < SOON ? (
        <Chip tone="warn" hint={format.exact(way.until)}>
          {t('tagPage.restorableSoon', { duration: format.about(left) })}
        </Chip>
      ) : (
        <Chip hint={format.exact(way.until)}>
          {t('tagPage.restorable', { moment: format.day(way.until) })}
        </Chip>
      )
    }
  }
}
