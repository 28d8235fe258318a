import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Child } from '~/api/manifest'
import type { TagEntry } from '~/api/schemas'
import { DigestChip } from '~/tags/DigestChip'
import { Chip } from '~/ui/Chip'
import { classes } from '~/ui/classes'

/** `linux/arm64/v8`; the media type where an image is for no platform (an attestation). */
export function platformText(child: Child | undefined): string {
  const { os, architecture, variant } = child?.platform ?? {}
  return [os, architecture, variant].filter(Boolean).join('/') || (child?.mediaType ?? '')
}

interface PlatformsProps {
  tag: TagEntry
  manifests: readonly Child[]
  /** The digest of the platform that is shown; null for the index itself. */
  chosen: string | null
  onChoose: (digest: string | null) => void
}

/** The platforms of an index, to look at one; which of them are missing here is said. */
export function Platforms({ tag, manifests, chosen, onChoose }: PlatformsProps) {
  const { t } = useTranslation()
  const group = useId()
  const present = tag.child_manifests_presence
  const missing = manifests.filter(({ digest }) => present?.[digest] === false).length
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 text-sm text-muted">{t('tagPage.platforms')}</legend>
      {missing > 0 && <p className="text-sm text-warn">{t('tagPage.sparse', { count: missing })}</p>}
      <Choice group={group} checked={chosen === null} onChoose={() => onChoose(null)}>
        {t('tagPage.whole')}
      </Choice>
      {manifests.map((child, index) => {
        const isMissing = present?.[child.digest] === false
        return (
          <Choice
            key={`${child.digest} ${index}`}
            group={group}
            checked={chosen === child.digest}
            disabled={isMissing}
            onChoose={() => onChoose(child.digest)}
          >
            <span className="min-w-0 flex-1 truncate">{platformText(child)}</span>
            {isMissing && <Chip tone="warn">{t('tagPage.missingChild')}</Chip>}
            <DigestChip digest={child.digest} />
          </Choice>
        )
      })}
    </fieldset>
  )
}

interface ChoiceProps {
  group: string
  checked: boolean
  disabled?: boolean
  onChoose: () => void
  children: ReactNode
}

function Choice({ group, checked, disabled = false, onChoose, children }: ChoiceProps) {
  return (
    <label
      className={classes(
        'flex min-h-7 items-center gap-2 rounded-md px-1.5 has-focus-visible:outline-2 has-focus-visible:outline-focus',
        checked && 'bg-accent-soft',
        disabled && 'text-muted',
      )}
    >
      <input
        type="radio"
        name={group}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        className="size-3.5 accent-accent"
      />
      {children}
    </label>
  )
}
