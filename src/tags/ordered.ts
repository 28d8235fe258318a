/** Remembers the last answer: it stays the same object as long as it is asked for the same. */
export function last<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let known: { args: A; result: R } | null = null
  return (...args) => {
    const former = known
    if (former !== null && args.every((arg, index) => Object.is(arg, former.args[index])))
      return former.result
    const result = make(...args)
    known = { args, result }
    return result
  }
}

/** With one new item among so few it is as well to sort all. */
const FEW = 8

/**
 * Makes what puts a list into order, again and again as it changes: what was in order stays so, and a hundred new items
 * among ten thousand cost the finding of their places.
 * @param compare of two items never equal
 * @param sort puts a list into that order from scratch
 */
export function createOrder<T>(
  compare: (a: T, b: T) => number,
  sort: (items: readonly T[]) => readonly T[],
): (items: readonly T[]) => readonly T[] {
  let former: readonly T[] = []
  return last((items: readonly T[]) => {
    const left = new Set(items)
    const kept = former.filter((item) => left.has(item))
    for (const item of kept) left.delete(item)
    former = left.size * FEW >= items.length ? sort(items) : withItems(kept, [...left].sort(compare), compare)
    return former
  })
}

/** Two lists in order as one. */
function withItems<T>(all: readonly T[], items: readonly T[], compare: (a: T, b: T) => number): T[] {
  const joined: T[] = []
  let from = 0
  for (const item of items) {
    const at = placeOf(all, item, from, compare)
    for (const one of all.slice(from, at)) joined.push(one)
    joined.push(item)
    from = at
  }
  return [...joined, ...all.slice(from)]
}

/** The index of the first item, from an index on, that comes after this one. */
function placeOf<T>(all: readonly T[], item: T, from: number, compare: (a: T, b: T) => number): number {
  let [low, high] = [from, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = all[middle]
    if (other !== undefined && compare(other, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}
