const LONGEST = 128

/** What is wrong with a name for a tag, as a key of the messages. */
export type NameFault = 'empty' | 'tooLong' | 'badStart' | 'badCharacter'

/**
 * What is wrong with a name that a person wants to give to a tag; null where it is good.
 * Quay takes `[A-Za-z0-9_][A-Za-z0-9._-]{0,127}` (contract `put-error-00`); restore would take anything, and a slash
 * would reach another endpoint (contract README 8, 9), so nothing else is ever sent.
 */
export function nameFault(name: string): NameFault | null {
  if (name === '') return 'empty'
  if (!/^[A-Za-z0-9._-]*$/.test(name)) return 'badCharacter'
  if (/^[.-]/.test(name)) return 'badStart'
  return name.length > LONGEST ? 'tooLong' : null
}

/**
 * Whether requests can name this tag: browsers fold `.` and `..` away, a slash leads elsewhere (contract README 9), half
 * a surrogate pair has no encoding.
 */
export function isAddressable(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\p{Surrogate}]/u.test(name)
}
