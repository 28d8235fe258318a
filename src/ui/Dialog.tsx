import { Dialog as Base } from '@base-ui/react/dialog'
import { use, useRef, type ReactNode } from 'react'
import { DialogNotices } from './dialog-notices'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Stays in view below the content: the buttons. */
  footer?: ReactNode
}

/** A dialog; on narrow screens a sheet from below. Focus stays in it and goes back to where it was. */
export default function Dialog({ open, onClose, title, children, footer }: DialogProps) {
  const notices = use(DialogNotices)
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[#0a141a73]" />
        <Base.Popup
          ref={popup}
          // The first field, unless another element asks for the focus: the safe button of a destructive dialog.
          initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-first-focus]') ?? true}
          className="fixed z-50 flex max-h-[min(92dvh,760px)] w-full flex-col overflow-hidden border border-line bg-raised shadow-raised compact:inset-x-0 compact:bottom-0 compact:rounded-t-[14px] wide:top-1/2 wide:left-1/2 wide:w-[620px] wide:-translate-1/2 wide:rounded-[14px]"
        >
          <Base.Title className="px-5.5 pt-4.5 pb-1 text-xl font-semibold [overflow-wrap:anywhere] compact:px-4">
            {title}
          </Base.Title>
          <div className="grid min-h-0 gap-3.5 overflow-y-auto px-5.5 pt-3 pb-4.5 compact:px-4">
            {notices}
            {children}
          </div>
          {footer && (
            <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-page px-5.5 py-3 compact:px-4">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
