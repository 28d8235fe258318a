// Holds what was reported of an operation against what really was there.

import { expect } from 'vitest'
import type { TagEntry } from '~/api/schemas'
import { isPointing, isSameLifetime, isUnchanged, type Operation } from '~/operations/operation'
import type { Outcome } from '~/operations/outcome'
import { signedImage } from '~/history/signature'
import type { Note, Played } from './play'
import { liveOf, type Deed } from './random'

const isWrite = ({ method }: Note) => method !== 'GET'
const same = (a: TagEntry | null, b: TagEntry | null) =>
  a === null || b === null ? a === b : isSameLifetime(a, b)
const ran = ({ before, after }: Note) => JSON.stringify(before) !== JSON.stringify(after)

/** The write of the operation itself among all requests, if it was sent. */
export const writeIn = (notes: readonly Note[]): Note | undefined => notes.find(isWrite)

/** What was not sent, or was refused, changed nothing, and a refusal was not asked for twice. */
export function judgeUnsent({ operation, performed, notes }: Played): void {
  const write = writeIn(notes)
  const [check] = notes
  if (check === undefined) throw new Error('nothing was asked')
  if (performed instanceof Error) {
    expect(write && ran(write)).not.toBe(true)
    expect(notes.filter(isWrite).length).toBeLessThanOrEqual(1)
    return
  }
  expect(write).toBeUndefined()
  if (performed.kind === 'sent') return
  const live = liveOf(check.before, operation.tag, check.at)
  expect(performed.now.live).toEqual(live)
  expect(isUnchanged(operation.seen, live)).toBe(performed.kind === 'objection')
}

/** A deed by another that looks just as the operation does. */
function isLike(operation: Operation, { act, name, letter }: Deed): boolean {
  // The last tag of an image takes its signature tags along.
  if (operation.kind === 'delete' && signedImage(operation.tag) !== null) return true
  if (name !== operation.tag) return false
  // An end that others set, or that the image e sets, may have come to pass.
  if (operation.kind === 'delete') return ['delete', 'purge', 'expire'].includes(act) || letter === 'e'
  return isPointing(operation) && act === operation.kind && operation.digest.endsWith(letter)
}

/** Holds the outcome of what was sent against the requests from the check to the look that it tells of. */
export function judgeOutcome(outcome: Outcome, notes: readonly Note[]): void {
  const { operation, effect, lost, after, overtaken, meanwhile, before, unread } = outcome
  const { tag } = operation
  const write = writeIn(notes)
  if (write === undefined) throw new Error('nothing was written')
  const looks = notes.filter(({ path, told }) => told && path.includes('specificTag'))
  const look = looks.at(-1)
  const between = notes.slice(1, look ? notes.indexOf(look) + 1 : undefined)
  const deeds = between
    .flatMap((note) => note.deeds)
    .filter(({ name }) => name === tag || signedImage(tag) !== null)
  const did = ran(write)
  const begunAt = (note: Note) => Math.floor(note.at)

  if (effect === 'unknown') {
    expect(lost).not.toBeNull()
    expect(unread).not.toBeNull()
    expect(after).toBeNull()
    return
  }
  if (effect === 'done')
    expect(did || (lost !== null && deeds.some((deed) => isLike(operation, deed)))).toBe(true)
  if (effect === 'done' && lost === null) expect(did).toBe(true)
  if (after === null || look === undefined) return
  const there = liveOf(look.before, tag, look.at)
  expect(after.live).toEqual(there)
  if (effect === 'not-done') {
    // A deletion that is followed by a new beginning in the same second looks like a move, and one of what others had begun
    // in the second in which the tag was to end looks like that end.
    const hidden =
      operation.kind === 'delete' &&
      look.before.some(
        (one) =>
          one.name === tag &&
          (one.start_ts === begunAt(write) || (one.end_ts !== null && one.end_ts === before.live?.end_ts)),
      )
    expect(did && !hidden).toBe(false)
    expect(overtaken).toBe(!isUnchanged(before.live, there))
    return
  }
  if (!did) return
  const left = liveOf(write.after, tag, write.at)
  if (operation.kind === 'delete') expect(overtaken).toBe(there !== null)
  else if (!overtaken) expect(same(left, there)).toBe(true)
  else expect(same(left, there) && !deeds.some((deed) => isLike(operation, deed))).toBe(false)

  const replaced = liveOf(write.before, tag, write.at)
  const expired = (before.live?.end_ts ?? Infinity) <= write.at
  // In one second a deletion and a new beginning look like a move.
  const unseen =
    replaced === null && write.before.some((one) => one.name === tag && one.end_ts === begunAt(write))
  if (!meanwhile) expect(same(replaced, before.live) || expired || unseen).toBe(true)
  else expect(deeds).not.toEqual([])
}

/** Holds what is told of the expiration. */
export function judgeExpiration(
  { operation, effect, expiration, after, overtaken }: Outcome,
  notes: readonly Note[],
): void {
  const write = writeIn(notes)
  const sent = notes.filter(({ body }) => body.includes('"expiration"'))
  const [put] = sent
  const later = put ? notes.slice(notes.indexOf(put) + 1).flatMap(({ deeds }) => deeds) : []
  expect(sent.length).toBeLessThanOrEqual(1)
  if (!isPointing(operation) || effect !== 'done' || operation.expiration === null) {
    expect(put).toBeUndefined()
    expect(expiration.kind).toBe('none')
    return
  }
  switch (expiration.kind) {
    case 'none':
      expect(put).toBeUndefined()
      return expect(overtaken || after?.live?.end_ts !== null).toBe(true)
    case 'passed':
      expect(put).toBeUndefined()
      return expect(expiration.wanted).toBeLessThanOrEqual(notes.at(-1)?.at ?? 0)
    case 'failed':
      return expect(put !== undefined && ran(put) && later.length === 0).toBe(false)
    case 'put-back':
      expect(put).toBeDefined()
      return expect(after?.live?.end_ts ?? null).toBe(expiration.got)
    case 'unread':
      expect(put).not.toBe(write)
      return expect(put).toBeDefined()
  }
}

/** The live signature tags of an image that are not locked. */
const signaturesOf = (entries: readonly TagEntry[], image: string, at: number): string[] =>
  entries
    .filter(
      (one) => signedImage(one.name) === image && !one.immutable && liveOf(entries, one.name, at) === one,
    )
    .map(({ name }) => name)

/** The signature tags that the operation's own write ended, by the demo's listings. */
export function endedBy(outcome: Outcome, notes: readonly Note[]): string[] {
  const write = writeIn(notes)
  const image = outcome.before.live?.manifest_digest
  if (write === undefined || image === undefined) return []
  const left = new Set(signaturesOf(write.after, image, write.at))
  return signaturesOf(write.before, image, write.at).filter(
    (name) => name !== outcome.operation.tag && !left.has(name),
  )
}

/** Holds what is told of signature tags; who else wrote may have had a part in them. */
export function judgeSignatures(outcome: Outcome, notes: readonly Note[], last: Note): void {
  const { signatures, effect } = outcome
  const deeds = notes.flatMap((note) => note.deeds)
  const ended = signatures.ended.map(({ tag }) => tag)
  if (deeds.length > 0 || effect !== 'done') return
  const real = endedBy(outcome, notes)
  if (signatures.unread || outcome.isShared) expect(real.filter((name) => !ended.includes(name))).toEqual([])
  if (outcome.isShared) {
    // Found by when they ended: one that ended by itself in that very second is taken for one of them.
    for (const name of ended) expect(liveOf(last.after, name, last.at)).toBeNull()
  } else if (!signatures.unread) expect(ended.toSorted()).toEqual(real.toSorted())
  for (const { tag, digest } of signatures.restored) {
    expect(liveOf(last.after, tag, last.at)?.manifest_digest).toBe(digest)
  }
  const missing = signatures.missing.filter(({ tag }) => liveOf(last.after, tag, last.at) !== null)
  expect(missing).toEqual([])
}
