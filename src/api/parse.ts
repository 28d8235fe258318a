import * as v from 'valibot'
import { QuayError } from './error'

/** A shape that an answer can be held against. */
export type Schema = v.GenericSchema<unknown, unknown>

const LONGEST = 80

/**
 * Holds an answer's body against the shape that is expected.
 * @param status the answer's status, for the error
 * @param address the path that was asked, for the error
 * @throws QuayError `unexpected-answer`: what is no JSON, or whose shape is wrong; `field` then names the first wrong
 * field, such as `tags.3.start_ts`
 */
export function parseAnswer<const S extends Schema>(
  schema: S,
  text: string,
  status: number,
  address: string,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, jsonOf(text, status, address))
  if (parsed.success) return parsed.output
  const issue = parsed.issues[0]
  const field = v.getDotPath(issue)
  const found = issue.received === 'undefined' ? 'is missing' : mismatch(issue)
  const reason = `${field ?? 'the answer'} ${found}`
  throw new QuayError({ kind: 'unexpected-answer', status, address, field, reason })
}

function jsonOf(text: string, status: number, address: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    const reason = /^\s*</.test(text) ? 'an HTML page instead of JSON' : 'not JSON, or cut off'
    throw new QuayError({ kind: 'unexpected-answer', status, address, reason })
  }
}

function mismatch({ expected, received }: v.BaseIssue<unknown>): string {
  return `should be ${expected ?? 'another value'} and is ${shorten(received)}`
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
