// What all recordings share.

import { type Fields, fieldsOf, listOf } from './values'

export interface Failure {
  readonly id: string
  readonly differences: readonly string[]
}

/** When the recording of contract.json ended, in seconds: it kept no clock. */
export const RECORDED = 1_795_466_541

/** The names of a world's repositories. */
export const namesOf = (world: Fields): string[] =>
  listOf(world['repositories']).map((one) => String(fieldsOf(fieldsOf(one)['repository'])['name']))
