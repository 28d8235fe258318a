// Repositories outside acme: an organization that keeps nothing, and people's own namespaces.

import type { Role } from '../world/types'
import { actors } from './accounts'
import { DAY, HOUR } from './dates'
import type { Happening } from './deeds'
import { service } from './service'
import { type Chronicle, type Making, told } from './telling'
import { workshop } from './workshop'

const everybody: Record<string, Role> = { admin: 'admin', writer: 'write', reader: 'read' }

/** With a window of nothing, what ended is gone already: the tags look as if nothing had ever happened. */
export function scratch({ now, chance }: Making): Chronicle {
  const product = { name: 'sandbox', copies: 'COPY . /srv # buildkit', megabytes: 3 }
  const shop = workshop(chance, product, now)
  const by = actors.writerLaptop
  const tries = ['try-1', 'try-2', 'wip', 'wip', 'try-3', 'wip', 'bisect-good', 'bisect-bad'].map(
    (tag, i): Happening => {
      const at = now - (9 - i) * DAY - chance.int(1, 8) * HOUR
      return { does: 'push', tag, image: shop.build({ version: tag, at: at - 60 }), at, by }
    },
  )
  const demo = shop.build({ version: 'demo', at: now - 9 * DAY - HOUR, expires: '1w' })
  const story: Happening[] = [
    ...tries,
    { does: 'push', tag: 'demo-monday', image: demo, at: now - 9 * DAY, by },
    { does: 'push', tag: 'demo', image: demo, at: now - 3 * DAY, by },
    { does: 'delete', tag: 'try-2', at: now - 2 * DAY, by: actors.writer },
  ]
  const description = 'Try things here. What is deleted is gone at once.'
  const frame = { namespace: 'scratch', name: 'sandbox', description, permissions: everybody }
  return told(frame, now, now - 20 * DAY, story)
}

export const toolbox = (making: Making): Chronicle =>
  service(making, {
    frame: {
      namespace: 'admin',
      name: 'toolbox',
      description: 'curl, jq, skopeo and friends.',
      permissions: { admin: 'admin' },
    },
    pusher: actors.adminLaptop,
    product: {
      name: 'toolbox',
      copies: 'RUN /bin/sh -c microdnf install -y jq skopeo # buildkit',
      megabytes: 47,
    },
    releases: [
      ['1', 160],
      ['2', 58],
      ['3', 5],
    ],
    floats: ['latest'],
  })

export const notes = (making: Making): Chronicle =>
  service(making, {
    frame: {
      namespace: 'writer',
      name: 'notes',
      description: '個人用メモアプリの試作',
      permissions: { writer: 'admin', reader: 'read' },
    },
    pusher: actors.writerLaptop,
    product: { name: 'notes', copies: 'COPY --from=build /notes /notes # buildkit', megabytes: 6 },
    releases: [
      ['v0.0.1', 25],
      ['v0.0.2', 10],
    ],
    floats: ['latest'],
  })
