import type { WorldLogEntry, WorldTag } from '../world/types'
import type { Actor } from './accounts'
import { rfc } from './dates'
import type { Happening, Place } from './deeds'
import { type Image, MEDIA } from './images'

/** The application through which a token acts, as the log tells it. */
const APPLICATIONS = {
  console: {
    oauth_token_id: 4,
    oauth_token_application_id: 'Q7V2M9XK0ZC4T1LB8R3D',
    oauth_token_application: 'console',
  },
  automation: {
    oauth_token_id: 2,
    oauth_token_application_id: 'P5H8W3NJ6YF0S9GE2A7U',
    oauth_token_application: 'promote',
  },
  session: {},
  registry: {},
} as const

const performer = ({ user }: Actor): NonNullable<WorldLogEntry['performer']> => ({
  kind: 'user',
  name: user,
  is_robot: user.includes('+'),
})

const RESOLVED = {
  provider: 'internet',
  service: null,
  sync_token: '1645662201',
  country_iso_code: null,
  aws_region: null,
  continent: null,
}

/** What the log adds to everything that a registry client does. */
const client = (by: Actor): Record<string, unknown> => ({
  'user-agent': by.agent,
  username: by.user,
  ...(by.user.includes('+') ? { is_robot: true } : {}),
  resolved_ip: RESOLVED,
})

const mediaType = (image: Image): string =>
  image.manifest.manifest.is_manifest_list ? MEDIA.index : MEDIA.image

type Facts = [kind: string, metadata: Record<string, unknown>]
type OfTag = Extract<Happening, { tag: string }>

/** What a registry client did to a tag. */
function byClient(happening: OfTag, before: WorldTag | undefined, place: Place): Facts {
  const { by, tag } = happening
  const tell = (more: object) => ({
    repo: place.name,
    namespace: place.namespace,
    tag,
    ...more,
    ...client(by),
  })
  if (happening.does === 'push') return ['push_repo', tell({ mediaType: mediaType(happening.image) })]
  // Quay calls the reference a digest, whichever it was.
  if (happening.does === 'delete') return ['delete_tag', tell({ digest: tag })]
  return ['pull_repo', tell({ mediaType: before?.is_manifest_list === true ? MEDIA.index : MEDIA.image })]
}

/** What was done to a tag through the API. */
function byApi(happening: OfTag, before: WorldTag | undefined, place: Place): Facts {
  const { by, tag } = happening
  const who = { username: by.user, repo: place.name, tag }
  const tell = (more: object) => ({ ...who, namespace: place.namespace, ...more, ...APPLICATIONS[by.via] })
  if (happening.does === 'put') {
    const original_manifest_digest = before?.manifest_digest ?? null
    const digests = { manifest_digest: happening.image.digest, original_manifest_digest }
    return [before === undefined ? 'create_tag' : 'move_tag', tell(digests)]
  }
  if (happening.does === 'restore')
    // Quay leaves the namespace out of this one.
    return ['revert_tag', { ...who, manifest_digest: happening.image.digest, ...APPLICATIONS[by.via] }]
  if (happening.does === 'purge')
    return ['permanently_delete_tag', tell({ manifest_digest: happening.image.digest })]
  if (happening.does === 'expire') {
    // Asked for in seconds, kept in milliseconds: Quay logs both as they are.
    const old_expiration_date = before?.end_ts === undefined ? null : before.end_ts * 1000
    return ['change_tag_expiration', tell({ expiration_date: happening.end, old_expiration_date })]
  }
  if (happening.does === 'lock') {
    const locks = { immutable: happening.locked, previous_immutable: before?.immutable ?? false }
    return ['change_tag_immutability', tell(locks)]
  }
  return ['delete_tag', tell({})]
}

function facts(happening: Happening, before: WorldTag | undefined, place: Place): Facts {
  const { by } = happening
  if ('tag' in happening)
    return by.via === 'registry' ? byClient(happening, before, place) : byApi(happening, before, place)
  const where = { repo: place.name, namespace: place.namespace, ...APPLICATIONS[by.via] }
  if (happening.does === 'found') return ['create_repo', where]
  if (happening.does === 'permit')
    return ['change_repo_permission', { username: happening.user, role: happening.role, ...where }]
  const { id, key, value, media_type } = happening.label
  const manifest_digest = happening.image.digest
  return ['manifest_label_add', { id, key, value, manifest_digest, media_type, ...where }]
}

/** The entry that Quay's usage log gets for what happened; `before` is the tag's live lifetime until then. */
export function logged(happening: Happening, before: WorldTag | undefined, place: Place): WorldLogEntry {
  const [kind, metadata] = facts(happening, before, place)
  return {
    kind,
    metadata,
    ip: happening.by.ip,
    datetime: rfc(happening.at),
    performer: performer(happening.by),
  }
}
