import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuayError } from '~/api/error'
import { curlOf } from './curl'
import type { LabelOperation } from './labels/label'
import type { Operation } from './operation'
import { digest, end, pointTo } from './testing'

const QUAY = 'https://quay.test/registry/'

/** The words that each curl is called with, as a POSIX shell understands them. */
function wordsOf(operations: readonly (Operation | LabelOperation)[], quay = QUAY): string[][] {
  const script = `curl() { printf '%s\\0' "$@"; printf '\\0'; }\n${operations.map((one) => curlOf(one, quay)).join('\n')}\n`
  const out = execFileSync('sh', ['-s'], { input: script, encoding: 'utf8', env: { QUAY_TOKEN: 'secret' } })
  return out
    .split('\0\0')
    .filter((call) => call !== '')
    .map((call) => call.split('\0'))
}

const HEAD = (method: string) => ['--fail-with-body', '-X', method, '-H', 'Authorization: Bearer secret']
const JSON_BODY = (body: object) => ['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)]
const TAG = `${QUAY}api/v1/repository/acme/app/tag`

describe('the curl line', () => {
  it('reads well', () => {
    expect(curlOf(pointTo('a'), QUAY)).toBe(
      `curl --fail-with-body -X PUT \\
  -H "Authorization: Bearer $QUAY_TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d '{"manifest_digest":"${digest('a')}"}' \\
  '${TAG}/v1'`,
    )
  })

  it('adds and deletes labels of the image', () => {
    const target = { repository: 'acme/app', digest: digest('a') }
    const label = { id: 'x', key: 'team', value: "o'platform", source_type: 'api', media_type: null }
    const url = `${QUAY}api/v1/repository/acme/app/manifest/${encodeURIComponent(digest('a'))}/labels`
    expect(
      wordsOf([
        { kind: 'add-label', ...target, label },
        { kind: 'delete-label', ...target, label },
      ]),
    ).toEqual([
      [...HEAD('POST'), ...JSON_BODY({ key: 'team', value: "o'platform", media_type: 'text/plain' }), url],
      [...HEAD('DELETE'), `${url}/x`],
    ])
  })

  it('sends what the operation sends', () => {
    const move = { manifest_digest: digest('a') }
    expect(wordsOf([pointTo('a')])).toEqual([[...HEAD('PUT'), ...JSON_BODY(move), `${TAG}/v1`]])
    expect(wordsOf([end()])).toEqual([[...HEAD('DELETE'), `${TAG}/v1`]])
    expect(wordsOf([pointTo('a', null, { kind: 'restore' })])).toEqual([
      [...HEAD('POST'), ...JSON_BODY(move), `${TAG}/v1/restore`],
    ])
  })

  it('has a line of its own for the expiration and each signature, run while all goes well', () => {
    const signature = { tag: `sha256-${'a'.repeat(64)}.sig`, digest: digest('c'), expiration: null }
    const whole = pointTo('a', null, { kind: 'restore', expiration: 5000, signatures: [signature] })
    expect(wordsOf([whole]).slice(1)).toEqual([
      [...HEAD('PUT'), ...JSON_BODY({ expiration: 5000 }), `${TAG}/v1`],
      [...HEAD('POST'), ...JSON_BODY({ manifest_digest: digest('c') }), `${TAG}/${signature.tag}/restore`],
    ])
    expect(curlOf(whole, QUAY).split(' &&\n')).toHaveLength(3)
  })

  it('names nested repositories and a Quay below a path or on another port', () => {
    const nested = end(null, { repository: 'acme/team/app' })
    expect(wordsOf([nested], 'http://[::1]:8081/')[0]?.at(-1)).toBe(
      'http://[::1]:8081/api/v1/repository/acme/team/app/tag/v1',
    )
  })

  it('never holds a token, nor anything that a shell or curl would act on', () => {
    const odd = fc.stringMatching(/^['"`$\\!{}[\]()<>|&;*?~# \t\n\r%@^=+,.:-]{1,12}$/)
    const name = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.string())
    const named = name.filter((text) => text !== '' && !/^\.{1,2}$|[/\p{Surrogate}]/u.test(text))
    fc.assert(
      fc.property(fc.array(named, { minLength: 20, maxLength: 20 }), (names) => {
        const calls = wordsOf(
          names.map((tag) => pointTo('a', null, { tag, kind: 'restore' })),
          QUAY,
        )
        const paths = calls.map((words) => new URL(words.at(-1) ?? '').pathname.split('/').at(-2) ?? '')
        expect(paths.map(decodeURIComponent)).toEqual(names)
        // What curl itself would take for a pattern of addresses.
        expect(calls.filter((words) => /[[\]{}]/.test(words.at(-1) ?? ''))).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  it('is not there for a name that no address can carry', () => {
    for (const tag of ['.', '..', 'a/b', '\ud800']) {
      expect(() => curlOf(end(null, { tag }), QUAY)).toThrow(QuayError)
    }
  })
})
