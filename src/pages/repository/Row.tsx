import { memo, startTransition, useEffect, useState } from 'react'
import type { Pace } from './pace'
import { PassingRow } from './PassingRow'
import { TagRow, type TagRowProps } from './TagRow'

/** A tag's row, drawn anew only when something of it changes. */
export const Row = memo(function Row({ pace, ...row }: TagRowProps & { pace: Pace }) {
  const isRead = useIsRead(pace)
  // The keyboard needs what is in the row that it comes to.
  return isRead || row.isActive ? <TagRow {...row} /> : <PassingRow {...row} />
})

/** Whether a row is more than passing: one that comes while the page is scrolled fast is, until that is over. */
function useIsRead(pace: Pace): boolean {
  const [isRead, setRead] = useState(() => !pace.isFast())
  useEffect(
    () => (isRead ? undefined : pace.onRest(() => startTransition(() => setRead(true)))),
    [isRead, pace],
  )
  return isRead
}
