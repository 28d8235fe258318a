// A repository's past is told as what people and machines did to it, in any order; its lifetimes and its usage
// log both follow from that, by Quay's rules, and so agree.

import type { WorldLogEntry, WorldManifest, WorldTag } from '../world/types'
import { DAY, HOUR } from './dates'
import type { Happening, Place } from './deeds'
import type { Image } from './images'
import { logged } from './logs'
import { newestFirst } from './order'

export interface Content {
  tags: WorldTag[]
  manifests: Record<string, WorldManifest>
  logs: WorldLogEntry[]
}

interface Lifetime {
  tag: WorldTag
  image: Image
  purged?: number
}

interface Past {
  window: number
  /** Oldest first. */
  lifetimes: Lifetime[]
  /** The latest lifetime of each name; it may have ended since. */
  latest: Map<string, Lifetime>
}

/** The collector takes a minute to come by. */
const PASS = 60

const runs = ({ tag }: Lifetime, at: number): boolean => tag.end_ts === undefined || tag.end_ts > at

function alive(past: Past, name: string, at: number): Lifetime | undefined {
  const latest = past.latest.get(name)
  return latest !== undefined && runs(latest, at) ? latest : undefined
}

function expected(past: Past, name: string, at: number): Lifetime {
  const lifetime = alive(past, name, at)
  if (lifetime === undefined) throw new Error(`Nothing called ${name} lives at ${at}`)
  return lifetime
}

const SIGNATURE = /^sha256-[0-9a-f]{64}\.(sig|att|sbom)$/

/** Signature tags go with the last ordinary tag of their image. */
function endSignatures(past: Past, image: Image, at: number): void {
  const names = ['sig', 'att', 'sbom'].map((kind) => `${image.digest.replace(':', '-')}.${kind}`)
  const signatures = names.flatMap((name) => alive(past, name, at) ?? [])
  if (signatures.length === 0) return
  const named = [...past.latest.values()].some(
    (other) => other.image === image && runs(other, at) && !SIGNATURE.test(other.tag.name),
  )
  if (named) return
  for (const { tag } of signatures) if (!tag.immutable) tag.end_ts = at
}

function end(past: Past, lifetime: Lifetime, at: number): void {
  lifetime.tag.end_ts = at
  endSignatures(past, lifetime.image, at)
}

function aim(past: Past, name: string, image: Image, at: number, reversion: boolean): void {
  const former = alive(past, name, at)
  const { digest, is_manifest_list, layers_compressed_size } = image.manifest.manifest
  const tag: WorldTag = {
    name,
    manifest_digest: digest,
    start_ts: at,
    ...(image.expiresAfter === undefined ? {} : { end_ts: at + image.expiresAfter }),
    reversion,
    immutable: false,
    is_manifest_list,
    size: is_manifest_list ? null : layers_compressed_size,
  }
  const lifetime = { tag, image }
  past.lifetimes.push(lifetime)
  past.latest.set(name, lifetime)
  if (former !== undefined) end(past, former, at)
}

function purge(past: Past, name: string, image: Image, at: number): void {
  for (const lifetime of past.lifetimes) {
    if (lifetime.tag.name !== name || lifetime.image !== image || runs(lifetime, at)) continue
    lifetime.tag.end_ts = at - past.window
    lifetime.purged = at
  }
}

function expire({ tag }: Lifetime, moment: number | null): void {
  if (moment === null) delete tag.end_ts
  else tag.end_ts = Math.min(Math.max(moment, tag.start_ts + HOUR), tag.start_ts + 728 * DAY)
}

function act(past: Past, happening: Happening): void {
  const { at } = happening
  switch (happening.does) {
    case 'push':
    case 'put':
    case 'restore':
      return aim(past, happening.tag, happening.image, at, happening.does === 'restore')
    case 'delete':
      return end(past, expected(past, happening.tag, at), at)
    case 'purge':
      return purge(past, happening.tag, happening.image, at)
    case 'expire':
      return expire(expected(past, happening.tag, at), happening.end)
    case 'lock':
      expected(past, happening.tag, at).tag.immutable = happening.locked
      return
    case 'label':
      happening.image.manifest.labels.push(happening.label)
      return
    case 'found':
    case 'permit':
    case 'pull':
      return
  }
}

/** What garbage collection has left by now. */
function remains(past: Past, now: number): Lifetime[] {
  return past.lifetimes.filter(({ tag, purged }) => {
    if (purged !== undefined) return now - purged < PASS
    return tag.end_ts === undefined || tag.end_ts > now - past.window
  })
}

function held(lifetimes: Lifetime[]): Record<string, WorldManifest> {
  const images = lifetimes.flatMap(({ image }) => [image, ...image.children])
  return Object.fromEntries(images.map(({ digest, manifest }) => [digest, manifest]))
}

export function tell(story: Happening[], place: Place): Content {
  const past: Past = { window: place.window, lifetimes: [], latest: new Map() }
  const logs: WorldLogEntry[] = []
  for (const happening of story.toSorted((a, b) => a.at - b.at)) {
    const before = 'tag' in happening ? alive(past, happening.tag, happening.at)?.tag : undefined
    logs.push(logged(happening, before, place))
    act(past, happening)
  }
  const lifetimes = remains(past, place.now)
  const tags = lifetimes.map(({ tag }) => tag).reverse()
  return { tags: tags.sort(newestFirst), manifests: held(lifetimes), logs: logs.reverse() }
}
