import { useTranslation } from 'react-i18next'
import type { Layer } from '~/api/manifest'
import { useFormat } from '~/i18n/FormatProvider'
import { Panel } from './Panel'

/** Of what an image is made: each layer's command and size. */
export function Layers({ layers }: { layers: readonly Layer[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Panel title={t('tagPage.layers', { count: layers.length })}>
      <ol className="grid gap-1.5 text-sm">
        {layers.map((layer, index) => (
          <li key={index} className="grid grid-cols-[minmax(0,1fr)_auto] gap-3">
            <code className="font-mono text-xs [overflow-wrap:anywhere]">
              {layer.command?.join(' ') || layer.blob_digest || t('tagPage.layer')}
            </code>
            <span className="num text-muted">
              {layer.compressed_size !== null && format.bytes(layer.compressed_size)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
