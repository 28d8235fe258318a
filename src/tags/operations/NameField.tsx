import { useTranslation } from 'react-i18next'
import { nameFault, type NameFault } from '~/operations/tag-name'
import { ErrorLine } from '~/tags/ErrorState'
import { TextField } from '~/ui/TextField'
import type { NameUse } from './use-tag-by-name'

const FAULTS = {
  empty: 'operation.nameEmpty',
  tooLong: 'operation.nameTooLong',
  badStart: 'operation.nameBadStart',
  badCharacter: 'operation.nameBadCharacter',
} as const satisfies Record<NameFault, string>

interface NameFieldProps {
  value: string
  onChange: (value: string) => void
  use: NameUse
}

/** A new tag's name: what is wrong with it is said while it is typed, and never sent. */
export function NameField({ value, onChange, use }: NameFieldProps) {
  const { t } = useTranslation()
  const fault = value === '' ? null : nameFault(value)
  const looking = value !== '' && fault === null && use.kind === 'looking'
  return (
    <>
      <TextField
        label={t('operation.name')}
        hint={looking ? t('operation.nameLooking') : t('operation.nameHint')}
        error={fault && t(FAULTS[fault])}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {use.kind === 'error' && <ErrorLine error={use.error} onRetry={use.retry} />}
    </>
  )
}
