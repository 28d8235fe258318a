import { useEffect, useRef, useState } from 'react'

/**
 * What is being typed, ahead of where it is kept: a URL takes it a moment later, and a field that waited for it would
 * lose letters of fast typists and break up what an input method composes. A value from elsewhere (the back button, a
 * cleared filter) replaces what was typed.
 */
export function useTypedText(
  kept: string,
  keep: (text: string) => void,
): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(kept)
  const onTheirWay = useRef<string[]>([])

  useEffect(() => {
    const sent = onTheirWay.current
    const at = kept === sent.at(-1) ? sent.length - 1 : sent.indexOf(kept)
    onTheirWay.current = at < 0 ? [] : sent.slice(at + 1)
    if (at < 0) setTyped(kept)
  }, [kept])

  function type(text: string) {
    setTyped(text)
    onTheirWay.current.push(text)
    keep(text)
  }
  return [typed, type]
}
