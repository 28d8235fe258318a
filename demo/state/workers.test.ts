import { expect, test } from 'vitest'
import { digest, field, image, repository, START, tag, TestDemo, world } from '../testing'

const TAG = '/api/v1/repository/acme/app/tag'

/** The longest that an ended tag stays behind its window: two passes lie half a minute apart. */
const SOON = 31
const HOUR = 3600

const collecting = (tags: Parameters<typeof repository>[0], letters: string): TestDemo =>
  new TestDemo(world([repository(tags, letters)], { gc: true }))

test('what ended longer ago than the window vanishes, and its image with it', async () => {
  const demo = collecting([tag('kept', 'b', 800), tag('old', 'a', 900)], 'ab')
  await demo.ask('DELETE', `${TAG}/old`)
  demo.pass(HOUR - 1)
  expect(await demo.names()).toEqual(['kept', 'old'])
  demo.pass(SOON + 1)
  expect(await demo.names()).toEqual(['kept'])
  expect(await demo.restore('old', 'a')).toBe(404)
})

test('without the collector all of it stays', async () => {
  const demo = new TestDemo(world([repository([tag('old', 'a', 900)], 'a')]))
  await demo.ask('DELETE', `${TAG}/old`)
  demo.pass(10 * HOUR)
  expect(await demo.names()).toEqual(['old'])
  expect(await demo.restore('old', 'a')).toBe(200)
})

test('what was permanently deleted goes with the next pass', async () => {
  const demo = collecting([tag('gone', 'a', 900)], 'a')
  await demo.ask('POST', `${TAG}/gone/expire`, { is_alive: true })
  expect(await demo.names()).toEqual(['gone'])
  demo.pass(SOON)
  expect(await demo.names()).toEqual([])
})

test('an image that was restored is kept for five minutes, though nothing names it', async () => {
  const demo = collecting([tag('a', 'a', 900)], 'a')
  await demo.restore('b', 'a')
  for (const name of ['a', 'b']) await demo.ask('POST', `${TAG}/${name}/expire`, { is_alive: true })
  demo.pass(4 * 60)
  expect(await demo.names()).toEqual([])
  expect(await demo.restore('again', 'a')).toBe(200)
  await demo.ask('POST', `${TAG}/again/expire`, { is_alive: true })
  demo.pass(5 * 60 + SOON)
  expect(await demo.restore('again', 'a')).toBe(404)
})

test('a locked tag is never collected', async () => {
  const demo = collecting([tag('locked', 'a', 9000, { end_ts: START - 8000, immutable: true })], 'a')
  demo.pass(HOUR)
  expect(await demo.names()).toEqual(['locked'])
})

test('with a window of 0 s a deleted tag can be restored until the next pass', async () => {
  const repositories = [repository([tag('a', 'a', 900), tag('b', 'b', 900)], 'ab')]
  const demo = new TestDemo(
    world(repositories, { gc: true, organizations: [{ name: 'acme', tag_expiration_s: 0 }] }),
  )
  await demo.ask('DELETE', `${TAG}/a`)
  expect(await demo.restore('a', 'a')).toBe(200)
  await demo.ask('DELETE', `${TAG}/b`)
  demo.pass(SOON)
  expect(await demo.names()).toEqual(['a'])
  expect(await demo.restore('b', 'b')).toBe(404)
})

test('the images of an index that is gone are kept for an hour after they were pushed', async () => {
  const index = image('f')
  const children = { manifests: ['a', 'b'].map((letter) => ({ digest: digest(letter) })) }
  const manifest = { ...index.manifest, is_manifest_list: true, manifest_data: JSON.stringify(children) }
  const app = repository([tag('multi', 'f', HOUR / 2, { is_manifest_list: true, size: null })], 'ab')
  app.manifests[digest('f')] = { manifest, labels: [] }
  const demo = new TestDemo(world([app], { gc: true }))
  await demo.ask('POST', `${TAG}/multi/expire`, { is_alive: true })
  demo.pass(SOON)
  expect(await demo.restore('multi', 'f')).toBe(404)
  expect(await demo.restore('child', 'a')).toBe(200)
  demo.pass(HOUR)
  expect(await demo.restore('child', 'b')).toBe(404)
})

test('autoprune leaves the newest, spares locked tags and signatures, and says so without a performer', async () => {
  const signature = `${digest('a').replace(':', '-')}.sig`
  const demo = collecting(
    [
      tag('new', 'c', 100),
      tag(signature, 'd', 200),
      tag('old', 'b', 300),
      tag('older', 'a', 400),
      tag('oldest', 'e', 500, { immutable: true }),
    ],
    'abcde',
  )
  const policy = { method: 'number_of_tags', value: 2 }
  await demo.ask('POST', '/api/v1/repository/acme/app/autoprunepolicy/', policy)
  demo.pass(SOON)
  expect(await demo.names('&onlyActiveTags=true')).toEqual(['new', 'old', 'oldest'])
  const { body } = await demo.ask('GET', '/api/v1/repository/acme/app/logs')
  expect(field(body, 'logs')[0]).toMatchObject({ kind: 'autoprune_tag_delete', metadata: { tag: 'older' } })
  expect(field(body, 'logs')[0]).not.toHaveProperty('performer')
})

test('autoprune by age ends what began too long ago and matches', async () => {
  const demo = collecting([tag('pr-2', 'b', 60), tag('pr-1', 'a', 700), tag('v1', 'c', 900)], 'abc')
  const policy = { method: 'creation_date', value: '10m', tagPattern: 'pr-.*' }
  await demo.ask('POST', '/api/v1/organization/acme/autoprunepolicy/', policy)
  demo.pass(SOON)
  expect(await demo.names('&onlyActiveTags=true')).toEqual(['pr-2', 'v1'])
})
