import { useSyncExternalStore } from 'react'

/** Which tags of a repository a person has chosen, by name, and from which one a range goes. */
export type Selection = {
  names: ReadonlySet<string>
  anchor: string | null
}

/** Nothing chosen. */
export const NOTHING: Selection = { names: new Set(), anchor: null }

const withAll = (names: ReadonlySet<string>, others: readonly string[], on: boolean): ReadonlySet<string> => {
  const next = new Set(names)
  for (const name of others) {
    if (on) next.add(name)
    else next.delete(name)
  }
  return next
}

/** One tag taken in, or out. */
export function toggled({ names }: Selection, name: string): Selection {
  return { names: withAll(names, [name], !names.has(name)), anchor: name }
}

/** All from the anchor to a tag taken in, or out, as that tag is; `order` is how they stand on screen. */
export function ranged(selection: Selection, name: string, order: readonly { name: string }[]): Selection {
  const { names, anchor } = selection
  const from = order.findIndex((one) => one.name === anchor)
  const to = order.findIndex((one) => one.name === name)
  if (from === -1 || to === -1) return toggled(selection, name)
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1).map((one) => one.name)
  return { names: withAll(names, range, !names.has(name)), anchor: name }
}

/** All of these taken in, or out. */
export function withThese(
  { names, anchor }: Selection,
  these: readonly { name: string }[],
  on: boolean,
): Selection {
  return {
    names: withAll(
      names,
      these.map(({ name }) => name),
      on,
    ),
    anchor,
  }
}

/** What is chosen in each repository, for as long as the browser tab lives. */
export function createSelections() {
  const listeners = new Set<() => void>()
  let chosen: ReadonlyMap<string, Selection> = new Map()
  const change = (next: ReadonlyMap<string, Selection>) => {
    chosen = next
    for (const listener of listeners) listener()
  }
  return {
    of: (repository: string): Selection => chosen.get(repository) ?? NOTHING,
    set: (repository: string, selection: Selection) => change(new Map(chosen).set(repository, selection)),
    /** Whether tags are chosen anywhere. */
    isAnyChosen: () => [...chosen.values()].some(({ names }) => names.size > 0),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Forgets all, as when somebody else signs in. */
    clear: () => change(new Map()),
  }
}

export const selections = createSelections()

export function useSelection(repository: string): Selection {
  return useSyncExternalStore(selections.subscribe, () => selections.of(repository))
}
