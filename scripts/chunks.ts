// Which modules of the build stand in one file.
import { fileURLToPath } from 'node:url'

/** As the bundler tells it of each module. */
type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }

const FIRST = ['main.tsx', 'pages/layout/Layout.tsx', 'pages/repository/RepositoryPage.tsx'].map((path) =>
  fileURLToPath(new URL(`../src/${path}`, import.meta.url)),
)

function neededBy(roots: readonly string[], graph: Graph): ReadonlySet<string> {
  const needed = new Set(roots)
  // A set that grows is gone through to its end.
  for (const id of needed) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(next)
  return needed
}

const SHARED_BY = 5

/**
 * The files of what many parts share: what the first rows of a list need stands apart from what comes later, so that they
 * fetch nothing for the sake of a dialog.
 */
export function sharedFiles() {
  let first: ReadonlySet<string> | null = null
  const isFirst = (id: string, graph: Graph) => {
    first ??= neededBy(FIRST, graph)
    return first.has(id)
  }
  return [
    {
      debugName: 'shared',
      name: (id: string, graph: Graph) => (isFirst(id, graph) ? 'shared' : null),
      // All of it is fetched for the first rows: one file packs better than many.
      minShareCount: 2,
      priority: 1,
    },
    { name: 'later', minShareCount: SHARED_BY },
  ]
}
