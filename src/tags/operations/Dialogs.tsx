import type { TagEntry } from '~/api/schemas'
import { ClearDialog } from './ClearDialog'
import { DeleteDialog } from './DeleteDialog'
import { ExpireDialog } from './ExpireDialog'
import { LockDialog } from './LockDialog'
import type { Place } from './place'
import { PointDialog } from './PointDialog'
import { PullDialog } from './PullDialog'
import { PurgeDialog } from './PurgeDialog'
import { PurgeEndedDialog } from './PurgeEndedDialog'
import { RestoreDialog } from './RestoreDialog'

/** Which dialog is open, and about what. */
export type Asked =
  | { kind: 'new'; image?: string }
  | { kind: 'move'; tag: TagEntry }
  | { kind: 'restore'; tag: string; /** The one that is chosen first. */ lifetime?: TagEntry }
  | { kind: 'delete'; tag: TagEntry }
  | { kind: 'expire'; tag: TagEntry }
  | { kind: 'unexpire'; tag: TagEntry }
  | { kind: 'lock'; tag: TagEntry }
  | { kind: 'purge'; tag: TagEntry }
  | { kind: 'purge-ended'; /** One of those that go. */ lifetime: TagEntry }
  | { kind: 'pull'; tag: TagEntry }

interface DialogsProps {
  asked: Asked
  place: Place
  onClose: () => void
}

/** The dialogs of a tag: a chunk of its own, as the first rows of a list need none of it. */
export default function Dialogs({ asked, place, onClose }: DialogsProps) {
  switch (asked.kind) {
    case 'new':
      return <PointDialog place={place} tag={null} image={asked.image ?? ''} onClose={onClose} />
    case 'move':
      return <PointDialog place={place} tag={asked.tag} onClose={onClose} />
    case 'restore':
      return <RestoreDialog place={place} tag={asked.tag} first={asked.lifetime ?? null} onClose={onClose} />
    case 'delete':
      return <DeleteDialog place={place} tag={asked.tag} onClose={onClose} />
    case 'expire':
      return <ExpireDialog place={place} tag={asked.tag} onClose={onClose} />
    case 'unexpire':
      return <ClearDialog place={place} tag={asked.tag} onClose={onClose} />
    case 'lock':
      return <LockDialog place={place} tag={asked.tag} onClose={onClose} />
    case 'purge':
      return <PurgeDialog place={place} tag={asked.tag} onClose={onClose} />
    case 'purge-ended':
      return <PurgeEndedDialog place={place} lifetime={asked.lifetime} onClose={onClose} />
    case 'pull':
      return <PullDialog place={place} tag={asked.tag} onClose={onClose} />
  }
}
