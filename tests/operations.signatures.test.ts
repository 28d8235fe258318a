import { describe, expect, it } from 'vitest'
import { digest, tag } from '../demo/testing'
import type { SignatureTag } from '~/operations/operation'
import { settle } from '~/operations/perform'
import { undoOf } from '~/operations/undo'
import { done, ending, pointing, sceneOf, undone, WINDOW, type Scene } from './scene'

const [A, B] = [digest('a'), digest('b')]
const signature = (letter: string, suffix: string) => `sha256-${letter.repeat(64)}.${suffix}`
const SIG: SignatureTag = { tag: signature('a', 'sig'), digest: digest('c'), expiration: null }
const ATT: SignatureTag = { tag: signature('a', 'att'), digest: digest('d'), expiration: null }
const SBOM = signature('a', 'sbom')

/** `v1` alone on a, which is signed and attested, its SBOM locked; `v2` on b. */
const scene = (shared: readonly string[] = []) =>
  sceneOf(
    [
      tag('v2', 'b', 10),
      tag(SBOM, 'e', 80, { immutable: true }),
      tag(ATT.tag, 'd', 85),
      tag(SIG.tag, 'c', 90),
      tag('v1', 'a', 100),
    ],
    'abcde',
    { shared },
  )

const methods = async (s: Scene) => (await s.asked()).map(({ method }) => method)
const liveNames = (s: Scene) => s.demo.names('&onlyActiveTags=true')
const byTag = (a: SignatureTag, b: SignatureTag) => a.tag.localeCompare(b.tag)

describe('the signature tags of an image', () => {
  it.each([
    ['put', 'PUT'],
    ['restore', 'POST'],
    ['delete', 'DELETE'],
  ] as const)('that end with its last tag by %s are told, in five requests', async (kind, method) => {
    const s = await scene()
    const seen = await s.look('v1')
    const outcome = await done(s, kind === 'delete' ? ending('v1', seen) : pointing(kind, 'v1', B, seen))
    expect(outcome.signatures).toMatchObject({ restored: [], missing: [], unread: null })
    expect(outcome.signatures.ended.toSorted(byTag)).toEqual([ATT, SIG])
    expect(await methods(s)).toEqual(['GET', 'GET', method, 'GET', 'GET'])
    expect(await liveNames(s)).not.toContain(SIG.tag)
    expect(await liveNames(s)).toContain(SBOM)
  })

  it('come back with the undo, each by one request between two looks', async () => {
    const s = await scene()
    const outcome = await done(s, ending('v1', await s.look('v1')))
    s.demo.pass(60)
    await s.look('v1')
    const back = await undone(s, outcome)
    expect(back.signatures.restored.toSorted(byTag)).toEqual([ATT, SIG])
    expect(back.signatures).toMatchObject({ missing: [], unread: null })
    expect(await methods(s)).toEqual(['GET', 'POST', 'GET', 'GET', 'POST', 'POST', 'GET'])
    const live = await liveNames(s)
    expect([SIG.tag, ATT.tag, SBOM, 'v1'].filter((name) => !live.includes(name))).toEqual([])
    expect(await s.live(SIG.tag)).toMatchObject({ manifest_digest: SIG.digest })
  })

  it('are looked for afterwards alone where another tag on the image is known', async () => {
    const s = await sceneOf([tag('a2', 'a', 50), tag(SIG.tag, 'c', 90), tag('v1', 'a', 100)], 'ac', {
      shared: [A],
    })
    const outcome = await done(s, ending('v1', await s.look('v1')))
    expect(outcome.signatures.ended).toEqual([])
    expect(await methods(s)).toEqual(['GET', 'DELETE', 'GET', 'GET'])
    expect(await liveNames(s)).toContain(SIG.tag)
  })

  it('are told and come back where that other tag had ended since', async () => {
    const s = await sceneOf([tag(SIG.tag, 'c', 90), tag('v1', 'a', 100)], 'ac', { shared: [A] })
    const outcome = await done(s, ending('v1', await s.look('v1')))
    expect(outcome.signatures.ended).toEqual([SIG])
    expect(await liveNames(s)).toEqual([])
    const back = await undone(s, outcome)
    expect(back.signatures.restored).toEqual([SIG])
    expect(await liveNames(s)).toContain(SIG.tag)
  })

  it('stay where another tag on the image is there but not known', async () => {
    const s = await sceneOf([tag('a2', 'a', 50), tag(SIG.tag, 'c', 90), tag('v1', 'a', 100)], 'ac')
    const outcome = await done(s, ending('v1', await s.look('v1')))
    expect(outcome).toMatchObject({ atRisk: [SIG], signatures: { ended: [] } })
  })

  it('cost one look where there are none', async () => {
    const s = await scene()
    await done(s, ending('v2', await s.look('v2')))
    expect(await methods(s)).toEqual(['GET', 'GET', 'DELETE', 'GET'])
  })

  it('stay where a signature tag itself is deleted, which is no reason to look for others', async () => {
    const s = await sceneOf(
      [tag(signature('c', 'sig'), 'e', 50), tag(SIG.tag, 'c', 90), tag('v1', 'a', 100)],
      'ace',
    )
    const outcome = await done(s, ending(SIG.tag, await s.look(SIG.tag)))
    expect(outcome).toMatchObject({ effect: 'done', atRisk: [] })
    expect(await methods(s)).toEqual(['GET', 'DELETE', 'GET'])
    expect(await liveNames(s)).toContain(signature('c', 'sig'))
  })

  it('that the collector took are told as missing', async () => {
    const s = await scene()
    const outcome = await done(s, ending('v1', await s.look('v1')))
    const gone: SignatureTag = { tag: SBOM, digest: digest('f'), expiration: null }
    const undo = undoOf(outcome, WINDOW)?.operation
    if (undo?.kind !== 'restore') throw new Error('no way back')
    s.demo.pass(60)
    await s.demo.ask('PUT', `/api/v1/repository/acme/app/tag/${SBOM}`, { immutable: false })
    await s.demo.ask('DELETE', `/api/v1/repository/acme/app/tag/${SBOM}`)
    const back = await done(s, { ...undo, signatures: [gone, SIG] })
    expect(back.signatures.restored).toEqual([SIG])
    expect(back.signatures.missing).toMatchObject([{ tag: gone.tag, error: { kind: 'not-found' } }])
  })
})

describe('a signature tag that is to come back', () => {
  const deleted = async () => {
    const s = await scene()
    const outcome = await done(s, ending('v1', await s.look('v1')))
    s.demo.pass(60)
    await s.look('v1')
    return { s, outcome }
  }
  const restores = { method: 'POST', path: '*/tag/sha256-*', times: 1 }

  it('is left alone where a newer one is there', async () => {
    const { s, outcome } = await deleted()
    await s.demo.restore(SIG.tag, 'e')
    await s.look('v1')
    const back = await undone(s, outcome)
    expect(back.signatures).toMatchObject({ restored: [ATT], missing: [] })
    expect(await s.live(SIG.tag)).toMatchObject({ manifest_digest: digest('e') })
  })

  it('has come back where only the answer was lost', async () => {
    for (const what of [{ drop: 'after' }, { truncate: 1 }, { status: 500, after: true }]) {
      const { s, outcome } = await deleted()
      await s.faults({ ...restores, what })
      const back = await undone(s, outcome)
      expect(back.signatures.restored.toSorted(byTag)).toEqual([ATT, SIG])
      expect(back.signatures.missing).toEqual([])
      expect((await s.writes()).filter(({ path }) => path.includes('sha256-'))).toHaveLength(2)
    }
  })

  it('is missing where the request was lost', async () => {
    const { s, outcome } = await deleted()
    await s.faults({ ...restores, what: { drop: 'before' } })
    const back = await undone(s, outcome)
    expect(back.signatures.restored).toHaveLength(1)
    expect(back.signatures.missing).toMatchObject([{ error: { kind: 'unreachable' } }])
  })

  it('stays ended where the tag was taken elsewhere before it was read back', async () => {
    const { s, outcome } = await deleted()
    s.onRequest(async (n) => {
      if (n === 3)
        await s.demo.ask('PUT', '/api/v1/repository/acme/app/tag/v1', { manifest_digest: B }, 'writer')
    })
    const back = await undone(s, outcome)
    expect(back).toMatchObject({ effect: 'done', overtaken: true, signatures: { restored: [], missing: [] } })
    expect(await liveNames(s)).not.toContain(SIG.tag)
  })
})

describe('signature tags that could not be read', () => {
  it('are told as perhaps ended, and come back with the undo', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    await s.faults({ method: 'GET', path: '^.*filter_tag_name', skip: 1, times: 1, what: { status: 500 } })
    const outcome = await done(s, ending('v1', seen))
    expect(outcome.signatures.unread).toMatchObject({ kind: 'server' })
    expect(outcome.signatures.ended.toSorted(byTag)).toEqual([ATT, SIG])
    s.demo.pass(60)
    expect((await undone(s, outcome)).signatures.restored.toSorted(byTag)).toEqual([ATT, SIG])
  })

  it('before the write keep it from being sent', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    await s.faults({ method: 'GET', path: '^.*filter_tag_name', what: { status: 500 } })
    await expect(done(s, ending('v1', seen))).rejects.toMatchObject({ kind: 'server' })
    expect(await s.writes()).toEqual([])
  })

  it('are told once a write of which nobody knew is settled', async () => {
    const s = await scene()
    const seen = await s.look('v1')
    await s.faults(
      { method: 'DELETE', path: '*', what: { drop: 'after' } },
      { method: 'GET', path: '^.*specificTag', skip: 1, times: 1, what: { status: 500 } },
    )
    const outcome = await done(s, ending('v1', seen))
    expect(outcome).toMatchObject({ effect: 'unknown', signatures: { ended: [] } })
    const settled = await settle(outcome, s.around)
    expect(settled).toMatchObject({ effect: 'done', after: { live: null } })
    expect(settled.signatures.ended.toSorted(byTag)).toEqual([ATT, SIG])
  })
})
