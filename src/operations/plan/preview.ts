import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import { signedImage } from '~/history/signature'
import type { Operation } from '../operation'
import type { Powers } from '../possible'
import { operationOf, reasonAgainst, type Reason, type Wish } from './wish'

/** One tag of a plan that is being made. */
export type PreviewRow = {
  tag: TagEntry
  /** What will be done; null where nothing will. */
  operation: Operation | null
  /** Why nothing will be done; null where something will. */
  why: Reason | null
  /** Its name asks for a second thought. */
  isProtected: boolean
}

export type Preview = {
  rows: PreviewRow[]
  /** How many will be changed, and how many will not. */
  totals: { changes: number; skipped: number; protected: number }
  /** The images that lose their last ordinary tag, among the tags that are known. */
  losing: string[]
  /** The signature tags that go with them, beside those of the plan. */
  signatures: string[]
}

type Around = {
  repository: string
  /** The live tags of the repository, as far as they were read. */
  known: readonly TagEntry[]
  /** The names that the person took out. */
  out: ReadonlySet<string>
  isProtected: (name: string) => boolean
  powers: Powers
  /** The server's time, in seconds. */
  now: number
}

/** What a wish would do to these tags: to each of them, with the reason where nothing can be done, and what goes with them. */
export function previewOf(wish: Wish, tags: readonly TagEntry[], around: Around): Preview {
  const { repository, known, out, isProtected, powers, now } = around
  const rows = tags
    .filter(({ name }) => !out.has(name))
    .map((tag): PreviewRow => {
      const operation = operationOf(wish, repository, tag)
      const why = reasonAgainst(operation, tag, powers, now)
      return { tag, operation: why === null ? operation : null, why, isProtected: isProtected(tag.name) }
    })
  const changing = rows.filter(({ operation }) => operation !== null)
  const going = new Set(changing.map(({ tag }) => tag.name))
  const leaves = wish.kind === 'delete' || wish.kind === 'purge'
  const leaving = leaves ? changing.map(({ tag }) => tag) : []
  const losing = losingOf(leaving, known, going, now)
  return {
    rows,
    totals: {
      changes: changing.length,
      skipped: rows.length - changing.length,
      protected: changing.filter((row) => row.isProtected).length,
    },
    losing: [...losing],
    // A permanent deletion leaves them alone (contract README 20).
    signatures: (wish.kind === 'delete' ? known : [])
      .filter(({ name }) => losing.has(signedImage(name) ?? '') && !going.has(name))
      .map(({ name }) => name),
  }
}

/** The images of which no ordinary tag stays (contract README 20: signature tags keep none). */
function losingOf(
  leaving: readonly TagEntry[],
  known: readonly TagEntry[],
  going: ReadonlySet<string>,
  now: number,
): Set<string> {
  const ordinary = ({ name }: TagEntry) => signedImage(name) === null
  const staying = new Set(
    known
      .filter((tag) => ordinary(tag) && !going.has(tag.name) && isLive(tag, now))
      .map(({ manifest_digest }) => manifest_digest),
  )
  const left = leaving.filter(ordinary).map(({ manifest_digest }) => manifest_digest)
  return new Set(left.filter((digest) => !staying.has(digest)))
}
