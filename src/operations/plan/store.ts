import { database, DURABLE } from '../database'
import { type ItemState, type Plan, WAITING } from './plan'

/** A plan without its operations: how many these are, and whether nothing of it is left to be done or found out. */
export type PlanHead = Omit<Plan, 'operations'> & { count: number; isOver: boolean }

/** What is kept of plans in this browser, for all its tabs. No secret is in it. */
export type PlanStore = {
  /** Keeps a new plan: all of its operations are waiting. */
  add: (plan: Plan) => Promise<void>
  /** Keeps what became of one operation, by its place in the plan. */
  note: (plan: string, index: number, state: ItemState) => Promise<void>
  /** Keeps whether nothing of it is left to be done or found out, or it was stopped. */
  over: (plan: string, isOver: boolean) => Promise<void>
  /** All plans, the newest first. */
  heads: () => Promise<PlanHead[]>
  /** A plan and where each of its operations stands; null where it is not kept any more. */
  load: (plan: string) => Promise<{ plan: Plan; states: ItemState[] } | null>
  remove: (plan: string) => Promise<void>
  clear: () => Promise<void>
}

const itemsOf = (plan: string) => IDBKeyRange.bound([plan, 0], [plan, Number.MAX_SAFE_INTEGER])

/** Opens what is kept; everything it gives throws where the browser keeps nothing (`Error`, with the browser's words). */
export function createPlanStore(): PlanStore {
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
    over: async (id, isOver) => {
      const transaction = (await database()).transaction('plans', 'readwrite')
      const head = await transaction.store.get(id)
      if (head) await transaction.store.put({ ...head, isOver })
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
