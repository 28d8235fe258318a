import { describe, expect, it } from 'vitest'
import { pullCommands } from './pull-commands'

const PLACE = { registry: 'quay.example.com', repository: 'acme/team/app' }
const DIGEST = `sha256:${'a'.repeat(64)}`

describe('the commands that pull', () => {
  it('name the tag, and the digest', () => {
    const { byName, byDigest } = pullCommands(PLACE, 'v1.0', DIGEST)
    expect(byName?.map(({ command }) => command)).toEqual([
      'podman pull quay.example.com/acme/team/app:v1.0',
      'docker pull quay.example.com/acme/team/app:v1.0',
      'skopeo copy docker://quay.example.com/acme/team/app:v1.0 oci:app:v1.0',
    ])
    expect(byDigest[0]?.command).toBe(`podman pull quay.example.com/acme/team/app@${DIGEST}`)
  })

  it.each(['$HOME', '`reboot`', 'a;b', "it's", 'a b', '-rf', 'é', 'a'.repeat(129), ''])(
    'take no name that clients do not take: %s',
    (name) => {
      const { byName, byDigest } = pullCommands(PLACE, name, DIGEST)
      expect(byName).toBeNull()
      expect(byDigest.map(({ command }) => command).join(' ')).not.toContain(`:${name} `)
    },
  )
})
