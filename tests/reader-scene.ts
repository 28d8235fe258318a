// A reader before a demo Quay that was filled for it; the clock and what happens between two pages in the test's hand.

import * as v from 'valibot'
import { TestDemo, world } from '../demo/testing'
import { connect } from '~/api/connect'
import type { Http } from '~/api/http'
import { createTagReader } from '~/api/reader/reader'
import type { TagReader, TagReaderOptions } from '~/api/reader/tag-reader'
import type { ReaderState } from '~/api/reader/state'
import { type TagEntry, type TagPage, tagPageSchema } from '~/api/schemas'
import { memoryStorage } from '~/api/tab-storage'

const REPOSITORY = 'acme/app'

const LISTING = `/api/v1/repository/${REPOSITORY}/tag/`

/** A page of a listing that was asked for. */
export type PageAsked = { limit: number; page: number; onlyLive: boolean; contains: string }

/** What stands between the reader and the demo. */
export type Between = (asked: PageAsked, send: () => Promise<Response>) => Promise<Response>

export type ReaderScene = {
  demo: TestDemo
  /** The pages that were asked for, in order. */
  asked: PageAsked[]
  reader: (options?: Partial<TagReaderOptions>) => TagReader
  stand: (between: Between) => void
  /** The whole listing, each lifetime as a line that tells one from the other. */
  truth: (onlyLive: boolean) => Promise<string[]>
  firstPage: (onlyLive?: boolean) => Promise<TagPage>
  /** The live tags, newest first. */
  names: () => Promise<string[]>
  /** What another client does: pushes one of some images to a tag, new or not; ends a tag. */
  point: (tag: string, image?: number) => Promise<void>
  end: (tag: string) => Promise<void>
}

/** A repository of so many live tags, and of so many lifetimes in all; the reader asks by the console's own connection. */
export async function readerScene(live: number, lifetimes = live): Promise<ReaderScene> {
  const stage = await stageOf(live, lifetimes)
  const { demo, answer } = stage
  const { http, session, clock } = connect({
    fetch: (request, init) => answer(request, init?.signal ?? request.signal),
    base: () => new URL('http://demo.test/'),
    storage: memoryStorage(),
    now: () => demo.time,
    random: () => 0,
  })
  await session.signInWithToken('admin')
  return sceneOn(stage, { http, now: clock.now })
}

/** The same, where a test plays so often that retries and the like would cost more than they show. */
export async function plainScene(live: number, lifetimes = live): Promise<ReaderScene> {
  const stage = await stageOf(live, lifetimes)
  const headers = { authorization: 'Bearer admin' }
  const http: Http = {
    read: async (schema, url, { signal } = {}) => {
      const request = new Request(`http://demo.test/${url}`, { headers })
      const answer = await stage.answer(request, signal ?? request.signal)
      return v.parse(schema, await answer.json())
    },
    write: () => Promise.reject(new Error('A reader writes nothing')),
  }
  return sceneOn(stage, { http, now: () => stage.demo.time })
}

type Stage = Pick<ReaderScene, 'demo' | 'asked' | 'stand'> & {
  answer: (request: Request, signal: AbortSignal) => Promise<Response>
}

async function stageOf(live: number, lifetimes: number): Promise<Stage> {
  const demo = new TestDemo(world([]))
  await demo.ask('POST', '/__demo/fill', { repository: REPOSITORY, live, lifetimes })
  const asked: PageAsked[] = []
  let between: Between = (_asked, send) => send()
  return {
    demo,
    asked,
    stand: (next) => {
      between = next
    },
    answer: (request, signal) => {
      const send = () => demo.demo.fetch(request)
      const { pathname, searchParams } = new URL(request.url)
      if (pathname !== LISTING) return send()
      const one = {
        limit: Number(searchParams.get('limit')),
        page: Number(searchParams.get('page')),
        onlyLive: searchParams.get('onlyActiveTags') === 'true',
        contains: searchParams.get('filter_tag_name') ?? '',
      }
      asked.push(one)
      return cancelled(signal, between(one, send))
    },
  }
}

function sceneOn({ demo, asked, stand }: Stage, by: Pick<TagReaderOptions, 'http' | 'now'>): ReaderScene {
  const usual = { ...by, repository: REPOSITORY, onlyLive: true, localNow: () => demo.time }
  return {
    demo,
    asked,
    stand,
    reader: (options) => createTagReader({ ...usual, ...options }),
    truth: (onlyLive) => truthOf(demo, onlyLive),
    names: async () => (await truthOf(demo, true)).flatMap((line) => line.split(' ')[1] ?? []),
    firstPage: (onlyLive = true) => pageOf(demo, 1, onlyLive),
    point: async (tag, image = 0) => {
      const body = JSON.stringify({ schemaVersion: 2, layers: [{ size: image }] })
      const push = { method: 'PUT', path: `/v2/${REPOSITORY}/manifests/${tag}`, user: 'writer', body }
      const { status } = await demo.ask('POST', '/__demo/registry', push)
      if (status >= 300) throw new Error(`${tag} was not pushed: ${status}`)
    },
    end: async (tag) => {
      const { status } = await demo.ask('DELETE', `${LISTING}${tag}`)
      if (status !== 204) throw new Error(`${tag} was not ended: ${status}`)
    },
  }
}

/** Like a browser's, a request that is aborted fails at once. */
function cancelled(signal: AbortSignal, answer: Promise<Response>): Promise<Response> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([answer, aborted])
}

async function pageOf(demo: TestDemo, page: number, onlyLive: boolean): Promise<TagPage> {
  const query = `limit=100&page=${page}&onlyActiveTags=${onlyLive}`
  return v.parse(tagPageSchema, (await demo.ask('GET', `${LISTING}?${query}`)).body)
}

async function truthOf(demo: TestDemo, onlyLive: boolean): Promise<string[]> {
  const lines: string[] = []
  for (let page = 1, more = true; more; page += 1) {
    const { tags, has_additional } = await pageOf(demo, page, onlyLive)
    lines.push(...tags.map(lineOf))
    more = has_additional
  }
  return lines
}

/** What tells one lifetime from another. */
function lineOf({ name, start_ts, manifest_digest, reversion }: TagEntry): string {
  return `${start_ts} ${name} ${manifest_digest.slice(7, 19)}${reversion ? ' restored' : ''}`
}

/** What a reader knows, in the same words. */
export function linesOf(state: ReaderState): string[] {
  return state.chunks.flat().map(lineOf)
}

/** Resolves when the reader is as the test waits for. */
export function until(reader: TagReader, is: (state: ReaderState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!is(reader.state())) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = reader.subscribe(look)
    look()
  })
}
