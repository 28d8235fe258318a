import { useId, type ComponentProps } from 'react'
import { classes } from './classes'

type Look = 'plain' | 'primary' | 'danger' | 'ghost'
type Size = 'normal' | 'small'

const base =
  'inline-flex items-center justify-center gap-1.5 rounded-[7px] border font-[540] whitespace-nowrap no-underline ' +
  'transition-colors disabled:opacity-55 aria-disabled:opacity-55'
const looks: Record<Look, string> = {
  plain: 'border-line-strong bg-raised text-ink enabled:hover:bg-sunken',
  primary: 'border-transparent bg-accent text-on-accent enabled:hover:brightness-110',
  danger: 'border-transparent bg-danger text-on-danger enabled:hover:brightness-110',
  ghost: 'border-transparent bg-transparent text-muted enabled:hover:bg-sunken enabled:hover:text-ink',
}
const sizes: Record<Size, string> = {
  normal: 'min-h-8 px-3 text-base pointer-coarse:min-h-10',
  small: 'min-h-6.5 px-2.5 text-sm pointer-coarse:min-h-9',
}

/** The classes of a button, for links that look like one. */
export function buttonClasses(look: Look = 'plain', size: Size = 'normal'): string {
  return classes(base, looks[look], sizes[size])
}

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look
  size?: Size
  /** Why it can’t be pressed now: it stays where it is, and says so. */
  why?: string | null
}

export function Button({ look, size, why = null, className, type = 'button', ...rest }: ButtonProps) {
  const id = useId()
  const looks = { type, className: classes(buttonClasses(look, size), className) }
  if (why === null) return <button {...looks} {...rest} />
  // Where the page says it already, it need not stand there twice.
  const { 'aria-describedby': said = id } = rest
  return (
    <>
      <button
        {...looks}
        {...rest}
        aria-disabled
        aria-describedby={said}
        data-hint={why}
        onClick={undefined}
      />
      {said === id && (
        <span id={id} hidden>
          {why}
        </span>
      )}
    </>
  )
}
