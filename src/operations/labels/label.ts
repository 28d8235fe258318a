import { QuayError } from '~/api/error'
import type { Http } from '~/api/http'
import { fetchLabels, type Label } from '~/api/labels'
import { addLabel, deleteLabel } from '~/api/write-label'
import { isRefusal } from '../settle'

type Target = {
  /** The repository's whole name, such as `acme/api`. */
  repository: string
  /** The image: labels are its own, and so all of its tags have them. */
  digest: string
}

type AddLabelOperation = Target & { kind: 'add-label'; label: NewLabel }
type DeleteLabelOperation = Target & { kind: 'delete-label'; label: Label }

/** Something that a person asks for, on the labels of a live image. */
export type LabelOperation = AddLabelOperation | DeleteLabelOperation

export type NewLabel = Pick<Label, 'key' | 'value' | 'media_type'>

/** Why an operation would be pointless or refused, as a key of the messages. */
export type LabelObjection = 'badKey' | 'sameLabel' | 'ofImage' | 'labelGone'

/** What became of an operation on labels. */
export type LabelOutcome =
  /** Nothing was sent. */
  | { kind: 'objection'; why: LabelObjection; labels: Label[] }
  /** `wasLost`: the answer was lost, and reading showed that it happened. */
  | { kind: 'done'; labels: Label[]; wasLost: boolean; undo: LabelOperation | null }
  /** The answer was lost, and reading showed that nothing happened. */
  | { kind: 'not-done'; labels: Label[]; lost: QuayError }
  /** The answer was lost or the labels could not be read after it. */
  | { kind: 'unread'; error: QuayError; isDone: boolean }

/** As Quay takes them (contract `label-bad`); it reserves some beginnings too, and says so. */
const KEY = /^[a-z0-9](?:(?:[a-z0-9]|[-.](?![.-]))*[a-z0-9])?$/

export const isLabelKey = (key: string): boolean => KEY.test(key)

/** Whether a label can be deleted: those that came with the image can't. */
export const isAdded = ({ source_type, id }: Label): boolean => source_type === 'api' && id !== null

/** What forbids an operation, given the image's labels as they are; null for nothing. */
export function objectionToLabel(
  operation: LabelOperation,
  labels: readonly Label[] | null,
): LabelObjection | null {
  const { label } = operation
  if (operation.kind === 'add-label') {
    if (!isLabelKey(label.key)) return 'badKey'
    // Quay would take it twice (contract README 17), which nobody wants.
    return labels?.some(isLike(label)) ? 'sameLabel' : null
  }
  if (!isAdded(operation.label)) return 'ofImage'
  return labels?.every(({ id }) => id !== operation.label.id) ? 'labelGone' : null
}

const isLike =
  ({ key, value }: NewLabel) =>
  (other: Label) =>
    other.key === key && other.value === value

/**
 * Checks, runs and reads back an operation: three requests.
 * @throws QuayError where the check could not be made, or Quay refused: then nothing was changed
 */
export async function performLabel(operation: LabelOperation, http: Http): Promise<LabelOutcome> {
  const { repository, digest } = operation
  const before = await fetchLabels(http, repository, digest)
  const why = objectionToLabel(operation, before)
  if (why !== null) return { kind: 'objection', why, labels: before }
  const lost = await send(operation, http)
  let after: Label[]
  try {
    after = await fetchLabels(http, repository, digest)
  } catch (error) {
    if (!(error instanceof QuayError)) throw error
    return { kind: 'unread', error: lost ?? error, isDone: lost === null }
  }
  if (lost !== null && !hasHappened(operation, before, after))
    return { kind: 'not-done', labels: after, lost }
  return {
    kind: 'done',
    labels: after,
    wasLost: lost !== null,
    undo: undoOf(operation, before, after),
  }
}

/** Sends the one write; gives the error by which the answer was lost, throws that of a refusal. */
async function send(operation: LabelOperation, http: Http): Promise<QuayError | null> {
  try {
    if (operation.kind === 'add-label') await addLabel(http, operation, operation.label)
    else await deleteLabel(http, operation, operation.label.id ?? '')
    return null
  } catch (error) {
    if (isRefusal(error) || !(error instanceof QuayError)) throw error
    return error
  }
}

/** The label that was added between two looks, where they show it. */
function added({ label }: AddLabelOperation, before: readonly Label[], after: readonly Label[]) {
  const known = new Set(before.map(({ id }) => id))
  return after.find((one) => isAdded(one) && !known.has(one.id) && isLike(label)(one)) ?? null
}

function hasHappened(operation: LabelOperation, before: readonly Label[], after: readonly Label[]): boolean {
  return operation.kind === 'add-label'
    ? added(operation, before, after) !== null
    : after.every(({ id }) => id !== operation.label.id)
}

function undoOf(
  operation: LabelOperation,
  before: readonly Label[],
  after: readonly Label[],
): LabelOperation | null {
  const { repository, digest } = operation
  if (operation.kind === 'delete-label') {
    const { key, value, media_type } = operation.label
    return { kind: 'add-label', repository, digest, label: { key, value, media_type } }
  }
  const label = added(operation, before, after)
  return label && { kind: 'delete-label', repository, digest, label }
}
