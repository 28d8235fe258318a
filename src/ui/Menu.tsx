import { Suspense, useState } from 'react'
import { menuButtonClasses, type MenuProps } from './menu-parts'
import { lazyPart } from './parts'

const MenuPopup = lazyPart(() => import('./MenuPopup'))

/**
 * A button that opens a menu. The menu's code is loaded when a person reaches for it: the first rows of a list
 * should not wait for it.
 */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false)
  const plain = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={props.label}
      className={menuButtonClasses(props.className)}
      onClick={() => setWanted(true)}
      onPointerEnter={() => void import('./MenuPopup')}
      onFocus={() => void import('./MenuPopup')}
    >
      {props.children}
    </button>
  )
  if (!wanted) return plain
  return (
    <Suspense fallback={plain}>
      <MenuPopup {...props} />
    </Suspense>
  )
}
