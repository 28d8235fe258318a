import { accountOf, type Account, type ItemState, WAITING } from './plan'

/** Where the operations of a plan stand, and which comes next. */
export type Agenda = {
  account: Account
  /** How many are under way. */
  busy: () => number
  state: (index: number) => ItemState
  states: () => readonly ItemState[]
  set: (index: number, state: ItemState) => void
  /**
   * Takes the next one: what is to be found out comes before what is to be begun, and of one tag one at a time.
   * @returns its index; null where nothing can be taken now
   */
  take: () => number | null
  /** Gives it back, whatever became of it. */
  release: (index: number) => void
  /** Looks once more at those of which nobody knows. */
  lookAgain: () => void
}

/**
 * Makes an agenda.
 * @param tags the operations' tags, in the plan's order
 */
export function createAgenda(tags: readonly string[], states: readonly ItemState[]): Agenda {
  const items = [...states]
  const account = accountOf(items)
  const taken = new Set<number>()
  const busyTags = new Set<string | undefined>()
  /** To be found out. Those that were looked at in vain are left until they are asked for. */
  const open = new Set<number>()
  const looked = new Set<number>()
  /** None before it is waiting. */
  let first = 0

  const isOpen = ({ kind }: ItemState) => kind === 'unknown' || kind === 'sending'
  const isFree = (index: number) => !taken.has(index) && !busyTags.has(tags[index])
  items.forEach((item, index) => isOpen(item) && open.add(index))

  function toBegin(): number | undefined {
    while (first < items.length && items[first]?.kind !== 'waiting') first += 1
    for (let index = first; index < items.length; index += 1)
      if (items[index]?.kind === 'waiting' && isFree(index)) return index
    return undefined
  }

  return {
    account,
    busy: () => taken.size,
    state: (index) => items[index] ?? WAITING,
    states: () => items,
    set: (index, state) => {
      const former = items[index]
      if (former === undefined) return
      account[former.kind] -= 1
      account[state.kind] += 1
      items[index] = state
      if (isOpen(state)) open.add(index)
      else open.delete(index)
      if (state.kind === 'unknown' && former.kind === 'unknown') looked.add(index)
      if (state.kind === 'waiting') first = Math.min(first, index)
    },
    take: () => {
      const unsettled = [...open].find((index) => isFree(index) && !looked.has(index))
      const index = unsettled ?? toBegin()
      if (index === undefined) return null
      taken.add(index)
      busyTags.add(tags[index])
      return index
    },
    release: (index) => {
      taken.delete(index)
      busyTags.delete(tags[index])
    },
    lookAgain: () => looked.clear(),
  }
}
