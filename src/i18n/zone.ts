import { createContext, useContext, useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router'

/** In which time zone moments are told: this browser's, UTC, or the one that the deployment names. */
export type Zone = 'browser' | 'utc' | 'deployment'
const ZONES: readonly Zone[] = ['browser', 'utc', 'deployment']

/** The deployment's zone, such as `Asia/Tokyo`; null where it names none, and then it is nowhere offered. */
export const DeploymentZone = createContext<string | null>(null)

const KEY = 'tidemark.zone'
const PARAM = 'tz'
const listeners = new Set<() => void>()
let preferred = remembered()

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function prefer(zone: Zone): void {
  preferred = zone
  try {
    localStorage.setItem(KEY, zone)
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A zone that a setting names; null for none, and for one that this browser does not know. */
export function knownZone(name: string | null): string | null {
  if (name === null) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** The zones that a person can choose from. */
export function zonesWith(deployment: string | null): Zone[] {
  return ZONES.filter((zone) => zone !== 'deployment' || deployment !== null)
}

/** The first of these texts, from the URL or from memory, that names a zone which is there to be chosen; else the deployment's, or the browser's. */
export function zoneNamed(texts: readonly (string | null)[], deployment: string | null): Zone {
  const zones = zonesWith(deployment)
  const usual = deployment === null ? 'browser' : 'deployment'
  return texts.map((text) => zones.find((zone) => zone === text)).find((zone) => zone !== undefined) ?? usual
}

/** The zone's name for `Intl`; undefined lets it take the browser's. */
export function timeZoneOf(zone: Zone, deployment: string | null): string | undefined {
  switch (zone) {
    case 'browser':
      return undefined
    case 'utc':
      return 'UTC'
    case 'deployment':
      return deployment ?? undefined
  }
}

export interface ZoneChoice {
  zone: Zone
  /** What can be chosen. */
  zones: readonly Zone[]
  /** The zone's name for `Intl`; undefined for the browser's. */
  timeZone: string | undefined
  choose: (zone: Zone) => void
}

/**
 * The time zone on screen: the one that the URL names, so that a link shows what its sender saw, or the preferred one;
 * and the way to choose another, which stands in the URL from then on.
 */
export function useZone(): ZoneChoice {
  const [params, setParams] = useSearchParams()
  const deployment = useContext(DeploymentZone)
  const own = useSyncExternalStore(subscribe, () => preferred)
  const zone = zoneNamed([params.get(PARAM), own], deployment)
  return {
    zone,
    zones: zonesWith(deployment),
    timeZone: timeZoneOf(zone, deployment),
    choose: (next) => {
      prefer(next)
      setParams(
        (current) => {
          const params = new URLSearchParams(current)
          params.set(PARAM, next)
          return params
        },
        { replace: true, preventScrollReset: true },
      )
    },
  }
}

/** An address of this console, naming the zone that the address at hand names. */
export function withZone(to: string, search: string): string {
  const zone = new URLSearchParams(search).get(PARAM)
  const [path = '', own] = to.split('?')
  const params = new URLSearchParams(own)
  if (zone === null || params.has(PARAM)) return to
  params.set(PARAM, zone)
  return `${path}?${params}`
}

/** The browser's own zone, such as `Asia/Tokyo`. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
