import { useTexts } from '~/i18n/FormatProvider'
import type { TagEntry } from '~/api/schemas'

type Index = Pick<TagEntry, 'is_manifest_list' | 'child_manifest_count' | 'present_child_count'>

/** Of how many images an index consists, and how many of them are here; null for what is none. */
export function useChildren(tag: Index): string | null {
  const t = useTexts()
  if (!tag.is_manifest_list) return null
  const { child_manifest_count: count, present_child_count: present } = tag
  if (count === null) return t('tags.index')
  if (present !== null && present < count) return t('tags.childrenSparse', { present, count })
  return t('tags.children', { count })
}
