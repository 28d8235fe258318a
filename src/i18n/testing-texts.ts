import { parseAst } from 'vite'

type Node = Record<string, unknown>

/** The attributes that people see or hear. */
const ATTRIBUTES: ReadonlySet<unknown> = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
])

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value
const hasLetters = (text: string) => /\p{L}{2,}/u.test(text)

/** The texts that an expression shows by itself: a literal, or one of the ways of a choice. */
function shownBy(node: unknown): string[] {
  if (!isNode(node)) return []
  switch (node['type']) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : []
    case 'TemplateLiteral':
      return children(node['quasis']).flatMap(({ value }) =>
        typeof value === 'object' && value !== null && 'cooked' in value ? [String(value.cooked)] : [],
      )
    case 'ConditionalExpression':
      return [...shownBy(node['consequent']), ...shownBy(node['alternate'])]
    case 'LogicalExpression':
      return [...shownBy(node['left']), ...shownBy(node['right'])]
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return shownBy(node['expression'])
    default:
      return []
  }
}

function textsOf(node: Node): string[] {
  switch (node['type']) {
    case 'JSXText':
      return [String(node['value']).trim()]
    case 'JSXAttribute': {
      const name = isNode(node['name']) ? node['name']['name'] : undefined
      return ATTRIBUTES.has(name) ? shownBy(node['value']) : []
    }
    case 'JSXElement':
    case 'JSXFragment':
      return children(node['children']).flatMap((child) =>
        child['type'] === 'JSXExpressionContainer' ? shownBy(child) : [],
      )
    default:
      return []
  }
}

function children(value: unknown): Node[] {
  if (Array.isArray(value)) return value.filter(isNode)
  return isNode(value) ? [value] : []
}

function walk(node: Node): string[] {
  return [...textsOf(node), ...Object.values(node).flatMap((value) => children(value).flatMap(walk))]
}

/** The texts in a component's source that people would see or hear, instead of messages of the catalogues. */
export function visibleTexts(source: string): string[] {
  const program: unknown = parseAst(source, { lang: 'tsx' })
  return isNode(program) ? walk(program).filter(hasLetters) : []
}
