// What a page and the demo Quay in its worker tell each other.

export interface Question {
  readonly id: number
  readonly method: string
  readonly url: string
  readonly headers: [string, string][]
  readonly body: string | null
  /** Whether the session's cookie goes along. */
  readonly hasCookie: boolean
}

export interface Reply {
  readonly id: number
  readonly status: number
  readonly headers: [string, string][]
  readonly body: ArrayBuffer
}

/** Why no answer comes. */
export interface Failure {
  readonly id: number
  readonly failure: string
}
