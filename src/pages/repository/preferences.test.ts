import { expect, test } from 'vitest'
import { OPTIONAL, preferencesFrom, preferencesText } from './preferences'

test('without anything kept, or with nonsense, all columns are there', () => {
  for (const text of [null, '', '{}', '-name -nothing'])
    expect(preferencesFrom(text)).toEqual({ columns: OPTIONAL, density: 'comfortable' })
})

test('what is kept comes back', () => {
  const some = {
    columns: OPTIONAL.filter((one) => one !== 'size' && one !== 'lock'),
    density: 'dense',
  } as const
  expect(preferencesText(some)).toBe('dense -size -lock')
  expect(preferencesFrom(preferencesText(some))).toEqual(some)
})
