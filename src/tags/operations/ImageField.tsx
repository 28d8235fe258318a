import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { DigestChip } from '~/tags/DigestChip'
import { ErrorLine } from '~/tags/ErrorState'
import { compareNames } from '~/tags/name-order'
import { SuggestField } from '~/ui/SuggestField'
import type { ImageChoice } from './use-image'

interface ImageFieldProps {
  value: string
  onChange: (value: string) => void
  known: readonly TagEntry[]
  choice: ImageChoice
}

/** The image to point to: by a tag that has it, or by its digest, which is looked up first. */
export function ImageField({ value, onChange, known, choice }: ImageFieldProps) {
  const { t } = useTranslation()
  const digests = new Map(known.map((tag) => [tag.name, tag.manifest_digest]))
  const names = [...digests.keys()].sort(compareNames)
  return (
    <>
      <SuggestField
        label={t('operation.image')}
        hint={t('operation.imageHint')}
        value={value}
        onChange={onChange}
        suggestions={names}
        invalid={choice.kind === 'badDigest' || choice.kind === 'noTag'}
        show={(name) => (
          <>
            <bdi className="truncate">{name}</bdi>
            <DigestChip digest={digests.get(name) ?? ''} />
          </>
        )}
        status={<Status choice={choice} />}
      />
      {choice.kind === 'error' && <ErrorLine error={choice.error} onRetry={choice.retry} />}
    </>
  )
}

function Status({ choice }: { choice: ImageChoice }) {
  const { t } = useTranslation()
  switch (choice.kind) {
    case 'looking':
      return <span className="text-muted">{t('operation.looking')}</span>
    case 'noTag':
      return <span className="text-danger">{t('operation.noTag', { tag: choice.tag })}</span>
    case 'badDigest':
      return <span className="text-danger">{t('operation.badDigest')}</span>
    case 'dead':
      return <span className="text-warn">{t('operation.dead')}</span>
    case 'nothing':
    case 'image':
    case 'error':
      return null
  }
}
