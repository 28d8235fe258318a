import { useState } from 'react'
import { isTyped } from '~/tags/operations/TypedName'
import { wholeNumber } from './rule-form'

/** More than so many operations are asked for once more. */
export const MOST = 20

/** What is to be typed before the last step: how many operations there are, or the name of the only tag. */
export type Wanted = { count: number } | { name: string }

/** What was typed before the last step; null for `wanted` where nothing need be. */
export function useTyped(wanted: Wanted | null) {
  const [text, set] = useState('')
  const isRight =
    wanted === null || ('name' in wanted ? isTyped(text, wanted.name) : wholeNumber(text) === wanted.count)
  return { wanted, text, set, isRight }
}

export type Typed = ReturnType<typeof useTyped>
