import type PQueue from 'p-queue'
import type * as v from 'valibot'
import { createCsrfKeeper } from './csrf'
import { QuayError } from './error'
import { type Answer, type Auth, type Call, createExchange, type ExchangeDependencies } from './exchange'
import { isCsrfRefusal } from './failure'
import { parseAnswer, type Schema } from './parse'
import { PRIORITY, type Priority } from './queue'
import { csrfSchema } from './schemas'

export type ReadOptions = {
  /** Cancels the read, also while it waits in the queue or to be tried again. */
  signal?: AbortSignal
  /** Its place in the queue; as if the person waits for it, unless told. */
  priority?: Priority
  /** Who asks, instead of the session: to try a token before it is taken. */
  auth?: Auth
  /** False where 401 does not mean that the session ended: a token without user scopes at `/user/` (contract `user-read`). */
  endsSession?: boolean
}

type WriteOptions = { body?: unknown; signal?: AbortSignal; auth?: Auth }

/** The way to Quay: every request of the console goes through one of these two. */
export type Http = {
  /**
   * Reads an address built by `apiUrl` and parses the answer; tried again up to three times.
   * @throws QuayError, or the signal's reason where it was cancelled
   */
  read: <const S extends Schema>(schema: S, url: string, options?: ReadOptions) => Promise<v.InferOutput<S>>
  /**
   * Sends a write once and parses the answer. With Quay's cookie, a write that was refused for its CSRF token did not
   * run (session `write-old-csrf`) and is sent once more with a new one.
   * @throws QuayError, or the signal's reason where it was cancelled
   */
  write: <const S extends Schema>(
    schema: S,
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    options?: WriteOptions,
  ) => Promise<v.InferOutput<S>>
}

export type HttpDependencies = ExchangeDependencies & {
  queue: PQueue
  /** What all addresses are relative to. */
  base: () => URL
  /** Who asks, and a number that changes when that does. */
  session: () => { auth: Auth; epoch: number }
  /** Told when Quay no longer accepts the session that was of that epoch. */
  onSessionRefused: (epoch: number) => void
  /** Called when a write's CSRF token was refused: the cookie that it belongs to may be another person's by now. */
  onCsrfRefused: () => Promise<void>
}

const COOKIE: Auth = { kind: 'cookie' }

/** Makes a way to Quay. */
export function createHttp(deps: HttpDependencies): Http {
  const { queue, base, session, onSessionRefused } = deps
  const exchange = createExchange(deps)
  const csrf = createCsrfKeeper(
    async () => (await read(csrfSchema, 'csrf_token', { auth: COOKIE })).csrf_token,
  )

  const urlOf = (url: string) => new URL(url, base())

  async function sent(call: Call): Promise<Answer> {
    const answer = await exchange(call)
    csrf.note(answer.nextCsrf)
    return answer
  }

  /** Sends as the session, unless another is named, and tells where the session is refused. */
  async function asSession(auth: Auth | undefined, work: (auth: Auth) => Promise<Answer>, ends = true) {
    const { auth: own, epoch } = session()
    try {
      return await work(auth ?? own)
    } catch (error) {
      if (ends && auth === undefined && isSessionRefusal(error)) onSessionRefused(epoch)
      throw error
    }
  }

  const read: Http['read'] = (schema, url, options = {}) => {
    const { signal, priority = PRIORITY.waitedFor, auth: other, endsSession } = options
    const target = urlOf(url)
    const job = async () => {
      const send = (auth: Auth) => sent({ method: 'GET', url: target, auth, signal })
      const { text, status } = await asSession(other, send, endsSession)
      return parseAnswer(schema, text, status, target.pathname)
    }
    return queue.add(job, { priority, ...(signal === undefined ? {} : { signal }) })
  }

  async function sendWrite(call: Call): Promise<Answer> {
    if (call.auth.kind !== 'cookie') return sent(call)
    const token = await csrf.current()
    try {
      return await sent({ ...call, csrf: token })
    } catch (error) {
      if (!isCsrfRefusal(error)) throw error
      csrf.refused(token)
      const { epoch } = session()
      await deps.onCsrfRefused()
      // Whoever decided is not who would be sent for it now.
      if (session().epoch !== epoch) throw new QuayError({ kind: 'signed-out', address: call.url.pathname })
      return sent({ ...call, csrf: await csrf.current() })
    }
  }

  const write: Http['write'] = async (schema, method, url, { body, signal, auth: other } = {}) => {
    const target = urlOf(url)
    const answer = await asSession(other, (auth) => sendWrite({ method, url: target, auth, body, signal }))
    return parseAnswer(schema, answer.text, answer.status, target.pathname)
  }

  return { read, write }
}

function isSessionRefusal(error: unknown): boolean {
  return error instanceof QuayError && (error.kind === 'signed-out' || error.kind === 'bad-token')
}
