/**
 * Makes what tells whether a name is like one of some patterns.
 * @param patterns names, in which `*` stands for anything; none of them means no name
 */
export function namesLike(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map((pattern) => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 's'))
  return (name) => tests.some((test) => test.test(name))
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
