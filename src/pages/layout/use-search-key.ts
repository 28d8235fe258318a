import { useEffect } from 'react'

const TYPING = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu]'

function focusSearch(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.target instanceof Element && event.target.closest(TYPING)) return
  const field = document.querySelector<HTMLInputElement>('[data-search-field]')
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
}

/** "/" goes to the page's filter, unless the person is typing. */
export function useSearchKey(): void {
  useEffect(() => {
    document.addEventListener('keydown', focusSearch)
    return () => document.removeEventListener('keydown', focusSearch)
  }, [])
}
