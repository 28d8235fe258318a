import * as v from 'valibot'
import { LANGUAGES } from './i18n/language'
import { knownZone } from './i18n/zone'
import { PROTECTED } from './operations/plan/protected'
import { THEMES } from './ui/theme'

// What those who run a console set for everybody: the file `config.json` beside `index.html`. Whoever is new to it has
// the defaults; fields that this version does not know are left to later ones.

/** What the sign-in page offers; Quay itself decides whom it lets in. */
const SIGN_IN_WAYS = ['account', 'token', 'anonymous'] as const
/** What can be left out of the console; Quay's own rights stay as they are. */
const FEATURES = ['lock', 'purge', 'export', 'curl'] as const
type Feature = (typeof FEATURES)[number]

/** A page on the web, perhaps told from this console's own address on, such as `/`: never a script. */
const page = v.pipe(
  v.string(),
  v.check((text) => {
    const from = 'https://console.invalid'
    return URL.canParse(text, from) && /^https?:$/.test(new URL(text, from).protocol)
  }),
)

const zone = v.pipe(
  v.string(),
  v.check((name) => knownZone(name) !== null),
)

const schema = v.object({
  name: v.nullish(v.pipe(v.string(), v.trim(), v.maxLength(60)), ''),
  link: v.nullish(page, null),
  signIn: v.nullish(v.pipe(v.array(v.picklist(SIGN_IN_WAYS)), v.minLength(1)), [...SIGN_IN_WAYS]),
  language: v.nullish(v.picklist(LANGUAGES), null),
  theme: v.nullish(v.picklist(THEMES), 'system'),
  timeZone: v.nullish(zone, null),
  protectedNames: v.nullish(v.array(v.pipe(v.string(), v.nonEmpty())), PROTECTED),
  hide: v.nullish(v.array(v.picklist(FEATURES)), []),
  quayConsole: v.nullish(page, null),
  sharedToken: v.nullish(v.boolean(), false),
})

export type Deployment = v.InferOutput<typeof schema>
type Field = keyof Deployment

/** Why `config.json` can't be used. */
export type DeploymentFault =
  /** A field has a value that it can't have; `path` is its whole name, such as `signIn.1`, `value` is told as JSON. */
  | { kind: 'field'; field: Field; path: string; value: string }
  /** It is no JSON object; `reason` are the browser's words. */
  | { kind: 'syntax'; reason: string }
  /** The server did not hand it out; `reason` is the status or the browser's words. */
  | { kind: 'unread'; reason: string }

export class DeploymentError extends Error {
  override readonly name = 'DeploymentError'
  readonly fault: DeploymentFault

  constructor(fault: DeploymentFault) {
    super(`config.json: ${fault.kind}`)
    this.fault = fault
  }
}

const DEFAULTS: Deployment = v.parse(schema, {})
let current = DEFAULTS

/** What was set for this console; known before the first page is shown, and the same for as long as it is open. */
export const deployment = (): Deployment => current

export const hides = (feature: Feature): boolean => current.hide.includes(feature)

/**
 * Reads the settings.
 * @throws DeploymentError
 */
export async function readDeployment(): Promise<Deployment> {
  current = parseDeployment(await textOf(new URL('config.json', document.baseURI)))
  return current
}

const LONGEST_WAIT = 20_000

async function textOf(url: URL): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(LONGEST_WAIT) })
    if (answer.status === 404) return null
    if (!answer.ok) throw new DeploymentError({ kind: 'unread', reason: `HTTP ${answer.status}` })
    return await answer.text()
  } catch (error) {
    if (error instanceof DeploymentError) throw error
    throw new DeploymentError({ kind: 'unread', reason: error instanceof Error ? error.message : '' })
  }
}

/**
 * The settings that a text holds.
 * @param text null where there is none; a page in its place is what many a static host sends for a file that is missing
 * @throws DeploymentError
 */
export function parseDeployment(text: string | null): Deployment {
  if (text === null || /^\s*</.test(text)) return DEFAULTS
  const parsed = v.safeParse(schema, jsonOf(text))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const path = v.getDotPath(issue)
  const field = v.safeParse(v.keyof(schema), path?.split('.')[0])
  if (path === null || !field.success) throw new DeploymentError({ kind: 'syntax', reason: issue.message })
  throw new DeploymentError({ kind: 'field', field: field.output, path, value: shortened(issue.input) })
}

function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text)
    if (!Array.isArray(json)) return json
  } catch (error) {
    throw new DeploymentError({ kind: 'syntax', reason: error instanceof Error ? error.message : '' })
  }
  throw new DeploymentError({ kind: 'syntax', reason: shortened([]) })
}

const LONGEST = 80

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
