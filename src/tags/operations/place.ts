import type { Obstacle, Powers } from '~/operations/possible'

/** The repository in which a dialog stands, and what is known of it. */
export type Place = {
  /** Its whole name, such as `acme/api`. */
  repository: string
  /** How long ended lifetimes are kept, in seconds; null where Quay doesn't say. */
  window: number | null
  /** What keeps the person from changing tags here; null for nothing. */
  obstacle: Obstacle | null
  powers: Powers
  /** The address of the Quay, with a slash at its end. */
  quay: string
  /** Where images are pulled from, such as `quay.example.com`. */
  registry: string
}
