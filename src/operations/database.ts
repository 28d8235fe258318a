import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { KeptActivity } from './activity-store'
import type { Operation } from './operation'
import type { ItemState } from './plan/plan'
import type { PlanHead } from './plan/store'

/** What is kept in this browser, for all its tabs. No secret is in it. */
export interface Kept extends DBSchema {
  plans: { key: string; value: PlanHead }
  items: {
    key: [string, number]
    value: { plan: string; index: number; operation: Operation; state: ItemState }
  }
  activity: { key: [string, number]; value: KeptActivity }
}

const NAME = 'tidemark'
const VERSION = 1

let opened: Promise<IDBPDatabase<Kept>> | null = null

/**
 * Opens what is kept.
 * @throws Error where the browser keeps nothing, in the browser's words
 */
export async function database(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>(NAME, VERSION, {
    upgrade: (db) => {
      db.createObjectStore('plans', { keyPath: 'id' })
      db.createObjectStore('items', { keyPath: ['plan', 'index'] })
      db.createObjectStore('activity', { keyPath: ['by', 'id'] })
    },
    // Another tab has a newer console: it shall not wait for this one.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
      opened = null
    },
    terminated: () => {
      opened = null
    },
  })
  try {
    return await opened
  } catch (error) {
    opened = null
    throw error
  }
}

/** What was noted shall be there after a crash, not only in the system's memory. */
export const DURABLE = { durability: 'strict' } as const
