// Where on its host the console is mounted: `<base href>` in index.html says it, as one build serves every place. Quay's
// own addresses stand at the host's root, whatever it says (`src/api/quay.ts`).

/** The path of a base address without the slash at its end: empty for a host's root. */
export const mountOf = (base: string): string => new URL(base).pathname.replace(/\/[^/]*$/, '')

/** A path of this host as a path of a console that is mounted there: what stands before `/repository/…` is left out. */
export function withinMount(mount: string, pathname: string): string {
  return pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : pathname
}

/** Where this console is mounted. */
export const mount = (): string => mountOf(document.baseURI)
