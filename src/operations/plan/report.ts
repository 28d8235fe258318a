import type { Operation } from '../operation'
import type { Failure, ItemState, Plan, Skip } from './plan'

/** Operations of a plan that came to the same, by their places in it. */
export type Group = {
  /** Tells groups apart. */
  key: string
  kind: ItemState['kind']
  /** *skipped*: why. */
  skip: Skip | null
  /** *failed*, *unknown*: the server's words; *done*: those of what could not be put back or looked at afterwards. */
  failure: Failure | null
  /** *done*, *failed*: the answer was lost, and reading told. */
  wasLost: boolean
  /** *done*: somebody changed the tag since. */
  overtaken: boolean
  indexes: number[]
}

const ORDER = ['failed', 'unknown', 'skipped', 'sending', 'done', 'waiting'] as const

function plain(state: ItemState): Omit<Group, 'key' | 'indexes'> {
  const none = { kind: state.kind, skip: null, failure: null, wasLost: false, overtaken: false }
  switch (state.kind) {
    case 'waiting':
    case 'sending':
      return none
    case 'done':
      return {
        ...none,
        wasLost: state.told.wasLost,
        overtaken: state.told.overtaken,
        failure: state.told.trouble,
      }
    case 'skipped':
      return { ...none, skip: state.why }
    case 'failed':
      return { ...none, failure: state.failure, wasLost: state.wasLost }
    case 'unknown':
      return { ...none, failure: state.failure }
  }
}

/** All operations of a plan by what became of them and why, each once; what needs a person comes first. */
export function groupsOf(states: readonly ItemState[]): Group[] {
  const groups = new Map<string, Group>()
  states.forEach((state, index) => {
    const what = plain(state)
    const key = JSON.stringify(what)
    const group = groups.get(key)
    if (group) group.indexes.push(index)
    else groups.set(key, { ...what, key, indexes: [index] })
  })
  return [...groups.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

/** What failed, to be tried once more: as it was decided, so that what changed since is found out. */
export function failedOf({ operations }: Plan, states: readonly ItemState[]): Operation[] {
  return operations.filter((_, index) => states[index]?.kind === 'failed')
}

/** The ways back from what was done, the last one first. */
export function waysBack(states: readonly ItemState[]): Operation[] {
  return states
    .flatMap((state) => (state.kind === 'done' && state.undo ? [state.undo.operation] : []))
    .reverse()
}
