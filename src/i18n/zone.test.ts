import { describe, expect, it } from 'vitest'
import { knownZone, timeZoneOf, withZone, zoneNamed, zonesWith } from './zone'

describe('the time zone', () => {
  it('of the deployment is one that the browser knows, or none', () => {
    expect(knownZone('Asia/Tokyo')).toBe('Asia/Tokyo')
    expect(knownZone('asia/tokyo')).toBe('Asia/Tokyo')
    expect(knownZone('Mars/Olympus')).toBeNull()
    expect(knownZone('')).toBeNull()
    expect(knownZone(null)).toBeNull()
  })

  it('of the deployment can be chosen where there is one, and nowhere else', () => {
    expect(zonesWith(null)).toEqual(['browser', 'utc'])
    expect(zonesWith('Asia/Tokyo')).toEqual(['browser', 'utc', 'deployment'])
  })

  it.each([
    [['utc', 'browser'], null, 'utc'],
    [[null, 'utc'], null, 'utc'],
    [['nonsense', 'utc'], null, 'utc'],
    [[null, null], 'Asia/Tokyo', 'deployment'],
    [['browser', null], 'Asia/Tokyo', 'browser'],
    [['deployment', 'utc'], 'Asia/Tokyo', 'deployment'],
    [[null, 'deployment'], 'Asia/Tokyo', 'deployment'],
    // A link or a memory of a deployment that named one.
    [['deployment', 'utc'], null, 'utc'],
    [['deployment', null], null, 'browser'],
  ] as const)(
    'is the first that is named and there: %j of a deployment with %s is %s',
    (texts, own, zone) => {
      expect(zoneNamed(texts, own)).toBe(zone)
    },
  )

  it('has a name for the formats, the browser’s own excepted', () => {
    expect(timeZoneOf('browser', 'Asia/Tokyo')).toBeUndefined()
    expect(timeZoneOf('utc', 'Asia/Tokyo')).toBe('UTC')
    expect(timeZoneOf('deployment', 'Asia/Tokyo')).toBe('Asia/Tokyo')
  })

  it.each([
    ['/repository/acme/api', '?sort=name&tz=utc', '/repository/acme/api?tz=utc'],
    ['/repository/acme/api?tab=history', '?tz=utc', '/repository/acme/api?tab=history&tz=utc'],
    ['/repository/acme/api?tz=browser', '?tz=utc', '/repository/acme/api?tz=browser'],
    ['/repository/acme/api?q=a+b', '?sort=name', '/repository/acme/api?q=a+b'],
  ])('of the address goes along: to %s from %s is %s', (to, search, address) => {
    expect(withZone(to, search)).toBe(address)
  })
})
