import { QuayError } from '~/api/error'
import type { TagEntry } from '~/api/schemas'
import { putExpiration, restoreTag } from '~/api/write-tag'
import { signedImage } from '~/history/signature'
import { isPointing, isSameLifetime, mayLeave, type SignatureTag } from './operation'
import type { Outcome, Surroundings } from './outcome'
import { isRefusal } from './settle'
import { asSignature, endedSignatures, readSignatureLifetimes, readSignatures } from './signature'
import { formerIn, readTag } from './tag-state'

/** An error of Quay's; anything else is a fault of this program and goes on. */
function quayError(error: unknown): QuayError {
  if (error instanceof QuayError) return error
  throw error
}

/** Puts back the expiration that a move or restore dropped, and reads what Quay made of it: two requests. */
export async function keepExpiration(outcome: Outcome, around: Surroundings): Promise<Outcome> {
  const { operation, after, unread, overtaken } = outcome
  if (!isPointing(operation) || operation.expiration === null || overtaken) return outcome
  const wanted = operation.expiration
  if (unread !== null) return { ...outcome, expiration: { kind: 'failed', wanted, error: unread } }
  // One that the image's own label set is the image's will: told, and left alone (contract README 5).
  if (after?.live?.end_ts !== null) return outcome
  if (wanted <= around.now()) return { ...outcome, expiration: { kind: 'passed', wanted } }
  try {
    await putExpiration(around.http, operation, wanted)
  } catch (error) {
    const lost = quayError(error)
    if (isRefusal(lost)) return { ...outcome, expiration: { kind: 'failed', wanted, error: lost } }
    return readExpiration(outcome, wanted, lost, around)
  }
  return readExpiration(outcome, wanted, null, around)
}

/** `lost`: the error by which the answer was lost, if it was. */
async function readExpiration(
  outcome: Outcome,
  wanted: number,
  lost: Error | null,
  around: Surroundings,
): Promise<Outcome> {
  try {
    const after = await readTag(around.http, outcome.operation, around.now)
    const got = after.live?.end_ts ?? null
    const ours = outcome.after?.live
    const overtaken = !ours || !after.live || !isSameLifetime(ours, after.live)
    const failed = lost !== null && got === null
    return {
      ...outcome,
      after,
      overtaken,
      expiration: failed ? { kind: 'failed', wanted, error: lost } : { kind: 'put-back', wanted, got },
    }
  } catch (error) {
    const unread = quayError(error)
    return { ...outcome, unread, expiration: { kind: 'unread', wanted, error: lost ?? unread } }
  }
}

/**
 * Brings back the signature tags that the operation names, each by a request of its own, between two looks: one that is
 * there again, perhaps with a newer signature, is left alone; one whose answer was lost is settled by the second look.
 */
export async function bringBackSignatures(outcome: Outcome, around: Surroundings): Promise<Outcome> {
  const { operation, overtaken } = outcome
  if (!isPointing(operation) || operation.signatures.length === 0 || overtaken) return outcome
  const { repository, signatures } = operation
  const image = signatures.map(({ tag }) => signedImage(tag)).find((digest) => digest !== null) ?? ''
  const tried: Tried[] = []
  try {
    const there = await readSignatures(around.http, repository, image, around.now)
    const names = new Set(there.map(({ name }) => name))
    for (const signature of signatures.filter(({ tag }) => !names.has(tag)))
      tried.push({ signature, error: await restoreSignature(repository, signature, around) })
    const live = tried.length === 0 ? there : await readSignatures(around.http, repository, image, around.now)
    return { ...outcome, signatures: { ...outcome.signatures, ...accountOf(tried, live), live } }
  } catch (error) {
    const unread = quayError(error)
    return { ...outcome, signatures: { ...outcome.signatures, ...accountOf(tried, []), unread } }
  }
}

/** A signature tag that was to be brought back; null where Quay confirmed it. */
type Tried = { signature: SignatureTag; error: Error | null }

function accountOf(tried: readonly Tried[], live: readonly TagEntry[]) {
  const isThere = ({ tag, digest }: SignatureTag) =>
    live.some(({ name, manifest_digest }) => name === tag && manifest_digest === digest)
  return {
    restored: tried
      .filter(({ signature, error }) => error === null || isThere(signature))
      .map(({ signature }) => signature),
    missing: tried.flatMap(({ signature, error }) =>
      error === null || isThere(signature) ? [] : [{ tag: signature.tag, error }],
    ),
  }
}

async function restoreSignature(
  repository: string,
  { tag, digest }: SignatureTag,
  { http }: Surroundings,
): Promise<Error | null> {
  try {
    await restoreTag(http, { repository, tag }, digest)
    return null
  } catch (error) {
    return quayError(error)
  }
}

/** Tells which of the signature tags at risk have ended: one request where there were any. */
export async function tellEndedSignatures(outcome: Outcome, around: Surroundings): Promise<Outcome> {
  const { atRisk, before, operation } = outcome
  const image = before.live?.manifest_digest
  if (atRisk.length === 0 || image === undefined) return outcome
  try {
    const live = await readSignatures(around.http, operation.repository, image, around.now)
    const names = new Set(live.map(({ name }) => name))
    const ended = atRisk.filter(({ tag }) => !names.has(tag))
    return { ...outcome, signatures: { ...outcome.signatures, ended, live: outcome.signatures.live ?? live } }
  } catch (error) {
    return { ...outcome, signatures: { ...outcome.signatures, ended: atRisk, unread: quayError(error) } }
  }
}

/**
 * Finds out which signature tags have ended with the lifetime that was replaced, where another tag was known on its image:
 * that one may have ended since it was read. One request, where an ordinary tag left its image.
 */
export async function findEndedSignatures(outcome: Outcome, around: Surroundings): Promise<Outcome> {
  const { before, after, operation } = outcome
  const image = before.live?.manifest_digest
  const end = after && formerIn(before, after)?.end_ts
  if (image === undefined || !mayLeave(operation, image) || end === null || end === undefined) return outcome
  if (signedImage(operation.tag) !== null) return outcome
  try {
    const lifetimes = await readSignatureLifetimes(around.http, operation.repository, image)
    const ended = endedSignatures(lifetimes, end, around.now())
      .filter(({ isTogether }) => isTogether)
      .map(asSignature)
    return { ...outcome, signatures: { ...outcome.signatures, ended } }
  } catch (error) {
    return { ...outcome, signatures: { ...outcome.signatures, unread: quayError(error) } }
  }
}
