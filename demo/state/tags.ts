// What can be done to tags, by Quay's rules. Each takes a moment in milliseconds and changes the repository at once.

import { boundedEnd, duration } from './expiration'
import type { Lifetime } from './lifetimes'
import type { Manifest } from './manifests'
import { isLockedByPolicy } from './policies'
import type { Repository } from './repository'
import { endSignatures } from './signatures'

/** An image that was put or restored is kept that long even when nothing names it. */
const HOLD = 5 * 60_000

/** The tag is locked: whatever would end its lifetime is refused. */
export class LockedTag extends Error {
  readonly tag: string

  constructor(tag: string) {
    super(`tag '${tag}' is immutable`)
    this.tag = tag
  }
}

interface Pointing {
  readonly name: string
  readonly manifest: Manifest
  readonly reversion: boolean
}

/** Points a tag to an image, ending what it pointed to before, also when that is the same image. */
export function pointTag(repository: Repository, { name, manifest, reversion }: Pointing, now: number): void {
  const lifetimes = repository.lifetimes(now)
  const former = lifetimes.liveOf(name, now)
  if (former?.immutable === true) throw new LockedTag(name)
  if (former !== undefined) lifetimes.setEnd(former, now, now)
  const immutable = isLockedByLabel(manifest) || isLockedByPolicy(repository, name)
  lifetimes.add(
    {
      name,
      digest: manifest.digest,
      start: now,
      end: immutable ? null : labelledEnd(manifest, now),
      reversion,
      immutable,
      isList: manifest.isList,
      size: manifest.isList ? null : manifest.layersSize,
    },
    now,
  )
  if (former !== undefined) endSignatures(repository, former, now)
}

const labelOf = ({ labels }: Manifest, key: string): string | undefined =>
  labels.find((label) => label.key === key)?.value

/** The image itself may carry how long its tags live: `quay.expires-after`, which knows no bounds. */
function labelledEnd(manifest: Manifest, now: number): number | null {
  const after = duration(labelOf(manifest, 'quay.expires-after') ?? '')
  return after === null || after === 0 ? null : now + after
}

/** An image may also carry that its tags are locked as soon as they point to it. */
const isLockedByLabel = (manifest: Manifest): boolean =>
  labelOf(manifest, 'quay.immutable')?.trim().toLowerCase() === 'true'

export function holdImage(repository: Repository, digest: string, now: number): void {
  repository.manifests(now).hold(digest, now + HOLD)
}

/** Ends a live tag; its pull figures are forgotten, its image's signatures may end with it. */
export function endTag(repository: Repository, lifetime: Lifetime, now: number): void {
  if (lifetime.immutable) throw new LockedTag(lifetime.name)
  repository.lifetimes(now).setEnd(lifetime, now, now)
  repository.pulls.forgetTag(lifetime.name, now)
  endSignatures(repository, lifetime, now)
}

/** Sets (seconds since 1970) or clears an expiration; gives the former end, `null` also where nothing changed. */
export function setExpiration(
  repository: Repository,
  lifetime: Lifetime,
  asked: number | null,
  now: number,
): number | null {
  const end = asked === null ? null : boundedEnd(lifetime.start, asked)
  const former = lifetime.end
  if (end === former) return null
  repository.lifetimes(now).setEnd(lifetime, end, now)
  return former
}

/** A permanently deleted lifetime ends one time machine window ago. */
const purgedEnd = (repository: Repository, now: number): number =>
  now - repository.traits.namespace.windowSeconds * 1000

/** Permanently deletes a live tag; false where there is none or it is locked. Signatures stay. */
export function purgeLive(repository: Repository, name: string, now: number): Lifetime | null {
  const lifetimes = repository.lifetimes(now)
  const lifetime = lifetimes.liveOf(name, now)
  if (lifetime === undefined || lifetime.immutable) return null
  lifetimes.setEnd(lifetime, purgedEnd(repository, now), now)
  repository.pulls.forgetTag(name, now)
  return lifetime
}

/** Permanently deletes every ended, unlocked lifetime of the name on the image within the window; false for none. */
export function purgeHistory(repository: Repository, name: string, digest: string, now: number): boolean {
  const lifetimes = repository.lifetimes(now)
  const end = purgedEnd(repository, now)
  repository.pulls.forgetTag(name, now)
  const within = lifetimes
    .named(name)
    .filter((one) => one.digest === digest && one.end !== null && one.end <= now && one.end > end)
    .filter(({ immutable }) => !immutable)
  for (const [index, lifetime] of within.entries()) lifetimes.setEnd(lifetime, end - index, now)
  return within.length > 0
}
