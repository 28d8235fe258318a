import type { Hold } from './gate'
import type { ReaderPhase, ReaderState } from './state'

/** What a reader that has nothing under way is. */
const AT_REST: ReadonlySet<ReaderPhase> = new Set(['idle', 'complete', 'changing', 'incomplete'])

/** The phase to tell: what keeps a reader from its work goes before the work. */
export function holding(hold: Hold, phase: ReaderPhase): Pick<ReaderState, 'phase' | 'until' | 'error'> {
  const nothing = { until: null, error: null }
  if (AT_REST.has(phase)) return { ...nothing, phase }
  switch (hold.by) {
    case 'nothing':
      return { ...nothing, phase }
    case 'pause':
      return { ...nothing, phase: 'paused' }
    case 'stop':
      return { ...nothing, phase: 'stopped' }
    case 'server':
      return { phase: 'waiting', until: hold.until, error: null }
    case 'failure':
      return { phase: 'failed', until: null, error: hold.error }
  }
}
