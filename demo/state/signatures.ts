// Signature tags live as long as an ordinary tag names their image (recorded in signed.json).

import type { Lifetime } from './lifetimes'
import type { Repository } from './repository'

const SUFFIXES = ['sig', 'att', 'sbom'] as const
const SIGNATURE_NAME = /^sha256-[0-9a-f]{64}\.(?:sig|att|sbom)$/

export const isSignatureName = (name: string): boolean => SIGNATURE_NAME.test(name)

/** Ends the live, unlocked signature tags of an image whose last ordinary tag has just ended, a millisecond apart. */
export function endSignatures(repository: Repository, ended: Lifetime, now: number): void {
  const lifetimes = repository.lifetimes(now)
  if (isSignatureName(ended.name)) return
  if (lifetimes.liveOn(ended.digest, now).some(({ name }) => !isSignatureName(name))) return
  const names = SUFFIXES.map((suffix) => `${ended.digest.replace(':', '-')}.${suffix}`)
  const signatures = names.flatMap((name) => lifetimes.liveOf(name, now) ?? [])
  const unlocked = signatures.filter(({ name, immutable }) => isSignatureName(name) && !immutable)
  for (const [index, signature] of unlocked.entries()) lifetimes.setEnd(signature, now - index, now)
}
