// Plays a random story: the console performs one operation while others write and requests fail; all is written down.

import { digest, type TestDemo } from '../demo/testing'
import { QuayError } from '~/api/error'
import type { TagEntry } from '~/api/schemas'
import { isLive } from '~/history/lifetime'
import type { Operation } from '~/operations/operation'
import { perform, type Performed } from '~/operations/perform'
import { othersOn } from '~/operations/signature'
import type { TagState } from '~/operations/tag-state'
import { act, demoOf, truth, type Deed, type Fate, type Story } from './random'
import { ending, pointing, sceneIn, type Scene } from './scene'

/** One request of the console, with all lifetimes as they were just before and after it. */
export type Note = {
  method: string
  path: string
  /** The JSON that it carried; empty for none. */
  body: string
  /** What others had done just before it. */
  deeds: Deed[]
  /** Seconds, by the demo's clock. */
  at: number
  /** Whether the console was given what Quay answered. */
  told: boolean
  before: TagEntry[]
  after: TagEntry[]
}

export type Played = {
  scene: Scene
  operation: Operation
  /** A refusal, where it threw. */
  performed: Performed | QuayError
  notes: Note[]
  /** From now on nobody else writes, and nothing fails. */
  calm: () => void
}

const PAGE = '<html><h1>500</h1></html>'

async function meet(fate: Fate, send: () => Promise<Response>): Promise<Response> {
  if (fate === 'cut before') throw new TypeError('cut')
  if (fate === 'failed before') return new Response(PAGE, { status: 500 })
  if (fate === 'refused') return Response.json({ error_type: 'insufficient_scope' }, { status: 403 })
  const answer = await send()
  if (fate === 'cut after') throw new TypeError('cut')
  if (fate === 'failed after') return new Response(PAGE, { status: 502 })
  return fate === 'garbled' ? new Response(PAGE) : answer
}

/** What a person would ask for: a dead image is restored, and so is a tag that can't be deleted. */
function operationOf(
  { kind, tag, letter, keep }: Story,
  seen: TagState,
  all: readonly TagEntry[],
): Operation {
  const image = digest(letter)
  if (kind === 'delete' && seen.live) return ending(tag, seen)
  const isAlive = all.some((entry) => entry.manifest_digest === image && isLive(entry, seen.at))
  const expiration = keep ? (seen.live?.end_ts ?? null) : null
  return pointing(kind === 'put' && isAlive ? 'put' : 'restore', tag, image, seen, { expiration })
}

export async function play(story: Story): Promise<Played> {
  const demo = demoOf(story)
  let all = await truth(demo)
  let turns = story.turns
  const notes: Note[] = []
  const scene = await sceneIn(demo, {
    includes: (image) => othersOn(all, image, story.tag, demo.time / 1000).length > 0,
  })
  const operation = operationOf(story, await scene.look(story.tag), all)

  scene.stand(async (n, request, send) => {
    const turn = turns[n - 1] ?? { deeds: [], fate: 'well' }
    for (const deed of turn.deeds) await act(demo, deed)
    all = await truth(demo)
    const { note, fate } = await noteOf(request, turn, { notes, all, demo })
    try {
      return await meet(fate, send)
    } finally {
      notes.push(request.method === 'GET' ? note : { ...note, after: await truth(demo) })
    }
  })
  const calm = () => {
    turns = []
  }
  const performed = await perform(operation, scene.around).catch(refusal)
  return { scene, operation, performed, notes, calm }
}

function refusal(error: unknown): QuayError {
  if (error instanceof QuayError) return error
  throw error
}

type Where = { notes: readonly Note[]; all: TagEntry[]; demo: TestDemo }

async function noteOf(
  request: Request,
  { deeds, fate }: Story['turns'][number],
  { notes, all, demo }: Where,
) {
  const { method, url } = request
  const { pathname, search } = new URL(url)
  // A read that fails before the write only keeps it from being sent; one that is cut would be tried again.
  const mayFail = method !== 'GET' || notes.some((note) => note.method !== 'GET')
  const met: Fate = fate === 'well' || !mayFail ? 'well' : method === 'GET' ? 'failed before' : fate
  const body = await request.clone().text()
  const at = demo.time / 1000
  const path = pathname + search
  return { fate: met, note: { method, path, body, deeds, at, told: met === 'well', before: all, after: all } }
}
