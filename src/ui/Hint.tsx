import type { ReactNode } from 'react'

interface HintProps {
  /** What is said of it when it is pointed to, focused or tapped. */
  text: string
  /** It takes the keyboard's focus itself; not so in rows whose links do, and tell the same (`focusHint`). */
  focusable?: boolean
  className?: string
  children: ReactNode
}

/**
 * Text of which there is more to say. It costs an attribute alone, no listener and no state: one layer (HintLayer) shows
 * the hints of the whole page, so that a list of thousands may have them.
 */
export function Hint({ text, focusable = false, className, children }: HintProps) {
  const shared = { 'data-hint': text, className }
  if (!focusable) return <span {...shared}>{children}</span>
  return (
    <button type="button" {...shared}>
      {children}
    </button>
  )
}

/** For a control that tells more once it has the keyboard's focus, and not when it is pointed to. */
export function focusHint(text: string): { 'data-focus-hint': string } {
  return { 'data-focus-hint': text }
}
