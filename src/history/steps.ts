/**
 * Work on many items, cut into steps: at each `yield` whoever runs it may do something else first, so that a hundred
 * thousand lifetimes keep nobody waiting. It stays a pure function: what it works on must not change meanwhile.
 */
export type Steps<T> = Generator<undefined, T, undefined>

/** So many items are a step: a fraction of a millisecond each. */
const STEP = 1024

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** Goes through items step by step. */
export function* eachInSteps<T>(items: Iterable<T>, take: (item: T) => void): Steps<void> {
  let count = 0
  for (const item of items) {
    take(item)
    count += 1
    if (count % STEP === 0) yield
  }
}

/** `items.map(make)`, step by step. */
export function* mapInSteps<T, R>(items: readonly T[], make: (item: T) => R): Steps<R[]> {
  const made: R[] = []
  yield* eachInSteps(items, (item) => made.push(make(item)))
  return made
}

/** `items.filter(is)`, step by step. */
export function* filterInSteps<T>(items: readonly T[], is: (item: T) => boolean): Steps<T[]> {
  const kept: T[] = []
  yield* eachInSteps(items, (item) => {
    if (is(item)) kept.push(item)
  })
  return kept
}

/** `items.toSorted(compare)`, step by step: equal items keep their order, and what is in order already costs little. */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = []
  for (let from = 0; from < items.length; from += STEP) {
    runs.push(items.slice(from, from + STEP).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* mergeInSteps(runs[index] ?? [], runs[index + 1] ?? [], compare))
      yield
    }
    runs = merged
  }
  return runs[0] ?? []
}

function* mergeInSteps<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<T[]> {
  const [last, first] = [left.at(-1), right[0]]
  if (last === undefined || first === undefined || compare(last, first) <= 0) return [...left, ...right]
  const merged: T[] = []
  let [a, b] = [0, 0]
  while (a < left.length || b < right.length) {
    const [x, y] = [left[a], right[b]]
    if (y === undefined || (x !== undefined && compare(x, y) <= 0)) {
      if (x !== undefined) merged.push(x)
      a += 1
    } else {
      merged.push(y)
      b += 1
    }
    if (merged.length % STEP === 0) yield
  }
  return merged
}
