// The demo Quay: one app, its state in memory, for Node, for tests and for a worker in a browser.

import { Hono } from 'hono'
import { controls } from './control/controls'
import { DropConnection, givenAnswer, spoilt } from './control/faults'
import { type Asked, bodyFor, nameOf, refererOf } from './control/requests'
import { decoded, dispatch, identify } from './dispatch'
import { type DemoOptions, Stage } from './stage'

export interface Demo {
  /** Rejects with DropConnection where a fault rule cuts the connection. */
  readonly fetch: (request: Request) => Promise<Response>
}

export function createDemo(options: DemoOptions): Demo {
  const stage = new Stage(options)
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('date', new Date(stage.clock.now()).toUTCString())
  })
  app.route('/__demo', controls(stage))
  app.all('*', async (c) => logged(stage, c.req.raw))
  app.onError((error) => {
    throw error
  })
  return { fetch: async (request) => app.fetch(request) }
}

/** Answers and keeps account of it. */
async function logged(stage: Stage, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const { caller } = identify(request, stage.place())
  const asked: Asked = {
    method: request.method,
    path: pathname + search,
    at: stage.clock.now() / 1000,
    ...nameOf(caller),
    ...refererOf(request),
    ...(await bodyFor(request, pathname)),
    status: null,
  }
  stage.requests.add(asked)
  try {
    const answer = await answered(stage, request, decoded(pathname), search)
    asked.status = answer.status
    return answer
  } catch (error) {
    if (error instanceof DropConnection) asked.dropped = true
    throw error
  }
}

async function answered(stage: Stage, request: Request, path: string, query: string): Promise<Response> {
  const fault = stage.faults.strike(request.method, path, query) ?? {}
  if (fault.hold === true) await stage.faults.released()
  if (fault.delay !== undefined) await stage.wait(fault.delay)
  if (fault.drop === 'before') throw new DropConnection()
  if (fault.status !== undefined && fault.after !== true) return givenAnswer(fault)
  await stage.latency.spend(request.method, path)
  return spoilt(fault, await dispatch(request, stage.place()))
}
