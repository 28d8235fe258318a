import { useTranslation } from 'react-i18next'
import type { ExportFormat } from '~/tags/export'
import type { MenuPart } from '~/ui/menu-parts'

/** The choices of a menu that exports a list. */
export function useExport(save: (format: ExportFormat) => Promise<void>): MenuPart[] {
  const { t } = useTranslation()
  return (['csv', 'json'] as const).map((format) => ({
    kind: 'action',
    label: t(format === 'csv' ? 'export.csv' : 'export.json'),
    onSelect: () => void save(format),
  }))
}

/** What the file of a repository's list is called, without its ending: it says where it holds a part. */
export function fileName(repository: string, list: string, isWhole: boolean): string {
  return `${repository.replaceAll('/', '-')}-${list}${isWhole ? '' : '-in-part'}`
}
