import type { Operation } from '~/operations/operation'
import type { Origin, Plan } from '~/operations/plan/plan'
import { actor, serverNow } from '~/tags/operations/run'

/** A name that no other plan has. */
export const planId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')

/** A plan that comes of another one. */
export function followUp(plan: Plan, origin: Origin, operations: readonly Operation[]): Plan {
  // What is tried again of an undo is one still.
  const as = plan.origin === 'undo' && origin === 'retry' ? 'undo' : origin
  return { ...plan, id: planId(), origin: as, by: actor(), at: serverNow(), from: plan.id, operations }
}
