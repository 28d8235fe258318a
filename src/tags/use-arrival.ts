import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'

/** The page whose heading was shown last; null before the first one of a visit, which begins where the browser does. */
let last: string | null = null

/**
 * Gives a page's heading the focus when a person comes there, also when its code took a while to come; a change of the
 * query alone leaves the focus where it is.
 */
export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const { pathname } = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (last !== null && last !== pathname) heading.current?.focus({ preventScroll: true })
    last = pathname
  }, [pathname])
  return heading
}
