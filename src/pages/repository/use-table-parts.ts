import { useTranslation } from 'react-i18next'
import type { MenuPart } from '~/ui/menu-parts'
import { HEADINGS } from './columns'
import { DENSITIES, OPTIONAL, setPreferences, usePreferences } from './preferences'

/** Which columns there are, and how high rows are, as a menu. */
export function useTableParts(): MenuPart[] {
  const { t } = useTranslation()
  const { columns, density } = usePreferences()
  return [
    {
      kind: 'checks',
      label: t('columns.columns'),
      checks: OPTIONAL.map((column) => ({
        value: column,
        label: column === 'timeline' ? t('columns.timeline') : t(HEADINGS[column]),
        isOn: columns.includes(column),
      })),
      onToggle: (value) =>
        setPreferences({
          columns: OPTIONAL.filter((column) => (column === value) !== columns.includes(column)),
        }),
    },
    {
      kind: 'choices',
      label: t('columns.density'),
      value: density,
      choices: DENSITIES.map((value) => ({ value, label: t(`columns.${value}`) })),
      onChange: (value) => setPreferences({ density: DENSITIES.find((one) => one === value) ?? density }),
    },
  ]
}
