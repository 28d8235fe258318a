/** Reads that begin before the page that wants them is there: it is still loading its code then. */
export type HeadStart<T> = {
  /** Begins a read under a key. */
  begin: (key: string) => void
  /** The read that was begun under this key, once; null for none. */
  take: (key: string) => Promise<T> | null
}

let underWay: Promise<unknown> = Promise.resolve()

/** Resolves when all that was begun so far was read, or failed. */
export const headStartsOver = (): Promise<unknown> => underWay

/**
 * Makes an empty one.
 * @param read what is begun; a failure of it is heard by whoever takes it
 */
export function createHeadStart<T>(read: (key: string) => Promise<T>): HeadStart<T> {
  let begun: { key: string; answer: Promise<T> } | null = null
  return {
    begin: (key) => {
      const answer = read(key)
      // Where nobody takes it there is nobody to be told.
      answer.catch(() => undefined)
      underWay = Promise.allSettled([underWay, answer])
      begun = { key, answer }
    },
    take: (key) => {
      if (begun?.key !== key) return null
      const { answer } = begun
      begun = null
      return answer
    },
  }
}
