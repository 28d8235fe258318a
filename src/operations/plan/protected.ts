/** Names that ask for a second thought, unless those who run the console or the person say otherwise. */
export const PROTECTED = ['latest', 'stable', 'prod*']

/**
 * Makes what tells whether a name is protected.
 * @param patterns names, in which `*` stands for anything
 */
export function protection(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map((pattern) => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 's'))
  return (name) => tests.some((test) => test.test(name))
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
