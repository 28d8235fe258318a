import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

const ID = 'dock'

/** The foot of the screen, where what floats above the page stands one above the other, so that nothing hides another. Once a page. */
export function Dock({ children }: { children: ReactNode }) {
  return (
    <div
      id={ID}
      className="pointer-events-none fixed inset-x-5 bottom-4 z-30 flex flex-col items-end gap-2 compact:inset-x-3.5 compact:bottom-3.5"
    >
      {children}
    </div>
  )
}

/** Something of the page that stands in the dock, below all else there. */
export function Docked({ children }: { children: ReactNode }) {
  const dock = document.getElementById(ID)
  return dock && createPortal(children, dock)
}
