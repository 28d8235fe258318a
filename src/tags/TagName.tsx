import { useTexts } from '~/i18n/FormatProvider'
import { partsOf } from './name-marks'

/** A tag's name, which may be anybody's text: it turns nothing around it, and what would deceive stands there as a mark. */
export function TagName({ name }: { name: string }) {
  const t = useTexts()
  return (
    <bdi>
      {partsOf(name).map(({ kind, text }, index) =>
        kind === 'text' ? (
          text
        ) : (
          <span key={index} className="font-mono text-[0.85em] text-warn">
            <span aria-hidden="true">{`⟨${text}⟩`}</span>
            <span className="sr-only">
              {kind === 'hidden'
                ? t('tagName.hidden', { character: text })
                : t('tagName.lookalike', { character: text })}
            </span>
          </span>
        ),
      )}
    </bdi>
  )
}
