import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { useFormat } from '~/i18n/FormatProvider'
import { groupsOf } from '~/tags/groups'
import { KINDS, parseQuery, toggleWord } from '~/tags/query'
import type { TagView } from '~/tags/view'
import type { MenuPart } from '~/ui/menu-parts'

/** So many groups of names are offered: the largest. */
const MOST = 12

/** The filter's words as a menu; made when it opens, as the groups are found from all names. */
export function useFilterParts(
  view: TagView,
  tags: readonly TagEntry[],
  onChange: (part: Partial<TagView>) => void,
): () => MenuPart[] {
  const { t } = useTranslation()
  const { count } = useFormat()
  const toggle = (word: string) => onChange({ text: toggleWord(view.text, word) })
  return () => {
    const query = parseQuery(view.text)
    const groups = groupsOf(tags).slice(0, MOST)
    return [
      {
        kind: 'checks',
        label: t('filter.kinds'),
        checks: KINDS.map((kind) => ({
          value: kind,
          label: t(`filter.${kind}`),
          isOn: query.kinds.includes(kind),
        })),
        onToggle: (kind) => toggle(`is:${kind}`),
      },
      groups.length === 0
        ? { kind: 'note', label: t('filter.noGroups') }
        : {
            kind: 'checks',
            label: t('filter.groups'),
            checks: groups.map(({ group, count: size }) => ({
              value: group,
              label: `${group} (${count(size)})`,
              isOn: query.groups.includes(group.toLowerCase()),
            })),
            onToggle: (group) => toggle(`group:${group}`),
          },
    ]
  }
}
