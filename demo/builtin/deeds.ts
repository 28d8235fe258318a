import type { Role, WorldLabel } from '../world/types'
import type { Actor } from './accounts'
import type { Image } from './images'

type Deed =
  | { does: 'found' }
  | { does: 'permit'; user: string; role: Role }
  | { does: 'push'; tag: string; image: Image }
  | { does: 'put'; tag: string; image: Image }
  | { does: 'restore'; tag: string; image: Image }
  | { does: 'delete'; tag: string }
  /** Purges the ended lifetimes of the tag on that image. */
  | { does: 'purge'; tag: string; image: Image }
  | { does: 'expire'; tag: string; end: number | null }
  | { does: 'lock'; tag: string; locked: boolean }
  | { does: 'label'; image: Image; label: WorldLabel }
  | { does: 'pull'; tag: string }

export type Happening = Deed & { at: number; by: Actor }

export interface Place {
  namespace: string
  name: string
  now: number
  window: number
}
