import { grouped } from '~/history/grouped'
import type { Lifetime } from '~/history/lifetime'
import { inOrder } from '~/history/order'

/** The lifetimes of each tag, newest first, put into order when they are asked for: of ten thousand tags some dozens are. */
export function lifetimesByTag<T extends Lifetime>(
  chunks: readonly (readonly T[])[],
): (tag: string) => readonly T[] {
  const byTag = grouped(chunks.flat(), ({ name }) => name)
  const ready = new Map<string, readonly T[]>()
  return (tag) => {
    const known = ready.get(tag)
    if (known !== undefined) return known
    const ofTag = inOrder(byTag.get(tag) ?? [])
    ready.set(tag, ofTag)
    return ofTag
  }
}
