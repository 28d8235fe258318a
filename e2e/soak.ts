// Plans on a repository while requests fail and somebody else changes the same tags: what the account says of each tag is
// held against what the server did.
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import type { Rules } from '../demo/control/faults'
import type { Client } from './client'
import { expect } from './fixtures'
import { control, planBar } from './plan'

type FaultRules = v.InferInput<typeof Rules>
type Fault = FaultRules[number]['what']

const HTML = '<h1>Oh no</h1>'
const SOON = { 'Retry-After': '1' }
const NO = { error_type: 'insufficient_scope', detail: 'Unauthorized' }

const OF_WRITES: readonly Fault[] = [
  { drop: 'before' },
  { drop: 'after' },
  { status: 500, body: HTML },
  { status: 500, after: true, body: HTML },
  { status: 502, body: HTML },
  { status: 504, after: true, body: HTML },
  { status: 503, body: HTML },
  { status: 503, headers: SOON, body: HTML },
  { status: 429, headers: SOON },
  { status: 403, body: NO },
  { status: 404, body: { error_type: 'not_found' } },
  { status: 409, body: { error_type: 'tag_immutable' } },
  { status: 200, after: true, body: HTML },
  { truncate: 1 },
]
const OF_READS: readonly Fault[] = [
  { drop: 'before' },
  { status: 500, body: HTML },
  { status: 502, body: HTML },
  { status: 429, headers: SOON },
  { truncate: 9 },
]

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(from: readonly T[], next: () => number): T | undefined =>
  from[Math.floor(next() * from.length)]

/** Faults of every kind, at one in ten of so many writes, and at one in forty of the looks at a tag. */
export function faultsFor(repository: string, writes: number, next: () => number): FaultRules {
  const path = `^/api/v1/repository/${repository}/tag/`
  const rules = (share: number, count: number, where: string, kinds: readonly Fault[]): FaultRules =>
    Array.from({ length: count }, (_, skip) => skip)
      .filter(() => next() < share)
      .flatMap((skip) => {
        const what = pick(kinds, next)
        return what === undefined ? [] : [{ path: where, skip, times: 1, what }]
      })
  return [
    ...rules(0.1, writes, `${path}[^?]+$`, OF_WRITES),
    ...rules(0.025, writes * 2, `${path}\\?.*specificTag=`, OF_READS),
  ]
}

/** What somebody else did to tags meanwhile, as `delete build-1`. */
export type Others = Set<string>

/**
 * Lets somebody else delete, make again, move and set an end to tags of a list: at every so many writes of the console.
 * @returns what ends it, once all that was begun is over
 */
export function interfere(
  page: Page,
  { client, repository, names, every, next, others }: Interference,
): () => Promise<void> {
  let count = 0
  let last = Promise.resolve()
  const act = async () => {
    const name = pick(names, next) ?? ''
    const live = await client.live(repository, name)
    if (live === undefined || live.immutable) return
    const what = pick(['delete', 'again', 'put', 'expire'] as const, next)
    others.add(`${what === 'again' ? 'delete' : what} ${name}`)
    const other = await client.live(repository, 'edge')
    if (what === 'put' && other) return client.point(repository, name, other.manifest_digest)
    if (what === 'expire') return client.expire(repository, name, live.start_ts + 86_400 * 300)
    await client.remove(repository, name)
    if (what === 'again') await client.point(repository, name, live.manifest_digest)
  }
  const listener = (request: { method: () => string }) => {
    if (request.method() === 'GET') return
    count += 1
    // The console may be faster with the same tag: that is what this is about.
    if (count % every === 0) last = last.then(act).catch(() => undefined)
  }
  page.on('request', listener)
  return async () => {
    page.off('request', listener)
    await last
  }
}

type Interference = {
  client: Client
  repository: string
  names: readonly string[]
  every: number
  next: () => number
  others: Others
}

/** Goes on with the plan whenever it asks for that, until nothing is left to be done. */
export async function carryOut(page: Page): Promise<void> {
  const bar = planBar(page)
  const goOn = control(page, 'Go on')
  for (;;) {
    await expect(bar.getByText('Finished').or(goOn).first()).toBeVisible({ timeout: 120_000 })
    if (await bar.getByText('Finished').first().isVisible()) return
    // What goes on by itself may have done so.
    await goOn.click({ timeout: 5_000 }).catch(() => undefined)
  }
}

const State = v.looseObject({
  kind: v.string(),
  told: v.optional(v.looseObject({ wasLost: v.boolean() })),
})
const Kept = v.array(
  v.looseObject({
    plan: v.string(),
    operation: v.looseObject({ kind: v.string(), tag: v.string() }),
    state: State,
  }),
)
type Item = v.InferOutput<typeof Kept>[number]

/** What this browser has kept of all plans, operation by operation. */
export async function accounts(page: Page): Promise<Item[]> {
  const kept = await page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('tidemark')
        opening.addEventListener('error', () => reject(new Error('no database')))
        opening.addEventListener('success', () => {
          const all = opening.result.transaction('items').objectStore('items').getAll()
          all.addEventListener('success', () => {
            opening.result.close()
            resolve(JSON.parse(JSON.stringify(all.result)))
          })
        })
      }),
  )
  return v.parse(Kept, kept)
}

const Logs = v.object({
  logs: v.array(
    v.looseObject({
      kind: v.string(),
      datetime: v.string(),
      metadata: v.optional(v.looseObject({ tag: v.optional(v.string()) })),
      performer: v.optional(v.looseObject({ name: v.string() })),
    }),
  ),
  next_page: v.optional(v.string()),
})

const DEEDS: Readonly<Record<string, string>> = {
  delete: 'delete_tag',
  purge: 'permanently_delete_tag',
  expire: 'change_tag_expiration',
  restore: 'revert_tag',
  lock: 'change_tag_immutability',
}

/** How often somebody did something to a tag since a moment (seconds), by `delete_tag build-1`: the server's own log. */
export async function deedsOf(
  client: Client,
  repository: string,
  who: string,
  since: number,
): Promise<Map<string, number>> {
  const deeds = new Map<string, number>()
  let next = ''
  for (;;) {
    const path = `/api/v1/repository/${repository}/logs?next_page=${encodeURIComponent(next)}`
    const { logs, next_page } = v.parse(Logs, await client.call('GET', path))
    for (const { kind, datetime, metadata, performer } of logs) {
      if (Date.parse(datetime) / 1000 < since || performer?.name !== who) continue
      const key = `${kind} ${metadata?.tag ?? ''}`
      deeds.set(key, (deeds.get(key) ?? 0) + 1)
    }
    const oldest = logs.at(-1)
    if (next_page === undefined || !oldest || Date.parse(oldest.datetime) / 1000 < since) return deeds
    next = next_page
  }
}

/** What an account says that the server's log does not, and what is told of nowhere. */
export function judge(items: readonly Item[], deeds: ReadonlyMap<string, number>, others: Others) {
  const isTold = ({ kind }: Item['state']) => ['done', 'skipped', 'failed'].includes(kind)
  const unaccounted = items.filter(({ state }) => !isTold(state)).length
  const wrong: string[] = []
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = `${item.operation.kind} ${item.operation.tag}`
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  for (const [key, those] of groups) {
    const [kind = '', tag = ''] = key.split(' ')
    const deed = DEEDS[kind]
    if (deed === undefined) continue
    const took = deeds.get(`${deed} ${tag}`) ?? 0
    const told = those.filter(({ state }) => state.kind === 'done')
    // Of one whose answer was lost and which somebody else did as well, nobody can tell whose it was.
    const shared = told.filter(({ state }) => state.told?.wasLost === true && others.has(key)).length
    // An end that somebody else's change replaced before it was read back leaves no trace.
    const isTouched = ['delete', 'put', 'expire'].some((act) => others.has(`${act} ${tag}`))
    const untold = kind === 'expire' && isTouched ? those.length - told.length : 0
    if (took < told.length - shared || took > told.length + untold)
      wrong.push(
        `${key}: told ${told.length}, took ${took} ${JSON.stringify(those.map(({ state }) => state))}`,
      )
  }
  return { unaccounted, wrong }
}
