// The controls of the demo, under /__demo alone; README.md tells how to use them.

import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Stage } from '../stage'
import { callRegistry } from '../state/registry-client'
import type { World } from '../world/types'
import { Rules } from './faults'
import { fill, Filling } from './fill'
import { isWorld } from './world'

const Moment = v.object({ now: v.number() })

const Reset = v.object({ seed: v.optional(v.number()), gc: v.optional(v.boolean()) })

const Call = v.object({
  method: v.picklist(['GET', 'HEAD', 'PUT', 'DELETE']),
  path: v.string(),
  user: v.string(),
  body: v.optional(v.nullable(v.string()), null),
  labels: v.optional(v.nullable(v.record(v.string(), v.string()))),
})

/** The body, parsed; an absent one counts as an empty object. */
async function given<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  const text = await c.req.text()
  return v.parse(schema, text === '' ? {} : JSON.parse(text))
}

export function controls(stage: Stage): Hono {
  const app = new Hono()
  const done = { ok: true } as const

  app.get('/health', (c) => c.json({ ...done, now: stage.clock.now() / 1000, stands: stage.clock.stands }))

  app.put('/world', async (c) => {
    stage.put(await given(c, v.custom<World>(isWorld, 'a world has now, users, tokens and repositories')))
    return c.json(done)
  })

  app.put('/clock', async (c) => {
    stage.clock.stand(Math.round((await given(c, Moment)).now * 1000))
    stage.place()
    return c.json(done)
  })

  app.post('/reset', async (c) => {
    stage.reset(await given(c, Reset))
    return c.json(done)
  })

  app.post('/registry', async (c) => {
    const call = await given(c, Call)
    const { registry, now } = stage.place()
    const outcome = await callRegistry(registry, { ...call, labels: call.labels ?? {} }, now)
    return c.json(outcome, 'error' in outcome ? outcome.status : 200)
  })

  app.get('/faults', (c) => c.json({ struck: stage.faults.struck() }))
  app.put('/faults', async (c) => {
    stage.faults.set(await given(c, Rules))
    return c.json(done)
  })

  app.post('/fill', async (c) => {
    const { registry, now } = stage.place()
    const repository = fill(registry, await given(c, Filling), now)
    return c.json({ ...done, repository: repository.fullName })
  })

  app.get('/requests', (c) => c.json({ requests: stage.requests.all() }))

  app.delete('/requests', (c) => {
    stage.requests.clear()
    return c.json(done)
  })

  app.delete('/sessions', (c) => {
    stage.sessions.endAll()
    return c.json(done)
  })

  // Last, as a route of its own: the app that this one is mounted in has its own word for what it does not know.
  app.all('*', (c) => c.json({ error: `no such control: ${c.req.method} ${c.req.path}` }, 404))

  app.onError((error, c) => {
    if (error instanceof v.ValiError || error instanceof SyntaxError) {
      return c.json({ error: messageOf(error) }, 400)
    }
    throw error
  })
  return app
}

const messageOf = (error: Error): string =>
  error instanceof v.ValiError
    ? error.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ')
    : error.message
