import { useState } from 'react'
import { personOf } from '~/api/person'
import { useSession } from '~/api/use-session'
import type { Asked } from './Dialogs'

/** Which dialog is open: as long as the person who opened it is the one who acts. */
export function useAsked(): [Asked | null, (asked: Asked | null) => void] {
  const who = personOf(useSession())
  const [open, setOpen] = useState<{ asked: Asked; who: string } | null>(null)
  return [open?.who === who ? open.asked : null, (asked) => setOpen(asked && { asked, who })]
}
