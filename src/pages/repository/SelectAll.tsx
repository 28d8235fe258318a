import { useTranslation } from 'react-i18next'

interface SelectAllProps {
  rows: readonly { name: string }[]
  selected: ReadonlySet<string>
  onChange: (rows: readonly { name: string }[], on: boolean) => void
}

/** Takes all rows that the filter leaves into the selection, or out. */
export function SelectAll({ rows, selected, onChange }: SelectAllProps) {
  const { t } = useTranslation()
  const all = selected.size > 0 && rows.length > 0 && rows.every(({ name }) => selected.has(name))
  const some = !all && selected.size > 0 && rows.some(({ name }) => selected.has(name))
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = some
      }}
      checked={all}
      aria-label={t('list.selectAll')}
      onChange={(event) => onChange(rows, event.currentTarget.checked)}
      className="size-4 accent-accent"
    />
  )
}
