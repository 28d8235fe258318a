import type { World, WorldLogEntry } from '../world/types'
import { organizations, tokens, users } from './accounts'
import { api } from './api'
import { DAY } from './dates'
import { random } from './prng'
import { type Chronicle, told } from './telling'
import { web } from './web'
import { billing, docs, keyring, mirror, nested, portal, worker } from './company'
import { notes, scratch, toolbox } from './elsewhere'
import { hostile } from './hostile'
import { large } from './large'
import type { Promised } from './lazy'
import { medium } from './medium'
import type { Making } from './telling'

/** `acme/empty`: made, and then nobody pushed. */
const empty = ({ now }: Making): Chronicle =>
  told({ namespace: 'acme', name: 'empty', description: null }, now, now - 3 * DAY, [])

/** Robots, with what each may do, as the repositories have it. */
function robots(chronicles: (Chronicle | Promised)[]): NonNullable<World['robots']> {
  const found: NonNullable<World['robots']> = {}
  for (const {
    repository: { repository, permissions },
  } of chronicles)
    for (const [name, role] of Object.entries(permissions))
      if (name.includes('+'))
        (found[name] ??= { permissions: {} }).permissions[`${repository.namespace}/${repository.name}`] = role
  return found
}

/** In the order in which they were made, which is the order of listings. */
const REPOSITORIES: Record<string, (making: Making) => Chronicle | Promised> = {
  api,
  web,
  billing,
  worker,
  docs,
  nested,
  keyring,
  portal,
  mirror,
  medium,
  large,
  hostile,
  empty,
  scratch,
  toolbox,
  notes,
}

/** The demo's own world: a company's registry as it looks at `now` (seconds); the same for the same seed. */
export function builtinWorld(options: { now: number; seed: number }): World {
  const now = Math.floor(options.now)
  const chance = random(`tidemark ${options.seed}`)
  const chronicles = Object.entries(REPOSITORIES).map(([name, make]) =>
    make({ now, chance: chance.fork(name) }),
  )
  const logs = chronicles.map(({ repository: { repository }, logs }): [string, WorldLogEntry[]] => [
    `${repository.namespace}/${repository.name}`,
    logs,
  ])
  return {
    now: options.now,
    organizations: organizations.map((organization) => ({ ...organization })),
    users: structuredClone(users),
    tokens: structuredClone(tokens),
    robots: robots(chronicles),
    repositories: chronicles.map(({ repository }) => repository),
    logs: Object.fromEntries(logs),
    gc: true,
  }
}
