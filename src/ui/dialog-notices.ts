import { createContext, type ReactNode } from 'react'

/** What concerns the whole console and has to be seen in a dialog, too, as nothing outside of it can be reached. */
export const DialogNotices = createContext<ReactNode>(null)
