import { useId, type ComponentProps, type ReactNode } from 'react'
import { classes } from './classes'
import { useTypedText } from './use-typed-text'

const box =
  'h-8 w-full rounded-[7px] border border-line-strong bg-surface px-2.5 text-ink placeholder:text-faint ' +
  'pointer-coarse:h-10 focus:outline-2 focus:outline-offset-1 focus:outline-focus aria-invalid:border-danger'

interface TextFieldProps extends ComponentProps<'input'> {
  label: ReactNode
  /** Said under the field: what is expected here. */
  hint?: ReactNode
  /** Said under the field when what was typed can't be taken, with the reason and the way out. */
  error?: ReactNode
}

/** A labelled field whose hint and error are read with it. */
export function TextField({ label, hint, error, className, ...input }: TextFieldProps) {
  const id = useId()
  const said = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={classes('grid gap-1.5', className)}>
      <label htmlFor={id} className="font-[540]">
        {label}
      </label>
      <input
        id={id}
        className={box}
        aria-invalid={error ? true : undefined}
        aria-describedby={said || undefined}
        {...input}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  label: string
  value: string
  onChange: (text: string) => void
}

/** A filter: its label is for screen readers, the placeholder for the rest; "/" in the page focuses it. */
export function SearchField({ label, value, onChange, className, ...input }: SearchFieldProps) {
  const [typed, type] = useTypedText(value, onChange)
  return (
    <input
      type="search"
      aria-label={label}
      data-search-field=""
      aria-keyshortcuts="/"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      className={classes(box, className)}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      {...input}
    />
  )
}
