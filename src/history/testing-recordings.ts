import { readFileSync } from 'node:fs'
import * as v from 'valibot'

/** The recorded answers of a real Quay, as tests of the history read them. */

const lifetimeSchema = v.pipe(
  v.object({
    name: v.string(),
    manifest_digest: v.string(),
    start_ts: v.number(),
    end_ts: v.optional(v.nullable(v.number()), null),
    reversion: v.boolean(),
    immutable: v.boolean(),
    is_manifest_list: v.boolean(),
    size: v.nullable(v.number()),
  }),
)

const sequenceSchema = v.object({
  started: v.number(),
  fixture: v.object({
    repository: v.object({ tag_expiration_s: v.number() }),
    tags: v.array(lifetimeSchema),
  }),
  steps: v.array(
    v.object({
      now: v.number(),
      op: v.string(),
      request: v.object({ method: v.string(), path: v.string(), body: v.unknown() }),
      status: v.number(),
      active: v.array(v.tuple([v.string(), v.string()])),
    }),
  ),
  history: v.array(lifetimeSchema),
})

export type Sequence = v.InferOutput<typeof sequenceSchema>

const logEntrySchema = v.object({
  kind: v.string(),
  datetime: v.string(),
  metadata: v.record(v.string(), v.unknown()),
  ip: v.nullish(v.string()),
  performer: v.optional(v.object({ name: v.string(), is_robot: v.boolean() })),
})

const casesSchema = v.object({
  cases: v.array(v.object({ id: v.string(), at: v.number(), response: v.object({ body: v.unknown() }) })),
})

const pageSchema = v.object({ logs: v.array(logEntrySchema) })
const listingSchema = v.object({ tags: v.array(lifetimeSchema) })

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../demo/contract/${file}`, import.meta.url), 'utf8'))

/** Random operations on one repository, each with the live tags after it, and all lifetimes at the end. */
export const sequence = (file: string): Sequence => v.parse(sequenceSchema, read(file))

/** The cases of a recording, by their ids. */
export function recording(file: string) {
  const cases = new Map(v.parse(casesSchema, read(file)).cases.map((one) => [one.id, one]))
  const bodyOf = (id: string) => cases.get(id)?.response.body
  return {
    /** When a case was recorded, in seconds. */
    at: (id: string) => cases.get(id)?.at ?? NaN,
    logs: (...ids: string[]) => ids.flatMap((id) => v.parse(pageSchema, bodyOf(id)).logs),
    listing: (id: string) => v.parse(listingSchema, bodyOf(id)).tags,
  }
}
