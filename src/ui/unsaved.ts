// What a reload of the page would lose.

const checks = new Set<() => boolean>()

/** Tells of something that is kept in memory alone; `isThere` is asked before the page is reloaded by itself. */
export function keepsInMemory(isThere: () => boolean): void {
  checks.add(isThere)
}

const TYPED = 'input:not([type=checkbox], [type=radio], [data-search-field]), textarea'

/** Filters are in the URL; everything else that somebody typed is in its field alone. */
function isAnythingTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)
  return [...fields].some(({ value }) => value !== '')
}

/** Whether somebody is in the middle of something that a reload would end. */
export function isAnythingUnsaved(): boolean {
  const isAsked = document.querySelector('[role=dialog], [role=alertdialog]') !== null
  return isAsked || isAnythingTyped() || [...checks].some((isThere) => isThere())
}
