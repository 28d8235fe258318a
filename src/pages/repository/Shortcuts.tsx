import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/Button'

/** Keys, and the message that tells what each does. */
const KEYS = [
  ['/', 'keys.filter'],
  ['r', 'keys.readAnew'],
  ['?', 'keys.help'],
  ['↑ ↓', 'keys.rows'],
  ['Page ↑ ↓', 'keys.pages'],
  ['Home End', 'keys.ends'],
  ['← →', 'keys.within'],
  ['Enter', 'keys.open'],
  ['Space', 'keys.select'],
  ['Shift + Space', 'keys.range'],
  ['Shift + ↑ ↓', 'keys.extend'],
  ['Ctrl + A', 'keys.all'],
] as const

/** What the keyboard does on this page. */
export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <section
      aria-labelledby="keys-title"
      className="mb-3 rounded-[10px] border border-line bg-surface px-3.5 py-3"
    >
      <div className="mb-2 flex items-center justify-between">
        <h2 id="keys-title" className="font-semibold">
          {t('keys.title')}
        </h2>
        <Button ref={(button) => button?.focus()} size="small" onClick={onClose}>
          {t('keys.close')}
        </Button>
      </div>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-x-6 gap-y-2">
        {KEYS.map(([key, what]) => (
          <div key={key} className="flex items-baseline gap-2.5">
            <dt>
              <kbd className="rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-mono text-xs">
                {key}
              </kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
