import { Menu as Base } from '@base-ui/react/menu'
import { classes } from './classes'
import { Icon } from './icons'
import { menuButtonClasses, type MenuPart, type MenuProps } from './menu-parts'

const item =
  'flex min-h-8 cursor-default items-center gap-2 rounded-md px-2.5 outline-none select-none pointer-coarse:min-h-10 ' +
  'data-highlighted:bg-sunken data-disabled:text-muted'

/** The part of Menu that comes later: it opens as soon as it is there. */
export default function MenuPopup({ children, label, parts, className }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger aria-label={label} className={menuButtonClasses(className)}>
        {children}
      </Base.Trigger>
      {/* Who jumps from landmark to landmark would miss what stands outside of all of them. */}
      <Base.Portal container={document.querySelector('main')}>
        <Base.Positioner sideOffset={6} align="end" className="z-30">
          {/* A long one scrolls, which keyboards must reach also where nothing in it can be done. */}
          <Base.Popup
            tabIndex={0}
            className="max-h-(--available-height) min-w-48 max-w-80 overflow-y-auto rounded-[10px] border border-line-strong bg-raised p-1 shadow-raised"
          >
            <Parts parts={parts} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Made only while the menu is open. */
function Parts({ parts }: Pick<MenuProps, 'parts'>) {
  const made = typeof parts === 'function' ? parts() : parts
  return made.map((part, index) => (
    <Part key={index} part={part} first={index === 0} isSaid={isSaidBefore(part, made.slice(0, index))} />
  ))
}

/** Whether the same reason stands above already: then it need not be seen twice. */
function isSaidBefore(part: MenuPart, before: readonly MenuPart[]): boolean {
  if (part.kind !== 'action') return false
  return before.some((other) => other.kind === 'action' && other.disabled === part.disabled)
}

function Part({ part, first, isSaid }: { part: MenuPart; first: boolean; isSaid: boolean }) {
  const rule = first ? '' : 'mt-1 border-t border-line pt-1'
  switch (part.kind) {
    case 'note':
      return <div className={classes('px-2.5 py-1.5 text-sm text-muted', rule)}>{part.label}</div>
    case 'action':
      return (
        <Base.Item className={item} disabled={Boolean(part.disabled)} onClick={part.onSelect}>
          <span
            title={(isSaid && part.disabled) || undefined}
            className={classes('grid', part.disabled && !isSaid && 'py-1')}
          >
            {part.label}
            {part.disabled && <span className={isSaid ? 'sr-only' : 'text-sm'}> {part.disabled}</span>}
          </span>
        </Base.Item>
      )
    case 'link':
      return (
        <Base.LinkItem className={item} href={part.href} target="_blank" rel="noreferrer" closeOnClick>
          {part.label}
          <Icon name="external" size={14} />
        </Base.LinkItem>
      )
    case 'checks':
      return (
        <Base.Group className={rule}>
          <Base.GroupLabel className="px-2.5 pt-1 pb-0.5 text-xs text-muted">{part.label}</Base.GroupLabel>
          {part.checks.map(({ value, label, isOn }) => (
            <Base.CheckboxItem
              key={value}
              checked={isOn}
              onCheckedChange={() => part.onToggle(value)}
              className={item}
            >
              <span className="grid size-4 place-items-center text-accent">
                <Base.CheckboxItemIndicator>
                  <Icon name="check" size={14} />
                </Base.CheckboxItemIndicator>
              </span>
              {label}
            </Base.CheckboxItem>
          ))}
        </Base.Group>
      )
    case 'choices':
      return (
        <Base.Group className={rule}>
          <Base.GroupLabel className="px-2.5 pt-1 pb-0.5 text-xs text-muted">{part.label}</Base.GroupLabel>
          <Base.RadioGroup value={part.value} onValueChange={part.onChange}>
            {part.choices.map((choice) => (
              <Base.RadioItem key={choice.value} value={choice.value} closeOnClick className={item}>
                <span className="grid size-4 place-items-center text-accent">
                  <Base.RadioItemIndicator>
                    <Icon name="check" size={14} />
                  </Base.RadioItemIndicator>
                </span>
                {choice.label}
              </Base.RadioItem>
            ))}
          </Base.RadioGroup>
        </Base.Group>
      )
  }
}
