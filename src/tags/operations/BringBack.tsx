import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignatureTag } from '~/operations/operation'
import { asSignature, endedSignatures, type EndedSignature } from '~/operations/signature'
import { Checkbox } from '~/ui/Checkbox'
import { Notice } from '~/ui/Notice'
import { signatureLifetimesQuery } from './signatures-query'

/** The ended signature tags of an image that is to be restored, and which of them to bring back as well. */
export type BringBack = {
  state: 'none' | 'looking' | 'unread' | 'offered'
  ended: readonly EndedSignature[]
  isWanted: (signature: EndedSignature) => boolean
  want: (tag: string, isWanted: boolean) => void
  /** Those that the operation shall bring back. */
  signatures: SignatureTag[]
}

/**
 * Looks for the signature tags that ended: they do not come back with their image by themselves (signed `restore-last`).
 * Those that went along with it are wanted back unless the person says otherwise; one that ended at another time may have
 * been deleted for a reason.
 * @param digest the image; null for none
 * @param end when it ended, in seconds; null where that is not known
 */
export function useBringBack(
  repository: string,
  digest: string | null,
  end: number | null,
  now: number,
): BringBack {
  const { data, error } = useQuery({
    ...signatureLifetimesQuery(repository, digest ?? ''),
    enabled: digest !== null,
  })
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map())
  const ended = data && digest !== null ? endedSignatures(data, end, now) : []
  const isWanted = ({ tag, isTogether }: EndedSignature) => said.get(tag) ?? isTogether
  return {
    state:
      digest === null ? 'none' : error ? 'unread' : !data ? 'looking' : ended.length > 0 ? 'offered' : 'none',
    ended,
    isWanted,
    want: (tag, wanted) => setSaid(new Map([...said, [tag, wanted]])),
    signatures: ended.filter(isWanted).map(asSignature),
  }
}

/** The choice, where there is one. */
export function BringBackChoice({ back }: { back: BringBack }) {
  const { t } = useTranslation()
  if (back.state === 'unread') return <Notice tone="warn">{t('operation.bringBackUnread')}</Notice>
  if (back.state !== 'offered') return null
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5">{t('operation.bringBack')}</legend>
      {back.ended.map((signature) => (
        <Checkbox
          key={signature.tag}
          checked={back.isWanted(signature)}
          onChange={(wanted) => back.want(signature.tag, wanted)}
          hint={signature.isTogether ? null : t('operation.endedApart')}
        >
          <span className="font-mono text-xs [overflow-wrap:anywhere]">{signature.tag}</span>
        </Checkbox>
      ))}
    </fieldset>
  )
}
