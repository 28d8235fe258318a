import type { TagEntry } from './schemas'
import type { ReadTagPage } from './tags'

/** A lifetime as the listing has it; its image is the letter, 64 times. */
export function entry(
  name: string,
  start_ts: number,
  letter = 'a',
  more: Partial<Pick<TagEntry, 'end_ts' | 'reversion' | 'immutable'>> = {},
): TagEntry {
  return {
    name,
    start_ts,
    end_ts: null,
    manifest_digest: `sha256:${letter.repeat(64)}`,
    reversion: false,
    immutable: false,
    is_manifest_list: false,
    size: 100,
    is_sparse: false,
    child_manifest_count: null,
    present_child_count: null,
    child_manifests_presence: null,
    ...more,
  }
}

/** A page of a listing. */
export function page(tags: TagEntry[], has_additional = false, number = 1): ReadTagPage {
  return { tags, page: number, has_additional, places: tags.length }
}
