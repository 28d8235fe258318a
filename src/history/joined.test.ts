import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinedLife } from './joined'
import { lifetime } from './testing'

const at = (start_ts: number, manifest_digest = 'sha256:a') => lifetime({ start_ts, manifest_digest })

describe('looks at one tag, joined', () => {
  it('have what was pushed out of the newest since, and nothing twice', () => {
    const [a, b, c, d, e] = [at(50), at(40), at(30), at(20), at(10)]
    const newest = [at(60), a, b]
    expect(joinedLife(newest, [[a, b, c], [d], [d, e]])).toEqual([...newest, c, d, e])
  })

  it('believe the newest look as far back as it reaches', () => {
    const gone = at(45)
    const ended = lifetime({ start_ts: 40, end_ts: 60 })
    expect(joinedLife([at(60), ended], [[at(50), gone, at(40)]])).toEqual([at(60), ended])
  })

  it('keep those of one second that are alike, as often as one look saw them', () => {
    const alike = [at(10), at(10), at(10, 'sha256:b')]
    expect(joinedLife([at(20), at(10)], [alike, alike])).toHaveLength(4)
  })

  it('are the whole life, wherever the looks were cut and however much they overlap', () => {
    const starts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(starts, fc.nat(30), fc.nat(30), (starts, first, second) => {
        const all = starts.sort((a, b) => b - a).map((start) => at(start))
        const cut = Math.max(1, Math.min(first, all.length))
        const from = Math.min(second, cut)
        // Where one second is cut in two, alike ones can't be told from a second look at the same.
        fc.pre(all[cut - 1]?.start_ts !== all[cut]?.start_ts)
        expect(joinedLife(all.slice(0, cut), [all.slice(from)])).toEqual(all)
      }),
    )
  })
})
