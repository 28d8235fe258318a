import type { Role, World } from '../world/types'
import { DAY } from './dates'

/** How long each namespace keeps what ended. A user's own namespace has Quay's two weeks. */
export const WINDOWS = { acme: 28 * DAY, scratch: 0, user: 14 * DAY } as const

export const organizations: NonNullable<World['organizations']> = [
  { name: 'acme', tag_expiration_s: WINDOWS.acme },
  { name: 'scratch', tag_expiration_s: WINDOWS.scratch },
]

export const users: World['users'] = {
  admin: { superuser: true },
  writer: { superuser: false },
  reader: { superuser: false },
}

const everyRepository = ['repo:read', 'repo:write', 'repo:admin']

export const tokens: World['tokens'] = {
  admin: {
    user: 'admin',
    scopes: [...everyRepository, 'repo:create', 'user:read', 'user:admin', 'org:admin', 'super:user'],
    expired: false,
  },
  read: { user: 'admin', scopes: ['repo:read'], expired: false },
  write: { user: 'admin', scopes: ['repo:read', 'repo:write'], expired: false },
  repoadmin: { user: 'admin', scopes: ['repo:admin'], expired: false },
  reader: { user: 'reader', scopes: everyRepository, expired: false },
  writer: { user: 'writer', scopes: everyRepository, expired: false },
  expired: { user: 'admin', scopes: ['repo:read'], expired: true },
}

/** Who may do what in a repository that nothing sets apart. */
export const usual: Record<string, Role> = {
  admin: 'admin',
  writer: 'write',
  reader: 'read',
  'acme+ci': 'write',
}

/** Somebody at work, and from where: it decides what the usage log tells of them. */
export interface Actor {
  user: string
  ip: string
  via: 'registry' | 'session' | 'console' | 'automation'
  /** What a registry client calls itself. */
  agent?: string
}

export const actors = {
  ci: { user: 'acme+ci', ip: '10.20.3.17', via: 'registry', agent: 'buildkit/v0.18.2' },
  signer: { user: 'acme+ci', ip: '10.20.3.17', via: 'registry', agent: 'cosign/v2.4.1 (linux; amd64)' },
  cluster: {
    user: 'acme+ci',
    ip: '10.64.12.8',
    via: 'registry',
    agent: 'cri-o/1.30.6 go/go1.22.7 os/linux arch/amd64',
  },
  mirror: { user: 'acme+mirror', ip: '10.20.3.40', via: 'registry', agent: 'skopeo/1.16.1' },
  promoter: { user: 'admin', ip: '10.20.3.21', via: 'automation' },
  admin: { user: 'admin', ip: '192.0.2.14', via: 'console' },
  adminSession: { user: 'admin', ip: '192.0.2.14', via: 'session' },
  adminLaptop: { user: 'admin', ip: '192.0.2.14', via: 'registry', agent: 'skopeo/1.16.1' },
  writer: { user: 'writer', ip: '198.51.100.23', via: 'console' },
  writerSession: { user: 'writer', ip: '198.51.100.23', via: 'session' },
  writerLaptop: {
    user: 'writer',
    ip: '198.51.100.23',
    via: 'registry',
    agent: 'docker/27.3.1 go/go1.22.7 os/linux arch/amd64',
  },
} as const satisfies Record<string, Actor>
