import { describe, expect, it } from 'vitest'
import { quayThat } from '~/api/testing'
import { entry } from '~/api/testing-tags'
import { signedImage } from '~/history/signature'
import { endedSignatures, othersOn, readSignatureLifetimes, readSignatures } from './signature'
import { digest } from './testing'

const hex = 'a'.repeat(64)
const name = (suffix: string) => `sha256-${hex}.${suffix}`

describe('signedImage', () => {
  it.each(['sig', 'att', 'sbom'])('is told by a tag of the suffix %s', (suffix) => {
    expect(signedImage(name(suffix))).toBe(digest('a'))
  })

  it.each([
    'v1',
    name('sig').toUpperCase(),
    `sha256-${'A'.repeat(64)}.sig`,
    `sha256-${'a'.repeat(63)}.sig`,
    `sha256-${'a'.repeat(65)}.sig`,
    `sha256:${hex}.sig`,
    name('sigs'),
    name('txt'),
    name('sig.att'),
    `x${name('sig')}`,
    `${name('sig')}\n`,
    `sha256-${hex}`,
    '',
  ])('is not told by %j', (tag) => {
    expect(signedImage(tag)).toBeNull()
  })
})

describe('readSignatures', () => {
  const reading = async (image: string) => {
    const tags = [
      entry(name('sig'), 100, 'b'),
      entry(name('att'), 90, 'c', { end_ts: 1500 }),
      entry(name('sbom'), 80, 'd', { end_ts: 1000 }),
      entry(`copy-of-${name('sig')}`, 70, 'b'),
      entry(`sha256-${'b'.repeat(64)}.sig`, 60, 'b'),
    ]
    const { http, asked } = quayThat(() => Response.json({ tags, page: 1, has_additional: false }))
    return { found: await readSignatures(http, 'acme/team/app', image, () => 1000), asked }
  }

  it('gives those of the image that live, by one request', async () => {
    const { found, asked } = await reading(digest('a'))
    expect(found.map((tag) => tag.name)).toEqual([name('sig'), name('att')])
    expect(asked.map(({ path }) => path)).toEqual([
      `/api/v1/repository/acme/team/app/tag/?limit=100&page=1&onlyActiveTags=true&filter_tag_name=like%3Asha256-${hex}`,
    ])
  })

  it.each(['', 'sha512:00', `sha256:${'A'.repeat(64)}`])(
    'asks nothing for %j, which nothing signs',
    async (image) => {
      expect(await reading(image)).toMatchObject({ found: [], asked: [] })
    },
  )
})

describe('readSignatureLifetimes', () => {
  it('gives all lifetimes of the image’s signature tags, ended ones too, by one request', async () => {
    const tags = [
      entry(name('sig'), 100, 'b', { end_ts: 200 }),
      entry(name('sig'), 90, 'c', { end_ts: 100 }),
      entry(`copy-of-${name('sig')}`, 70, 'b'),
    ]
    const { http, asked } = quayThat(() => Response.json({ tags, page: 1, has_additional: false }))
    const found = await readSignatureLifetimes(http, 'acme/app', digest('a'))
    expect(found.map(({ start_ts }) => start_ts)).toEqual([100, 90])
    expect(asked.map(({ path }) => path)).toEqual([
      `/api/v1/repository/acme/app/tag/?limit=100&page=1&filter_tag_name=like%3Asha256-${hex}`,
    ])
  })
})

describe('endedSignatures', () => {
  const lifetimes = [
    entry(name('sig'), 100, 'b', { end_ts: 301 }),
    entry(name('sig'), 90, 'c', { end_ts: 100 }),
    entry(name('att'), 80, 'd', { end_ts: 250 }),
    entry(name('sbom'), 70, 'e'),
  ]

  it('are what each pointed to last, and whether they went along with the image', () => {
    expect(endedSignatures(lifetimes, 300, 1000)).toEqual([
      { tag: name('sig'), digest: digest('b'), expiration: null, isTogether: true },
      { tag: name('att'), digest: digest('d'), expiration: null, isTogether: false },
    ])
  })

  it('all went along where nobody knows when the image ended', () => {
    expect(endedSignatures(lifetimes, null, 1000).map(({ isTogether }) => isTogether)).toEqual([true, true])
  })

  it('leaves out what was deleted permanently', () => {
    expect(endedSignatures([entry(name('sig'), 100, 'b', { end_ts: 99 })], 300, 1000)).toEqual([])
  })
})

describe('othersOn', () => {
  it('are the live ordinary tags on an image', () => {
    const tags = [
      entry('v1', 100, 'a'),
      entry('v2', 100, 'a'),
      entry('v3', 100, 'a', { end_ts: 1001 }),
      entry('v4', 100, 'a', { end_ts: 1000 }),
      entry('v5', 100, 'b'),
      entry(name('sig'), 100, 'a'),
    ]
    expect(othersOn(tags, digest('a'), 'v1', 1000).map((tag) => tag.name)).toEqual(['v2', 'v3'])
  })
})
