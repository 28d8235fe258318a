import { useRef, useState } from 'react'
import type { TagEntry } from '~/api/schemas'
import type { Objection } from '~/operations/check'
import type { Operation } from '~/operations/operation'
import type { Outcome } from '~/operations/outcome'
import type { Performed } from '~/operations/perform'
import { isImageGone } from '~/operations/settle'
import { useOperation, useSettle } from './run'

/** Why an operation that was asked for is not done, or not known to be. */
export type Stop =
  | { kind: 'changed'; was: TagEntry | null; now: TagEntry | null; lost: Error | null }
  | { kind: 'objection'; why: Objection }
  | { kind: 'notDone'; outcome: Outcome }
  | { kind: 'unknown'; outcome: Outcome; noted: number | null }

export type Ask = {
  /** The live lifetime as the person sees it now. */
  seen: TagEntry | null
  /** Takes another look as what the person sees, as when they chose another name. */
  setSeen: (seen: TagEntry | null) => void
  stop: Stop | null
  /** Quay's refusal. */
  refusal: Error | null
  /** What was refused. */
  refused: Operation | null
  /** The image to which a tag could not be moved, as no live tag has it any more (contract README 19). */
  died: string | null
  /** The step before that was asked for here and is done, such as renewing a tag that is to expire. */
  first: Operation | null
  busy: boolean
  /** Nothing can be changed: it is on its way, or nobody knows what became of it. */
  isHeld: boolean
  submit: (operation: Operation) => void
  /** Looks again what became of it. */
  lookAgain: () => void
}

type Connected = {
  /** The entry of the activity log that it undoes. */
  undoes?: number
  /** What was asked for before, and of which nobody knows. */
  unknown?: { outcome: Outcome; noted: number } | undefined
  /** Whether an operation is only a step before the one that it is about: once done, that is still to be asked for. */
  isStep?: (operation: Operation) => boolean
}

/** One operation asked for: until it is done, it says what stands between. */
export function useAsk(
  initial: TagEntry | null,
  onDone: () => void,
  { undoes, unknown, isStep = () => false }: Connected = {},
): Ask {
  const [seen, setSeen] = useState(initial)
  const [stop, setStop] = useState<Stop | null>(unknown ? { kind: 'unknown', ...unknown } : null)
  const [died, setDied] = useState<string | null>(null)
  const [first, setFirst] = useState<Operation | null>(null)
  // A second press comes before anything is rendered.
  const isUnderWay = useRef(false)
  const run = useOperation()
  const look = useSettle()
  const busy = run.isPending || look.isPending

  function conclude(outcome: Outcome, noted: number | null) {
    if (outcome.effect === 'done') {
      if (!isStep(outcome.operation) || outcome.after === null) return onDone()
      setSeen(outcome.after.live)
      return setFirst(outcome.operation)
    }
    if (outcome.effect === 'unknown') return setStop({ kind: 'unknown', outcome, noted })
    const was = outcome.operation.seen
    const now = outcome.after?.live ?? null
    setSeen(now)
    setStop(
      outcome.overtaken ? { kind: 'changed', was, now, lost: outcome.lost } : { kind: 'notDone', outcome },
    )
  }

  function hear(performed: Performed, noted: number | null, { seen: was }: Operation) {
    if (performed.kind === 'sent') return conclude(performed.outcome, noted)
    const now = performed.now.live
    setStop(
      performed.kind === 'changed'
        ? { kind: 'changed', was, now, lost: null }
        : { kind: 'objection', why: performed.why },
    )
    setSeen(now)
  }

  function hearRefusal(error: Error, operation: Operation) {
    if (isImageGone(error) && operation.kind === 'put') setDied(operation.digest)
  }

  function once(begin: (end: () => void) => void) {
    if (isUnderWay.current) return
    isUnderWay.current = true
    begin(() => {
      isUnderWay.current = false
    })
  }

  return {
    seen,
    setSeen: (next) => {
      if (stop?.kind === 'unknown') return
      setSeen(next)
      setStop(null)
    },
    stop,
    refusal: run.error ?? look.error,
    refused: run.error ? (run.variables?.operation ?? null) : null,
    died,
    first,
    busy,
    isHeld: busy || stop?.kind === 'unknown',
    submit: (operation) =>
      once((end) => {
        setStop(null)
        setFirst(null)
        run.mutate(
          { operation, undoes },
          {
            onSuccess: ({ told, noted }) => hear(told, noted, operation),
            onError: (error) => hearRefusal(error, operation),
            onSettled: end,
          },
        )
      }),
    lookAgain: () => {
      if (stop?.kind !== 'unknown' && stop?.kind !== 'notDone') return
      const { outcome } = stop
      const settles = stop.kind === 'unknown' ? (stop.noted ?? undefined) : undefined
      once((end) =>
        look.mutate(
          { outcome, undoes, settles },
          { onSuccess: ({ told, noted }) => conclude(told, noted), onSettled: end },
        ),
      )
    },
  }
}
