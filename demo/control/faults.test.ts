import { describe, expect, test } from 'vitest'
import { digest, field, repository, tag, TestDemo, world } from '../testing'
import { DropConnection } from './faults'

const LIST = '/api/v1/repository/acme/app/tag/'

const demo = (): TestDemo => new TestDemo(world([repository([tag('v1', 'a', 900)], 'a')]))

async function faulty(...rules: unknown[]): Promise<TestDemo> {
  const one = demo()
  expect((await one.ask('PUT', '/__demo/faults', rules)).status).toBe(200)
  return one
}

describe('what goes wrong', () => {
  test('a status with a body and Retry-After, and the write does not run', async () => {
    const what = { status: 429, headers: { 'Retry-After': '7' }, body: { message: 'slow down' } }
    const one = await faulty({ method: 'DELETE', path: `${LIST}*`, times: 1, what })
    const refused = await one.ask('DELETE', `${LIST}v1`)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('7')
    expect(refused.body).toEqual({ message: 'slow down' })
    expect(await one.names('&onlyActiveTags=true')).toEqual(['v1'])
    expect((await one.ask('DELETE', `${LIST}v1`)).status).toBe(204)
  })

  test('a page of HTML', async () => {
    const one = await faulty({ path: LIST, what: { status: 500, body: '<html>down</html>' } })
    const { status, text, headers } = await one.ask('GET', LIST)
    expect([status, text, headers.get('content-type')]).toEqual([
      500,
      '<html>down</html>',
      'text/html; charset=utf-8',
    ])
  })

  test('a body that goes on, and is made no further than it is read', async () => {
    const one = await faulty({ path: LIST, what: { status: 200, flood: 1_000_000_000_000 } })
    const answer = await one.demo.fetch(new Request(`http://demo.test${LIST}`))
    const reader = answer.body?.getReader()
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value).startsWith('{"tags": [], "page": 1},')).toBe(true)
    await reader?.cancel()
    const short = await faulty({ path: LIST, what: { status: 200, flood: 5 } })
    expect((await short.ask('GET', LIST)).text).toBe('{"tag')
  })

  test('an error although the write ran', async () => {
    const one = await faulty({
      method: 'DELETE',
      path: `${LIST}v1`,
      what: { status: 502, after: true, body: '' },
    })
    expect((await one.ask('DELETE', `${LIST}v1`)).status).toBe(502)
    expect(await one.names('&onlyActiveTags=true')).toEqual([])
  })

  test.for([
    ['before', ['v1']],
    ['after', []],
  ] as const)('a connection dropped %s the write took effect', async ([drop, left]) => {
    const one = await faulty({ method: 'DELETE', path: `${LIST}v1`, times: 1, what: { drop } })
    await expect(one.ask('DELETE', `${LIST}v1`)).rejects.toBeInstanceOf(DropConnection)
    expect(await one.names('&onlyActiveTags=true')).toEqual(left)
    const { body } = await one.ask('GET', '/__demo/requests')
    expect(field(body, 'requests')[0]).toMatchObject({ method: 'DELETE', status: null, dropped: true })
  })

  test('a hold, until other rules are set', async () => {
    const one = await faulty({ path: LIST, what: { hold: true } })
    let isAnswered = false
    const answered = one.ask('GET', LIST).then((response) => {
      isAnswered = true
      return response.status
    })
    // Whatever else is asked is answered meanwhile.
    await one.ask('GET', '/api/v1/user/')
    expect(isAnswered).toBe(false)
    await one.ask('PUT', '/__demo/faults', [])
    expect(await answered).toBe(200)
  })

  test('a delay', async () => {
    const one = await faulty({ path: LIST, what: { delay: 1500 } })
    expect((await one.ask('GET', LIST)).status).toBe(200)
    expect(one.waits).toEqual([1500])
  })

  test('a body cut short', async () => {
    const one = await faulty({ path: LIST, what: { truncate: 20 } })
    const { status, text, body } = await one.ask('GET', LIST)
    expect([status, text.length, body]).toEqual([200, 20, undefined])
    await one.ask('PUT', '/__demo/faults', [{ method: 'DELETE', path: `${LIST}*`, what: { truncate: 20 } }])
    expect((await one.ask('DELETE', `${LIST}v1`)).status).toBe(204)
  })

  test('a body that is none, with the real status', async () => {
    const one = await faulty({ method: 'PUT', path: `${LIST}v1`, what: { body: '<p>hello</p>' } })
    const { status, text } = await one.ask('PUT', `${LIST}v1`, { manifest_digest: digest('a') })
    expect([status, text]).toEqual([201, '<p>hello</p>'])
  })
})

describe('which requests', () => {
  const what = { status: 503 }
  const statuses = async (one: TestDemo, count: number): Promise<number[]> => {
    const seen: number[] = []
    for (let n = 0; n < count; n++) seen.push((await one.ask('GET', LIST)).status)
    return seen
  }

  test('some are let pass, then so many are struck', async () => {
    const one = await faulty({ path: LIST, skip: 1, times: 2, what })
    expect(await statuses(one, 5)).toEqual([200, 503, 503, 200, 200])
  })

  test('rules that follow one another strike in turn', async () => {
    const one = await faulty(
      { path: LIST, times: 1, what },
      { path: LIST, skip: 1, times: 1, what: { status: 502 } },
    )
    expect(await statuses(one, 3)).toEqual([503, 502, 200])
  })

  test('a pattern with a query looks at it, others do not', async () => {
    const one = await faulty({ path: `${LIST}?*page=2*`, what })
    expect((await one.ask('GET', `${LIST}?limit=5&page=2`)).status).toBe(503)
    expect((await one.ask('GET', `${LIST}?limit=5&page=1`)).status).toBe(200)
  })

  test('a regular expression', async () => {
    const one = await faulty({ path: '^/api/v1/repository/acme/app/tag/\\?limit=\\d$', what })
    expect((await one.ask('GET', `${LIST}?limit=5`)).status).toBe(503)
    expect((await one.ask('GET', `${LIST}?limit=50`)).status).toBe(200)
  })

  test('another method is left alone', async () => {
    const one = await faulty({ method: 'PUT', path: '*', what })
    expect((await one.ask('GET', LIST)).status).toBe(200)
  })

  test('they are counted as they strike', async () => {
    const one = demo()
    await one.ask('PUT', '/__demo/faults', [{ path: '*', skip: 1, times: 2, what: { status: 500 } }])
    for (let n = 0; n < 5; n += 1) await one.ask('GET', '/config')
    expect((await one.ask('GET', '/__demo/faults')).body).toEqual({ struck: 2 })
    await one.ask('PUT', '/__demo/faults', [])
    expect((await one.ask('GET', '/__demo/faults')).body).toEqual({ struck: 0 })
  })

  test('no rules, no faults; controls are never struck', async () => {
    const one = await faulty({ path: '*', what })
    expect((await one.ask('PUT', '/__demo/faults', [])).status).toBe(200)
    expect((await one.ask('GET', LIST)).status).toBe(200)
  })

  test('a rule that says nothing, or something unknown, is refused with the reason', async () => {
    const refused = await demo().ask('PUT', '/__demo/faults', [{ path: '*', what: {} }])
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('what goes wrong')])
    expect((await demo().ask('PUT', '/__demo/faults', [{ path: '*', what: { stat: 1 } }])).status).toBe(400)
  })
})
