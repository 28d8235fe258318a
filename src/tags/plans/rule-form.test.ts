import { describe, expect, it } from 'vitest'
import { EMPTY_RULE, meansAll, ruleOf, wholeNumber } from './rule-form'

describe('the fields of a rule', () => {
  it('mean nothing in particular while they are empty', () => {
    const rule = ruleOf(EMPTY_RULE)
    expect(rule).toMatchObject({ names: [], group: null, olderThan: null, keepNewest: 0, lastTagsToo: false })
    expect(rule && meansAll(rule)).toBe(true)
  })

  it('take patterns apart by spaces and commas, wide ones too', () => {
    const rule = ruleOf({ ...EMPTY_RULE, names: ' pr-*, nightly-*　main、v1＊ ' })
    expect(rule?.names).toEqual(['pr-*', 'nightly-*', 'main', 'v1*'])
    expect(rule && meansAll(rule)).toBe(false)
  })

  it('take days and numbers', () => {
    expect(ruleOf({ ...EMPTY_RULE, days: '３０', keep: '5' })).toMatchObject({
      olderThan: 30 * 86_400,
      keepNewest: 5,
    })
    for (const text of ['-1', '1.5', 'ten', '1e3', '999999']) {
      expect(wholeNumber(text)).toBeUndefined()
      expect(ruleOf({ ...EMPTY_RULE, days: text })).toBeNull()
    }
  })

  it('spare an image’s last tag only where tags end', () => {
    expect(ruleOf({ ...EMPTY_RULE, wish: 'lock' })?.lastTagsToo).toBe(true)
    expect(ruleOf({ ...EMPTY_RULE, wish: 'expire' })?.lastTagsToo).toBe(false)
  })
})
