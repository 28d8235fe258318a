import { useTranslation } from 'react-i18next'
import { TypedName } from '~/tags/operations/TypedName'
import { TextField } from '~/ui/TextField'
import { MOST, type Typed } from './use-typed'

/** Asks for the number of operations, or the only tag's name, so that many are not changed by a slip. */
export function TypedField({
  typed: { wanted, text, set },
  hint,
}: {
  typed: Typed
  hint?: string | undefined
}) {
  const { t } = useTranslation()
  if (wanted === null) return null
  if ('name' in wanted) return <TypedName name={wanted.name} value={text} onChange={set} />
  return (
    <TextField
      label={t('plan.typeCount', wanted)}
      hint={hint ?? t('plan.typeWhy', { most: MOST })}
      value={text}
      autoComplete="off"
      inputMode="numeric"
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
}
