import { useTranslation } from 'react-i18next'
import { useFormat } from '~/i18n/FormatProvider'
import { useNow } from '~/tags/use-now'
import type { Place } from './place'

/**
 * Until when what is about to end can be brought back.
 * @param ends whether a lifetime ends at all: a new tag can always be deleted again
 */
export function useUndoHint({ window }: Place, ends: boolean): string {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  if (!ends) return t('operation.undoAlways')
  if (window === null) return t('operation.undoUnknown')
  return window === 0
    ? t('operation.undoNever')
    : t('operation.undoUntil', {
        moment: format.exact(now + window),
        duration: format.duration(window),
      })
}
