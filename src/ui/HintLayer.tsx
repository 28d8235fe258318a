import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { hintOf, watchHints } from './hints'

const ID = 'hint'
const MARGIN = 8
const AWAY = 6

/** Shows the hints of everything on the page (see Hint), one at a time; once a page. */
export function HintLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  useEffect(() => watchHints(setAnchor), [])
  return anchor && <Tooltip anchor={anchor} />
}

function Tooltip({ anchor }: { anchor: HTMLElement }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => box.current && put(box.current, anchor)
    place()
    // Focus scrolls into view what it goes to.
    const controller = new AbortController()
    const { signal } = controller
    window.addEventListener('scroll', place, { signal, capture: true, passive: true })
    window.addEventListener('resize', place, { signal })
    // What describes a thing by itself already need not be read twice.
    const isDescribed = anchor.hasAttribute('aria-describedby')
    if (!isDescribed) anchor.setAttribute('aria-describedby', ID)
    return () => {
      controller.abort()
      if (!isDescribed) anchor.removeAttribute('aria-describedby')
    }
  }, [anchor])
  return (
    <div
      ref={box}
      id={ID}
      role="tooltip"
      className="fixed top-0 left-0 z-60 w-max max-w-[min(26rem,calc(100vw-16px))] rounded-[7px] bg-ink px-2.5 py-1.5 text-sm text-page shadow-raised"
    >
      {hintOf(anchor)}
    </div>
  )
}

/** Above what it explains, below where there is no room, and never beyond the screen. */
function put(box: HTMLElement, anchor: HTMLElement): void {
  // Of a whole row it stands at what it tells in full.
  const at = (anchor.dataset['focusHint'] !== undefined && anchor.querySelector('[data-hint]')) || anchor
  const { left, top, bottom, width } = at.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = box
  const x = Math.max(MARGIN, Math.min(left + width / 2 - offsetWidth / 2, innerWidth - offsetWidth - MARGIN))
  const above = top - AWAY - offsetHeight
  box.style.translate = `${x}px ${above < MARGIN ? bottom + AWAY : above}px`
}
