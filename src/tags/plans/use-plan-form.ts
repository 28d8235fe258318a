import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { TagEntry } from '~/api/schemas'
import { useZone } from '~/i18n/zone'
import { momentOf } from '~/operations/moment'
import { previewOf } from '~/operations/plan/preview'
import { deployment } from '~/deployment'
import { namesLike } from '~/operations/plan/names-like'
import type { Wish, WishName } from '~/operations/plan/wish'
import type { Place } from '~/tags/operations/place'
import { actor, serverNow } from '~/tags/operations/run'
import { knownTags } from '~/tags/operations/use-known'
import { useNow } from '~/tags/use-now'
import { planId } from './follow-up-plan'
import { planKeeper } from './keeper'
import { MOST, useTyped } from './use-typed'

/** A plan that is being made: what is wanted of which tags, what that would do, and the last step. */
export function usePlanForm(
  place: Place,
  name: WishName,
  chosen: readonly TagEntry[],
  origin: 'selection' | 'rule',
) {
  const client = useQueryClient()
  const now = useNow()
  const { timeZone } = useZone()
  // What was chosen is what was seen then: what others do meanwhile is found out tag by tag.
  const [tags] = useState(chosen)
  const [at] = useState(now)
  const [isProtected] = useState(() => namesLike(deployment().protectedNames))
  const [known] = useState(() => knownTags(client, place.repository, now))
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [momentText, setMomentText] = useState('')
  const [failure, setFailure] = useState<Error | null>(null)
  const [isBusy, setBusy] = useState(false)
  const moment = momentOf(momentText, now, timeZone)
  const expiration = moment.kind === 'moment' ? moment.at : null
  const lacksMoment = name === 'expire' && expiration === null
  const preview = useMemo(() => {
    const { repository, powers, window } = place
    const wish = wishOf(name, expiration, window)
    const around = { repository, known, out, isProtected, powers, now: at }
    // Until it is clear when, nothing is said of what that would do.
    return previewOf(wish ?? { kind: 'expire', expiration: null }, wish ? tags : [], around)
  }, [name, expiration, place, known, out, isProtected, at, tags])
  const { changes } = preview.totals
  const only = preview.rows.find(({ operation }) => operation !== null)
  const asks = name === 'purge' || changes > MOST || (name !== 'lock' && preview.totals.protected > 0)
  const wanted = changes === 1 && only ? { name: only.tag.name } : { count: changes }
  const typed = useTyped(asks && changes > 0 ? wanted : null)

  async function begin(onDone: () => void): Promise<void> {
    if (isBusy) return
    setBusy(true)
    try {
      await planKeeper.begin(client, {
        id: planId(),
        repository: place.repository,
        name,
        origin,
        by: actor(),
        at: serverNow(),
        window: place.window,
        from: null,
        operations: preview.rows.flatMap(({ operation }) => operation ?? []),
      })
      onDone()
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
      setBusy(false)
    }
  }

  return {
    preview,
    out,
    takeOut: (tag: string) => setOut(new Set([...out, tag])),
    putBack: () => setOut(new Set()),
    typed,
    /** It is being kept: it begins as soon as it is. */
    isBusy,
    moment: { text: momentText, set: setMomentText, value: moment, isLacking: lacksMoment, now, timeZone },
    failure,
    begin,
  }
}

/** What a person wants; null while it is not clear when. */
function wishOf(name: WishName, expiration: number | null, window: number | null): Wish | null {
  switch (name) {
    case 'delete':
      return { kind: 'delete' }
    case 'expire':
      return expiration === null ? null : { kind: 'expire', expiration }
    case 'unexpire':
      return { kind: 'expire', expiration: null }
    case 'lock':
    case 'unlock':
      return { kind: 'lock', immutable: name === 'lock' }
    case 'purge':
      return { kind: 'purge', window }
  }
}
