import { useTranslation } from 'react-i18next'
import { spelled } from '~/tags/name-marks'
import { TextField } from '~/ui/TextField'

/** Whether a name was typed, as it is or as it is shown: some hold what no keyboard gives. */
export function isTyped(typed: string, name: string): boolean {
  return typed === name || typed.trim() === spelled(name)
}

interface TypedNameProps {
  name: string
  value: string
  onChange: (value: string) => void
}

/** Asks for a name, so that nothing is lost for good by a slip. */
export function TypedName({ name, value, onChange }: TypedNameProps) {
  const { t } = useTranslation()
  return (
    <TextField
      label={
        <>
          {t('operation.typeName')}{' '}
          <bdi className="font-mono text-sm [overflow-wrap:anywhere]">{spelled(name)}</bdi>
        </>
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}
