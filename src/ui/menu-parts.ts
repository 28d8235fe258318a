import type { ReactNode } from 'react'
import { buttonClasses } from './Button'
import { classes } from './classes'

interface MenuChoice {
  value: string
  label: ReactNode
}

export type MenuPart =
  | {
      kind: 'choices'
      label: string
      value: string
      choices: MenuChoice[]
      onChange: (value: string) => void
    }
  | {
      /** Any of them can be on. */
      kind: 'checks'
      label: string
      checks: { value: string; label: ReactNode; isOn: boolean }[]
      onToggle: (value: string) => void
    }
  | {
      kind: 'action'
      label: ReactNode
      onSelect: () => void
      /** Why it can't be done now. */ disabled?: string | null
    }
  | { kind: 'note'; label: ReactNode }
  | {
      /** To another site, in another tab. */
      kind: 'link'
      label: ReactNode
      href: string
    }

export interface MenuProps {
  /** What the button says; `label` names it where that is an icon alone. */
  children: ReactNode
  label?: string
  /** What is in it; made when it opens, where that costs something. */
  parts: MenuPart[] | (() => MenuPart[])
  className?: string
}

export function menuButtonClasses(className: string | undefined): string {
  return classes(className ?? buttonClasses('plain'))
}
