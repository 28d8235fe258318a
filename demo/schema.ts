// Quay checks bodies against JSON schemas and answers with the words of its Python library.

import { invalid } from './errors'

type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array'

interface Property {
  readonly type: TypeName | readonly TypeName[]
  readonly description?: string
  readonly minimum?: number
  readonly enum?: readonly (string | null)[]
}

export interface Schema {
  readonly description?: string
  readonly properties: Readonly<Record<string, Property>>
  readonly required?: readonly string[]
}

export type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const CHECKS: Readonly<Record<TypeName, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  object: isFields,
  array: Array.isArray,
}

const typesOf = ({ type }: Property): readonly TypeName[] => (typeof type === 'string' ? [type] : type)

/** A value as Python prints it. */
function pythonText(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`
  if (isFields(value)) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${quoted(key)}: ${pythonText(item)}`)
      .join(', ')}}`
  }
  return typeof value === 'number' ? String(value) : typeof value
}

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)
  return `${mark}${mark === "'" ? escaped.replaceAll("'", String.raw`\'`) : escaped}${mark}`
}

interface Fault {
  readonly says: string
  readonly rule: string
  readonly schema: unknown
  readonly path: string
  readonly value: unknown
}

function faultOf(schema: Schema, body: unknown): Fault | undefined {
  const whole = { schema: { type: 'object', ...schema }, path: '', value: body }
  if (!isFields(body)) return { says: `${pythonText(body)} is not of type 'object'`, rule: 'type', ...whole }
  const missing = schema.required?.find((name) => !(name in body))
  if (missing !== undefined) {
    return { says: `${quoted(missing)} is a required property`, rule: 'required', ...whole }
  }
  for (const [name, property] of Object.entries(schema.properties)) {
    const value = body[name]
    const says = name in body ? propertyFault(property, value) : undefined
    if (says !== undefined) return { ...says, schema: property, path: `['${name}']`, value }
  }
  return undefined
}

function propertyFault(property: Property, value: unknown): Pick<Fault, 'says' | 'rule'> | undefined {
  const types = typesOf(property)
  if (!types.some((type) => CHECKS[type](value))) {
    return { says: `${pythonText(value)} is not of type ${types.map(quoted).join(', ')}`, rule: 'type' }
  }
  if (property.enum?.some((one) => one === value) === false) {
    return { says: `${pythonText(value)} is not one of ${pythonText(property.enum)}`, rule: 'enum' }
  }
  if (property.minimum !== undefined && typeof value === 'number' && value < property.minimum) {
    const text = `${pythonText(value)} is less than the minimum of ${property.minimum}`
    return { says: text, rule: 'minimum' }
  }
  return undefined
}

/** The body as fields, or the refusal that Quay words. */
export function validated(schema: Schema, body: unknown): Fields {
  const fault = faultOf(schema, body)
  if (fault !== undefined) {
    const where = fault.path === '' ? 'schema' : `schema['properties']${fault.path}`
    throw invalid(
      `${fault.says}\n\nFailed validating '${fault.rule}' in ${where}:\n    ${pythonText(fault.schema)}` +
        `\n\nOn instance${fault.path}:\n    ${pythonText(fault.value)}`,
    )
  }
  return isFields(body) ? body : {}
}

export const textField = (fields: Fields, name: string): string | null => {
  const value = fields[name]
  return typeof value === 'string' ? value : null
}
