import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { signedImage } from '~/history/signature'
import { Notice } from '~/ui/Notice'
import { TagNames } from './TagNames'
import { signaturesQuery } from './signatures-query'

/** The signature tags that would end, as far as that is known. */
export type Ending =
  | { kind: 'none' }
  | { kind: 'looking' }
  | { kind: 'unread' }
  | { kind: 'ending'; names: readonly string[] }

/**
 * Finds out which signature tags Quay would end if a tag left its image: those of an image that loses its last ordinary
 * tag, unless they are locked (contract README 20).
 * @param seen the live lifetime that would end; null for none
 * @param others the other ordinary tags on its image, among those that were read
 */
export function useEndingSignatures(
  repository: string,
  seen: TagEntry | null,
  others: readonly string[],
): Ending {
  const digest = seen?.manifest_digest ?? ''
  const isLast = seen !== null && others.length === 0 && signedImage(seen.name) === null
  const { data, error } = useQuery({ ...signaturesQuery(repository, digest), enabled: isLast })
  if (!isLast) return { kind: 'none' }
  if (error) return { kind: 'unread' }
  if (!data) return { kind: 'looking' }
  const names = data.filter(({ immutable }) => !immutable).map(({ name }) => name)
  return names.length === 0 ? { kind: 'none' } : { kind: 'ending', names }
}

/** What is to be known of them before the last step. */
export function EndingSignatures({ ending }: { ending: Ending }) {
  const { t } = useTranslation()
  switch (ending.kind) {
    case 'none':
    // Said beside the button, which waits for it.
    case 'looking':
      return null
    case 'unread':
      return <Notice tone="warn">{t('operation.signaturesUnread')}</Notice>
    case 'ending':
      return (
        <Notice tone="warn">
          <p>{t('operation.signaturesEnd', { count: ending.names.length })}</p>
          <TagNames names={ending.names} />
        </Notice>
      )
  }
}
