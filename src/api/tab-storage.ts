/** The part of the browser's storage that is used here. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** This tab's storage, or, where the browser forbids it, one that is forgotten with the page. */
export function tabStorage(): TabStorage {
  try {
    return globalThis.sessionStorage ?? memoryStorage()
  } catch {
    return memoryStorage()
  }
}

/** A storage that lives as long as what holds it. */
export function memoryStorage(): TabStorage {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}
