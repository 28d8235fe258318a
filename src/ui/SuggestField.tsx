import { Autocomplete } from '@base-ui/react/autocomplete'
import { useId, useState, type ReactNode } from 'react'

interface SuggestFieldProps {
  label: string
  hint?: ReactNode
  /** Said under the field in the course of typing. */
  status?: ReactNode
  invalid?: boolean
  value: string
  onChange: (value: string) => void
  /** What is offered; narrowed by what is typed. */
  suggestions: readonly string[]
  /** How a suggestion looks. */
  show: (suggestion: string) => ReactNode
}

const SHOWN = 50

/** A text field that offers what it knows; anything else can be typed too. */
export function SuggestField(props: SuggestFieldProps) {
  const { label, hint, status, invalid = false, value, onChange, suggestions, show } = props
  const id = useId()
  const [wanted, setWanted] = useState(false)
  const offered = suggestions.filter((suggestion) => suggestion.toLowerCase().includes(value.toLowerCase()))
  // While a list is open, screen readers are shown nothing else; one that offers nothing must not shut them in.
  const open = wanted && offered.some((suggestion) => suggestion !== value)
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="font-[540]">
        {label}
      </label>
      <Autocomplete.Root
        items={suggestions}
        filteredItems={offered}
        open={open}
        onOpenChange={setWanted}
        value={value}
        limit={SHOWN}
        // Escape closes what is open; it takes away nothing that was typed.
        onValueChange={(next, { reason }) => reason !== 'escape-key' && onChange(next)}
      >
        <Autocomplete.Input
          id={id}
          // While suggestions are open, the label is hidden from screen readers with all the rest.
          aria-label={label}
          aria-invalid={invalid || undefined}
          aria-describedby={`${id}-hint ${id}-status`}
          autoCapitalize="none"
          spellCheck={false}
          className="h-8 w-full rounded-[7px] border border-line-strong bg-surface px-2.5 text-ink focus:outline-2 focus:outline-offset-1 focus:outline-focus aria-invalid:border-danger pointer-coarse:h-10"
        />
        <Autocomplete.Portal>
          <Autocomplete.Positioner sideOffset={4} className="z-60">
            <Autocomplete.Popup className="w-(--anchor-width) overflow-hidden rounded-[10px] border border-line-strong bg-raised shadow-raised data-empty:hidden">
              <Autocomplete.List className="max-h-[min(16rem,var(--available-height))] overflow-y-auto p-1">
                {(suggestion: string) => (
                  <Autocomplete.Item
                    key={suggestion}
                    value={suggestion}
                    className="flex min-h-8 cursor-default items-center justify-between gap-3 rounded-md px-2.5 outline-none select-none data-highlighted:bg-sunken pointer-coarse:min-h-10"
                  >
                    {show(suggestion)}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <div id={`${id}-status`} role="status" className="text-sm">
        {status}
      </div>
    </div>
  )
}
