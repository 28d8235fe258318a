import { expect, test, vi } from 'vitest'
import { createSelections, NOTHING, ranged, toggled, withThese } from './selection'

const rows = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }))
const sorted = (names: ReadonlySet<string>) => [...names].sort().join('')

test('one is taken in and out', () => {
  const one = toggled(NOTHING, 'b')
  expect(one).toEqual({ names: new Set(['b']), anchor: 'b' })
  expect(toggled(one, 'b').names).toEqual(new Set())
})

test('a range goes from the one that was chosen last, either way, as the rows stand now', () => {
  const one = toggled(NOTHING, 'b')
  expect(sorted(ranged(one, 'd', rows).names)).toBe('bcd')
  expect(sorted(ranged(one, 'a', rows).names)).toBe('ab')
  expect(sorted(ranged(one, 'e', rows.toReversed()).names)).toBe('bcde')
})

test('a range that ends on a chosen one takes out', () => {
  const all = withThese(NOTHING, rows, true)
  expect(sorted(ranged({ ...all, anchor: 'b' }, 'd', rows).names)).toBe('ae')
})

test('without an anchor on screen a range is one', () => {
  expect(sorted(ranged(toggled(NOTHING, 'x'), 'c', rows).names)).toBe('cx')
})

test('what is chosen elsewhere stays when all of these are taken in or out', () => {
  const one = toggled(NOTHING, 'x')
  expect(sorted(withThese(one, rows, true).names)).toBe('abcdex')
  expect(sorted(withThese(withThese(one, rows, true), rows, false).names)).toBe('x')
})

test('each repository has its own, until all are forgotten', () => {
  const selections = createSelections()
  const heard = vi.fn<() => void>()
  const end = selections.subscribe(heard)
  selections.set('acme/api', toggled(NOTHING, 'a'))
  expect(selections.of('acme/api').names).toEqual(new Set(['a']))
  expect(selections.of('acme/web')).toBe(NOTHING)
  selections.clear()
  expect(selections.of('acme/api')).toBe(NOTHING)
  expect(heard).toHaveBeenCalledTimes(2)
  end()
  selections.clear()
  expect(heard).toHaveBeenCalledTimes(2)
})
