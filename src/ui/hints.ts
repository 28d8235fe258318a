/** How long a pointer rests on a thing, in milliseconds, before its hint comes; and how long it may be off it. */
const RESTS = 300
const LEAVES = 150

const HINTED = '[data-hint]'
const TOOLTIP = '[role="tooltip"]'

const closest = (target: EventTarget | null, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null

/** What a hint says of an element: as it has the focus, or as it is pointed to. */
export function hintOf({ dataset }: HTMLElement): string {
  return dataset['focusHint'] ?? dataset['hint'] ?? ''
}

/**
 * Watches the whole page for what a person points to, focuses by keyboard or taps; gives a function that ends it.
 * @param show called with what is to be explained; null for nothing
 */
export function watchHints(show: (anchor: HTMLElement | null) => void): () => void {
  let shown: HTMLElement | null = null
  let coming: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function become(next: HTMLElement | null): void {
    clearTimeout(timer)
    coming = next
    if (next === shown) return
    shown = next
    show(next)
  }

  function soon(next: HTMLElement | null): void {
    if (next === coming) return
    clearTimeout(timer)
    coming = next
    timer = setTimeout(() => become(next), next === null ? LEAVES : RESTS)
  }

  const listeners = {
    pointerover: ({ target, pointerType }: PointerEvent) => {
      // A finger rests on nothing; and who points to the hint itself is reading it.
      if (pointerType === 'touch' || closest(target, TOOLTIP)) return soon(shown)
      soon(closest(target, HINTED) ?? focused())
    },
    focusin: () => become(focused()),
    focusout: () => become(null),
    click: ({ target }: MouseEvent) => become(closest(target, HINTED)),
    keydown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || shown === null) return
      // It closes the hint, not the dialog around it.
      event.stopPropagation()
      become(null)
    },
  }
  const { pointerover, focusin, focusout, click, keydown } = listeners
  const { signal, abort } = closing()
  document.addEventListener('pointerover', pointerover, { signal })
  document.addEventListener('focusin', focusin, { signal })
  document.addEventListener('focusout', focusout, { signal })
  document.addEventListener('click', click, { signal })
  document.addEventListener('keydown', keydown, { signal, capture: true })
  return () => {
    clearTimeout(timer)
    abort()
  }
}

function closing(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

/** What has the keyboard's focus, if it has a hint. */
function focused(): HTMLElement | null {
  const element = closest(document.activeElement, ':focus-visible')
  return element !== null && hintOf(element) !== '' ? element : null
}
