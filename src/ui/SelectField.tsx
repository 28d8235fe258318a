import { useId, type ReactNode } from 'react'

interface SelectFieldProps<T extends string> {
  label: ReactNode
  value: T
  choices: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

/** A labelled choice of one of a few, by the platform's own list. */
export function SelectField<T extends string>({ label, value, choices, onChange }: SelectFieldProps<T>) {
  const id = useId()
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="font-[540]">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
          if (chosen) onChange(chosen.value)
        }}
        className="h-8 w-full min-w-0 rounded-[7px] border border-line-strong bg-surface px-2 text-ink focus:outline-2 focus:outline-offset-1 focus:outline-focus pointer-coarse:h-10"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}
