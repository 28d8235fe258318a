import type { TagEntry } from '../schemas'

/** Lifetimes for a test, such as `a9 b8`: a name of one letter and the second in which it began. */
export function entries(text: string): TagEntry[] {
  return text
    .split(' ')
    .flatMap((word) => (word === '' ? [] : entry(word.slice(0, 1), Number(word.slice(1)))))
}

export function entry(name: string, start_ts: number, more: Partial<TagEntry> = {}): TagEntry {
  return {
    name,
    start_ts,
    end_ts: null,
    manifest_digest: 'sha256:0',
    reversion: false,
    immutable: false,
    is_manifest_list: false,
    size: 1,
    is_sparse: false,
    child_manifest_count: null,
    present_child_count: null,
    child_manifests_presence: null,
    ...more,
  }
}
