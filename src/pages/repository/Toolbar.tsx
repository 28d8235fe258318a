import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withMessages } from '~/i18n/i18n'
import { SearchField } from '~/ui/TextField'
import type { ToolsProps } from './Tools'
import { lazyPart } from '~/ui/parts'

const Tools = lazyPart(() => withMessages(import('./Tools')))
const Shortcuts = lazyPart(() => withMessages(import('./Shortcuts')))

/** The filter's text, and the menus beside it, whose code comes once there are rows. */
export function Toolbar({ loading, ...rest }: Omit<ToolsProps, 'onKeys'> & { loading: boolean }) {
  const [showsKeys, setShowsKeys] = useState(false)
  const tools = { ...rest, onKeys: () => setShowsKeys(true) }
  const { t } = useTranslation()
  const { view, onChange } = tools
  return (
    <>
      <div role="search" className="mt-3 mb-2.5 flex min-h-8 items-center gap-2 pointer-coarse:min-h-10">
        <SearchField
          label={t('tags.filter')}
          placeholder={t('tags.filter')}
          value={view.text}
          onChange={(text) => onChange({ text })}
          className="max-w-[340px] min-w-0 flex-1"
        />
        {!loading && (
          <Suspense>
            <Tools {...tools} />
          </Suspense>
        )}
      </div>
      {showsKeys && (
        <Suspense>
          <Shortcuts onClose={() => setShowsKeys(false)} />
        </Suspense>
      )}
    </>
  )
}
