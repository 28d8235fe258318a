import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { type ItemState, type Plan, WAITING } from './plan'

/** A plan without its operations: how many these are, and whether nothing of it is left to be done or found out. */
export type PlanHead = Omit<Plan, 'operations'> & { count: number; isOver: boolean }

/** What is kept of plans in this browser, for all its tabs. No secret is in it. */
export type PlanStore = {
  /** Keeps a new plan: all of its operations are waiting. */
  add: (plan: Plan) => Promise<void>
  /** Keeps what became of one operation, by its place in the plan. */
  note: (plan: string, index: number, state: ItemState) => Promise<void>
  /** Keeps that nothing of it is left to be done. */
  end: (plan: string) => Promise<void>
  /** All plans, the newest first. */
  heads: () => Promise<PlanHead[]>
  /** A plan and where each of its operations stands; null where it is not kept any more. */
  load: (plan: string) => Promise<{ plan: Plan; states: ItemState[] } | null>
  remove: (plan: string) => Promise<void>
  clear: () => Promise<void>
}

type Kept = { plan: string; index: number; operation: Plan['operations'][number]; state: ItemState }

interface Schema extends DBSchema {
  plans: { key: string; value: PlanHead }
  items: { key: [string, number]; value: Kept }
}

const NAME = 'tidemark'
const VERSION = 1

const itemsOf = (plan: string) => IDBKeyRange.bound([plan, 0], [plan, Number.MAX_SAFE_INTEGER])

/** Opens what is kept; everything it gives throws where the browser keeps nothing (`Error`, with the browser's words). */
export function createPlanStore(): PlanStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null

  async function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(NAME, VERSION, {
      upgrade: (db) => {
        db.createObjectStore('plans', { keyPath: 'id' })
        db.createObjectStore('items', { keyPath: ['plan', 'index'] })
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

  return {
    add: async ({ operations, ...head }) => {
      const transaction = (await database()).transaction(['plans', 'items'], 'readwrite', DURABLE)
      const items = transaction.objectStore('items')
      operations.forEach(
        (operation, index) => void items.put({ plan: head.id, index, operation, state: WAITING }),
      )
      await transaction.objectStore('plans').put({ ...head, count: operations.length, isOver: false })
      await transaction.done
    },
    note: async (plan, index, state) => {
      const transaction = (await database()).transaction('items', 'readwrite', DURABLE)
      const kept = await transaction.store.get([plan, index])
      if (kept === undefined) throw new Error(`${plan} is not kept any more`)
      await transaction.store.put({ ...kept, state })
      await transaction.done
    },
    end: async (id) => {
      const transaction = (await database()).transaction('plans', 'readwrite')
      const head = await transaction.store.get(id)
      if (head) await transaction.store.put({ ...head, isOver: true })
      await transaction.done
    },
    heads: async () => (await (await database()).getAll('plans')).sort((a, b) => b.at - a.at),
    load: async (id) => {
      const transaction = (await database()).transaction(['plans', 'items'])
      const head = await transaction.objectStore('plans').get(id)
      const items = await transaction.objectStore('items').getAll(itemsOf(id))
      if (head === undefined) return null
      const { count: _count, isOver: _isOver, ...plan } = head
      return {
        plan: { ...plan, operations: items.map(({ operation }) => operation) },
        states: items.map(({ state }) => state),
      }
    },
    remove: async (id) => {
      const transaction = (await database()).transaction(['plans', 'items'], 'readwrite')
      await transaction.objectStore('items').delete(itemsOf(id))
      await transaction.objectStore('plans').delete(id)
      await transaction.done
    },
    clear: async () => {
      const transaction = (await database()).transaction(['plans', 'items'], 'readwrite')
      await transaction.objectStore('items').clear()
      await transaction.objectStore('plans').clear()
      await transaction.done
    },
  }
}

/** What was noted shall be there after a crash, not only in the system's memory. */
const DURABLE = { durability: 'strict' } as const
