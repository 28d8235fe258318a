const held = new Map<string, Promise<boolean>>()

/**
 * Takes a name for this tab alone, until it goes; a name that this tab has is had. Browsers lock names over https and on
 * this machine alone: elsewhere nothing can be promised of other tabs.
 * @returns whether this tab has it
 */
export function hold(name: string): Promise<boolean> {
  const known = held.get(name)
  if (known) return known
  const taken = new Promise<boolean>((resolve) => {
    if (!('locks' in navigator)) return resolve(true)
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock === null ? undefined : new Promise<void>(() => {})
    })
  })
  held.set(name, taken)
  void taken.then((isOurs) => isOurs || held.delete(name))
  return taken
}

/** Whether another tab has a name now, as far as the browser tells. */
export async function isHeldElsewhere(name: string): Promise<boolean> {
  if (held.has(name) || !('locks' in navigator)) return false
  const { held: all = [] } = await navigator.locks.query()
  return all.some((lock) => lock.name === name)
}
