import { useMutation, useQueryClient } from '@tanstack/react-query'
import { labelsQuery } from '~/api/labels'
import { http } from '~/api/quay'
import { performLabel, type LabelOperation, type LabelOutcome } from '~/operations/labels/label'

/** An operation on labels that was sent, and what became of it. */
export type DoneLabel = { operation: LabelOperation; outcome: Exclude<LabelOutcome, { kind: 'objection' }> }

/** Sends operations on an image's labels; what was read back is what is shown. */
export function useLabelWrite(repository: string, digest: string, onDone: (done: DoneLabel) => void) {
  const client = useQueryClient()
  const { queryKey } = labelsQuery(repository, digest)
  return useMutation({
    mutationFn: (operation: LabelOperation) => performLabel(operation, http),
    onSuccess: (outcome, operation) => {
      if ('labels' in outcome) client.setQueryData(queryKey, outcome.labels)
      else void client.invalidateQueries({ queryKey })
      if (outcome.kind !== 'objection') onDone({ operation, outcome })
    },
  })
}
