import { useTranslation } from 'react-i18next'
import { hides } from '~/deployment'
import { curlOf } from '~/operations/curl'
import type { LabelOperation } from '~/operations/labels/label'
import type { Operation } from '~/operations/operation'
import { CopyButton } from '~/ui/CopyButton'

/** The operation as commands, ready to copy; the token stands in a variable. */
export function Curl({ operation, quay }: { operation: Operation | LabelOperation; quay: string }) {
  const { t } = useTranslation()
  if (hides('curl')) return null
  const text = curlOf(operation, quay)
  return (
    <details className="min-w-0 text-sm">
      <summary className="w-fit rounded text-muted hover:text-ink">{t('operation.curl')}</summary>
      <Code text={text} label={t('operation.copyCurl')} />
    </details>
  )
}

/** A command in full, with a button that copies it. */
export function Code({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation()
  return (
    <div className="relative mt-1.5 min-w-0 rounded-[9px] border border-line bg-sunken">
      <pre
        tabIndex={0}
        aria-label={label}
        className="mr-9 overflow-x-auto rounded-[9px] py-2 pl-3 font-mono text-[0.71875rem] leading-normal text-muted"
      >
        {text}
      </pre>
      <CopyButton
        text={text}
        label={label}
        copied={t('tags.copied')}
        refused={t('tags.copyRefused')}
        className="absolute! top-1 right-1 rounded bg-sunken"
      />
    </div>
  )
}
