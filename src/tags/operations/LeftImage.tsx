import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { signedImage } from '~/history/signature'
import { DigestChip } from '~/tags/DigestChip'
import { AlsoOn } from './FromTo'

interface LeftImageProps {
  seen: TagEntry
  /** The other ordinary tags on its image, among those that were read. */
  others: readonly string[]
  isListed: boolean
}

/** The image that the tag leaves, and what keeps it. */
export function LeftImage({ seen, others, isListed }: LeftImageProps) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-1 rounded-[10px] border border-line bg-surface px-3 py-2.5">
      <DigestChip digest={seen.manifest_digest} />
      <p className="text-sm text-muted">
        {others.length > 0 ? (
          <AlsoOn names={others} />
        ) : signedImage(seen.name) === null ? (
          t(isListed ? 'operation.lastTag' : 'operation.othersUnread')
        ) : (
          t('operation.isSignature')
        )}
      </p>
    </div>
  )
}
