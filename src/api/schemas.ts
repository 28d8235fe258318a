import * as v from 'valibot'

// What every schema here keeps to: unknown fields survive, what may be missing gets the value that means "no", and
// strings may be anything. JSON's 1e999 is Infinity, so numbers are checked to be finite.
const number = v.pipe(v.number(), v.finite())
const flag = v.nullish(v.boolean(), false)
const text = v.nullish(v.string(), '')

/** `GET /csrf_token` (session `csrf`). */
export const csrfSchema = v.looseObject({ csrf_token: v.string() })

/** One lifetime as the tag listing has it (contract `list-after-change`). */
const tagEntrySchema = v.looseObject({
  name: v.string(),
  /** Whether it began by a restore. */
  reversion: flag,
  immutable: flag,
  /** When it began, in seconds. */
  start_ts: number,
  /** When it ended or will end, in seconds; null while no end is known. Before `start_ts` for a purged one. */
  end_ts: v.nullish(number, null),
  manifest_digest: v.string(),
  is_manifest_list: flag,
  /** Bytes of its compressed layers; null for a manifest list. */
  size: v.nullish(number, null),
  /** Whether an index lacks some of its children. */
  is_sparse: flag,
  /** How many children an index names, and how many of these are here; null for what is no index. */
  child_manifest_count: v.nullish(number, null),
  present_child_count: v.nullish(number, null),
  /** By child digest, whether the child is here. */
  child_manifests_presence: v.nullish(v.record(v.string(), v.boolean()), null),
})

export type TagEntry = v.InferOutput<typeof tagEntrySchema>

/** One page of the tag listing, newest `start_ts` first. */
export const tagPageSchema = v.looseObject({
  tags: v.array(tagEntrySchema),
  page: number,
  has_additional: flag,
})

export type TagPage = v.InferOutput<typeof tagPageSchema>

/** Whether a repository can be written: any other word of Quay's is kept as it is. */
const state = v.nullish(v.string(), 'NORMAL')

/** One repository (contract `repo-get-reader`). */
export const repositorySchema = v.looseObject({
  namespace: v.string(),
  name: v.string(),
  description: text,
  is_public: flag,
  is_organization: flag,
  /** NORMAL, READ_ONLY, MIRROR or what a newer Quay may have. */
  state,
  can_write: flag,
  can_admin: flag,
  /** How long after its end a lifetime can still be restored, in seconds; null where Quay doesn't say. */
  tag_expiration_s: v.nullish(number, null),
})

export type Repository = v.InferOutput<typeof repositorySchema>

/** One repository in a listing (contract `repos-ns`). */
const listedRepositorySchema = v.looseObject({
  namespace: v.string(),
  name: v.string(),
  description: text,
  is_public: flag,
  state,
  /** When its newest tag began, in seconds; null where it has none. */
  last_modified: v.nullish(number, null),
})

export type ListedRepository = v.InferOutput<typeof listedRepositorySchema>

/** One page of repositories; `next_page` is null on the last. */
export const repositoryPageSchema = v.looseObject({
  repositories: v.array(listedRepositorySchema),
  next_page: v.nullish(v.string(), null),
})

export type RepositoryPage = v.InferOutput<typeof repositoryPageSchema>

/** One repository that a search found (contract `find-repos`). */
const foundRepositorySchema = v.looseObject({
  namespace: v.looseObject({ name: v.string() }),
  name: v.string(),
  description: text,
  is_public: flag,
})

/** One page of a search, best first. */
export const foundPageSchema = v.looseObject({
  results: v.array(foundRepositorySchema),
  page: v.nullish(number, 1),
  has_additional: flag,
})

export type FoundPage = v.InferOutput<typeof foundPageSchema>

/** Who is signed in (contract `user`). */
export const userSchema = v.looseObject({
  anonymous: flag,
  username: v.string(),
})

export type User = v.InferOutput<typeof userSchema>

/** What Quay tells everybody about itself (session `config`). */
export const configSchema = v.looseObject({
  features: v.looseObject({
    DIRECT_LOGIN: v.nullish(v.boolean(), true),
    ANONYMOUS_ACCESS: v.nullish(v.boolean(), true),
    GARBAGE_COLLECTION: v.nullish(v.boolean(), true),
    IMMUTABLE_TAGS: flag,
    CHANGE_TAG_EXPIRATION: flag,
  }),
  /** `normal`, or `readonly` while nothing at all can be written. */
  registry_state: v.nullish(v.string(), 'normal'),
  config: v.looseObject({
    SERVER_HOSTNAME: text,
    PREFERRED_URL_SCHEME: v.nullish(v.string(), 'https'),
    REGISTRY_TITLE: text,
    AUTHENTICATION_TYPE: v.nullish(v.string(), 'Database'),
    PERMANENTLY_DELETE_TAGS: flag,
    /** The windows that an owner can choose from, such as `2w`. */
    TAG_EXPIRATION_OPTIONS: v.nullish(v.array(v.string()), []),
  }),
  external_login: v.nullish(v.array(v.unknown()), []),
})

export type Config = v.InferOutput<typeof configSchema>
