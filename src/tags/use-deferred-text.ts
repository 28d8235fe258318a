import { useEffect, useState } from 'react'

const PAUSE_MS = 250

/** The text once the person pauses typing: a request a letter would be one too many. An emptied one counts at once. */
export function useDeferredText(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return text === '' ? '' : settled
}
