// The usage log: who did what, as Quay keeps it.

interface Performer {
  readonly name: string
  readonly isRobot: boolean
}

export interface UsageEntry {
  readonly kind: string
  readonly metadata: Readonly<Record<string, unknown>>
  readonly ip: string | null
  /** Milliseconds since 1970. */
  readonly at: number
  /** Absent for what a worker or a policy did. */
  readonly performer: Performer | null
}
