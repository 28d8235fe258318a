import { nameOf, type Operation } from '~/operations/operation'
import type { ItemState, Plan } from '~/operations/plan/plan'
import { exportRows, type ExportColumn } from '~/tags/export'
import { fileName, useExport } from '~/tags/use-export'

type Line = { operation: Operation; state: ItemState | undefined }

const failure = ({ state }: Line) => (state && 'failure' in state ? state.failure : null)

const told = ({ state }: Line) => (state?.kind === 'done' ? state.told : null)
const momentOrNull = (seconds: number | null | undefined) =>
  seconds === null || seconds === undefined ? null : new Date(seconds * 1000).toISOString()

const COLUMNS: readonly ExportColumn<Line>[] = [
  { name: 'tag', value: ({ operation }) => operation.tag },
  { name: 'operation', value: ({ operation }) => nameOf(operation) },
  { name: 'from', value: ({ operation }) => operation.seen?.manifest_digest ?? null },
  { name: 'to', value: ({ operation }) => ('digest' in operation ? operation.digest : null) },
  { name: 'state', value: ({ state }) => state?.kind ?? null },
  { name: 'skipped_because', value: ({ state }) => (state?.kind === 'skipped' ? state.why : null) },
  { name: 'failure', value: (line) => failure(line)?.kind ?? null },
  { name: 'status', value: (line) => failure(line)?.status ?? null },
  { name: 'server_said', value: (line) => failure(line)?.reason ?? null },
  { name: 'changed_since', value: (line) => told(line)?.overtaken ?? null },
  { name: 'expiration_wanted', value: (line) => momentOrNull(told(line)?.expiration?.wanted) },
  { name: 'expiration_got', value: (line) => momentOrNull(told(line)?.expiration?.got) },
  { name: 'signature_tags_ended', value: (line) => told(line)?.ended.join(' ') ?? null },
  { name: 'not_put_back', value: (line) => told(line)?.trouble?.reason ?? null },
  {
    name: 'settled_by_reading',
    value: ({ state }) =>
      state?.kind === 'done' ? state.told.wasLost : state?.kind === 'failed' ? state.wasLost : null,
  },
]

/** The choices of a menu that exports a plan's account, one line an operation. */
export function useAccountExport(plan: Plan, states: readonly ItemState[]) {
  return useExport(async (format) => {
    const lines = plan.operations.map((operation, index) => ({ operation, state: states[index] }))
    exportRows(fileName(plan.repository, 'plan', true), format, lines, COLUMNS)
  })
}
