import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { flushSync } from 'react-dom'

/** What of a row takes the focus, beside the row itself. */
const CONTROLS = 'a[href], button, input'

interface RowKeys {
  /** The row that the keyboard comes to: its place among the rows. */
  active: number
  /** The same, if it has had the focus and so has to stay laid out; null otherwise. */
  kept: number | null
  /** For the element that holds the rows. */
  handlers: {
    onKeyDown: (event: KeyboardEvent) => void
    onFocus: (event: FocusEvent) => void
    onBlur: (event: FocusEvent) => void
  }
}

interface Choices {
  perScreen: () => number
  /** Takes a row into the selection or out; with `range`, all from the one before. */
  onSelect: (tag: string, range: boolean) => void
  /** Takes rows into the selection. */
  onAdd: (rows: readonly { name: string }[]) => void
}

/**
 * Moves the focus among rows by arrows, pages, Home and End. To the Tab key the rows are one stop: the active row, and what
 * is in it. The active row is known by its name, so that it stays the same when rows are sorted or arrive.
 */
export function useRowKeys(
  holder: RefObject<HTMLElement | null>,
  rows: readonly { name: string }[],
  { perScreen, onSelect, onAdd }: Choices,
): RowKeys {
  const [name, setName] = useState<string | null>(null)
  const found = name === null ? -1 : rows.findIndex((row) => row.name === name)
  const active = Math.max(0, found)
  const focused = useRef<{ index: number; cell: number } | null>(null)
  useOneStop(holder, active)

  /** Puts the focus on a row, or on what is in one of its cells. */
  function go(index: number, cell: number): void {
    const row = rows[index]
    if (row === undefined) return
    flushSync(() => setName(row.name))
    const element = rowAt(holder.current, index)
    const control = cell < 0 ? null : element?.children[cell]?.querySelector<HTMLElement>(CONTROLS)
    const target = control ?? element
    target?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }

  // A row that moves among others, or goes, would lose the focus with its place in the document.
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return
    const { index, cell } = focused.current
    const element = rowAt(holder.current, found === -1 ? Math.min(index, rows.length - 1) : found)
    const control = cell < 0 ? null : element?.children[cell]?.querySelector<HTMLElement>(CONTROLS)
    // A menu that has just opened is about to take the focus itself.
    if (control?.getAttribute('aria-expanded') === 'true') return
    const target = control ?? element
    target?.focus({ preventScroll: true })
  }, [holder, rows, found])

  function onKeyDown(event: KeyboardEvent): void {
    const at = placeOf(holder.current, event.target)
    if (at === null || event.defaultPrevented || event.altKey) return
    const { element, control, index, cell } = at
    const opensMenu = control?.getAttribute('aria-haspopup') === 'menu'
    const next = opensMenu
      ? undefined
      : nextIndex(event, index, { last: rows.length - 1, page: perScreen() - 1 })
    if (next !== undefined) {
      event.preventDefault()
      if (event.shiftKey) onAdd([rows[index], rows[next]].filter((row) => row !== undefined))
      go(next, cell)
      return
    }
    if (sideways(event.key, element, control)) event.preventDefault()
    if (control !== null) return
    const row = rows[index]
    if (event.key === ' ' && row) {
      event.preventDefault()
      onSelect(row.name, event.shiftKey)
    } else if (event.key === 'Enter') element.querySelector('a')?.click()
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onAdd(rows)
    }
  }

  return {
    active,
    kept: found === -1 ? null : found,
    handlers: {
      onKeyDown,
      onFocus: ({ target }) => {
        const at = placeOf(holder.current, target)
        if (at === null) return
        focused.current = at
        setName(rows[at.index]?.name ?? null)
      },
      onBlur: ({ relatedTarget }) => {
        if (relatedTarget !== null) focused.current = placeOf(holder.current, relatedTarget)
      },
    },
  }
}

const rowAt = (holder: HTMLElement | null, index: number) =>
  holder?.querySelector<HTMLElement>(`:scope > [aria-rowindex="${index + 2}"]`) ?? null

/** Where in the rows something is; null where it is not: also of a menu, which stands elsewhere in the document. */
function placeOf(holder: HTMLElement | null, target: EventTarget | null) {
  if (!(target instanceof HTMLElement) || holder === null || !holder.contains(target)) return null
  const element = target.closest<HTMLElement>('[aria-rowindex]')
  if (element === null) return null
  const cell = [...element.children].findIndex((one) => one.contains(target))
  const control = target === element ? null : target
  return { element, control, index: Number(element.getAttribute('aria-rowindex')) - 2, cell }
}

function nextIndex(
  { key }: KeyboardEvent,
  index: number,
  { last, page }: { last: number; page: number },
): number | undefined {
  const next = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: last,
  }[key]
  return next === undefined ? undefined : Math.max(0, Math.min(last, next))
}

/** Goes from the row to what is in it, from one thing there to the next, and back to the row. */
function sideways(key: string, row: HTMLElement, control: HTMLElement | null): boolean {
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return false
  const stops = [row, ...row.querySelectorAll<HTMLElement>(CONTROLS)]
  const at = control === null ? 0 : stops.indexOf(control)
  const next = stops[key === 'ArrowRight' ? at + 1 : at - 1]
  next?.focus({ preventScroll: true })
  return next !== undefined
}

/**
 * Leaves what is in all rows but the active one out of the order of the Tab key. It is told just before the focus moves:
 * so drawing rows costs nothing for it, and what comes into a row later is meant too.
 */
function useOneStop(holder: RefObject<HTMLElement | null>, active: number): void {
  useEffect(() => {
    function arrange(event: globalThis.KeyboardEvent): void {
      if (event.key !== 'Tab') return
      const here = rowAt(holder.current, active)
      for (const control of holder.current?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])
        control.tabIndex = here?.contains(control) ? 0 : -1
    }
    document.addEventListener('keydown', arrange, { capture: true })
    return () => document.removeEventListener('keydown', arrange, { capture: true })
  }, [holder, active])
}
