import { useEffect, useState } from 'react'
import { finish, type Steps } from '~/history/steps'
import { inSlices } from './in-slices'

/**
 * The result of long work, which goes on beside all else; until it is there, that of the work before.
 * @param work makes the steps; the same function for as long as it is to be done with the same
 * @param isShort then it is done at once
 * @returns null until a first result is there
 */
export function useInSlices<T>(
  work: () => Steps<T>,
  isShort: boolean,
): { result: T | null; isBehind: boolean } {
  const [done, setDone] = useState<{ work: typeof work; result: T } | null>(null)
  const isBehind = done?.work !== work
  useEffect(
    () => (isBehind && !isShort ? inSlices(work(), (result) => setDone({ work, result })) : undefined),
    [work, isBehind, isShort],
  )
  if (!isBehind || !isShort) return { result: done?.result ?? null, isBehind }
  const result = finish(work())
  setDone({ work, result })
  return { result, isBehind: false }
}
