import { QuayError } from '~/api/error'
import type { Http } from '~/api/http'
import { deleteTag, purgeTag, putExpiration, putLock, putTag, restoreTag } from '~/api/write-tag'
import { signedImage } from '~/history/signature'
import { check, type Objection } from './check'
import { bringBackSignatures, findEndedSignatures, keepExpiration, tellEndedSignatures } from './follow-up'
import { purgeRequest } from './purge'
import { mayLeave, type Operation, type SignatureTag } from './operation'
import type { Outcome, Sent, Surroundings } from './outcome'
import { hasHappened, isAsLeft, isRefusal, othersChanged } from './settle'
import { readSignatures } from './signature'
import { readTag, readWholeTag, type TagState } from './tag-state'

export type Performed =
  | { kind: 'changed'; now: TagState }
  | { kind: 'objection'; why: Objection; now: TagState }
  | { kind: 'sent'; outcome: Outcome }

/**
 * Checks, runs and reads back an operation. Requests: one to check, one write, one to read back; two more where
 * an expiration is put back, two more where signature tags may end (one where another tag is known on the image, as what
 * is known may be old); to bring back signature tags two, and one each.
 * @throws QuayError where the check could not be made, or Quay refused: then nothing was changed
 */
export async function perform(operation: Operation, around: Surroundings): Promise<Performed> {
  const before = await lookAt(operation, around)
  const verdict = check(operation, before)
  if (verdict.kind === 'changed') return { kind: 'changed', now: before }
  if (verdict.kind === 'objection') return { kind: 'objection', why: verdict.why, now: before }
  const isShared = before.live !== null && around.isShared(before.live.manifest_digest, operation.tag)
  const atRisk = isShared ? [] : await signaturesAtRisk(operation, before, around)
  const asked = { operation, before, atRisk, isShared }
  await around.beforeSending?.(asked)
  const lost = await send(operation, around.http)
  return { kind: 'sent', outcome: await conclude({ ...asked, lost }, around) }
}

/** Finds out, by reading, what became of an operation whose answer was lost and whose tag could not be read then. */
export function settle(outcome: Sent, around: Surroundings): Promise<Outcome> {
  return conclude(outcome, around)
}

async function conclude(sent: Sent, around: Surroundings): Promise<Outcome> {
  const outcome = await readBack(sent, around)
  if (outcome.effect !== 'done') return outcome
  const kept = await keepExpiration(outcome, around)
  const whole = await bringBackSignatures(kept, around)
  return outcome.isShared ? findEndedSignatures(whole, around) : tellEndedSignatures(whole, around)
}

/** Reads what an operation is about. */
function lookAt(operation: Operation, { http, now }: Surroundings): Promise<TagState> {
  const read = operation.kind === 'purge-ended' ? readWholeTag : readTag
  return read(http, operation, now)
}

async function signaturesAtRisk(
  operation: Operation,
  before: TagState,
  around: Surroundings,
): Promise<SignatureTag[]> {
  const image = before.live?.manifest_digest
  // One that is signature-shaped itself keeps no others (signed `del-last-but-sig-name`), so none ends with it.
  if (image === undefined || !mayLeave(operation, image) || signedImage(operation.tag) !== null) return []
  const live = await readSignatures(around.http, operation.repository, image, around.now)
  // Quay leaves locked ones alone (signed `del-last-immutable-sibling`).
  return live
    .filter(({ immutable }) => !immutable)
    .map(({ name, manifest_digest, end_ts }) => ({ tag: name, digest: manifest_digest, expiration: end_ts }))
}

/** Sends the one write; gives the error by which the answer was lost, throws that of a refusal. */
async function send(operation: Operation, http: Http): Promise<Error | null> {
  try {
    await write(operation, http)
    return null
  } catch (error) {
    if (isRefusal(error) || !(error instanceof QuayError)) throw error
    return error
  }
}

function write(operation: Operation, http: Http): Promise<void> {
  switch (operation.kind) {
    case 'put':
    case 'renew':
      return putTag(http, operation, operation.digest)
    case 'restore':
      return restoreTag(http, operation, operation.digest)
    case 'delete':
      return deleteTag(http, operation)
    case 'expire':
      return putExpiration(http, operation, operation.expiration)
    case 'lock':
      return putLock(http, operation, operation.immutable)
    case 'purge':
    case 'purge-ended':
      return purgeTag(http, operation, purgeRequest(operation))
  }
}

async function readBack(sent: Sent, around: Surroundings): Promise<Outcome> {
  const { operation, before, lost, atRisk, isShared } = sent
  const plain = {
    operation,
    before,
    lost,
    atRisk,
    isShared,
    expiration: { kind: 'none' as const },
    signatures: { ended: [], restored: [], missing: [], live: null, unread: null },
  }
  try {
    const after = await lookAt(operation, around)
    const effect = lost === null || hasHappened(operation, before, after) ? 'done' : 'not-done'
    const overtaken = !isAsLeft(operation, effect, before, after)
    const meanwhile = effect === 'done' ? othersChanged(operation, before, after) : overtaken
    return { ...plain, effect, after, unread: null, overtaken, meanwhile }
  } catch (error) {
    if (!(error instanceof QuayError)) throw error
    const effect = lost === null ? 'done' : 'unknown'
    return { ...plain, effect, after: null, unread: error, overtaken: false, meanwhile: false }
  }
}
