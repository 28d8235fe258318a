// What the public /config tells: the features of the recorded Quay, and what a world lays over them.

import { type Ask, json } from '../ask'

const ON = `
  ADVERTISE_V2 AGGREGATED_LOG_COUNT_RETRIEVAL ANONYMOUS_ACCESS APP_SPECIFIC_TOKENS ASSIGN_OAUTH_TOKEN
  AUTO_PRUNE CHANGE_TAG_EXPIRATION DIRECT_LOGIN EDIT_QUOTA ENABLE_STALE_MPU_CLEANUP
  EXTENDED_REPOSITORY_NAMES GENERAL_OCI_SUPPORT HELM_OCI_SUPPORT IMAGE_EXPIRY_TRIGGER IMAGE_PULL_STATS
  IMMUTABLE_TAGS LIBRARY_SUPPORT LOG_EXPORT MANIFEST_SIZE_BACKFILL MANIFEST_SUBJECT_BACKFILL
  NAMESPACE_GARBAGE_COLLECTION ORG_MIRROR PARTIAL_USER_AUTOCOMPLETE PERMANENT_SESSIONS
  PROXY_CACHE_BLOB_DOWNLOAD QUOTA_MANAGEMENT REFERRERS_API REPOSITORY_ACTION_COUNTER
  REPOSITORY_GARBAGE_COLLECTION REPO_MIRROR REQUIRE_TEAM_INVITE SECURITY_SCANNER_NOTIFY_ON_NEW_INDEX
  SUPERUSERS_FULL_ACCESS SUPER_USERS UI_MODELCARD UI_V2 USERNAME_CONFIRMATION USER_CREATION
  USER_EVENTS USER_INITIALIZE USER_LAST_ACCESSED USER_METADATA VERIFY_QUOTA
`

const OFF = `
  ACTION_LOG_ROTATION BILLING BITBUCKET_BUILD BLACKLISTED_EMAILS BUILD_SUPPORT
  CLEAR_EXPIRED_RAC_ENTRIES DISABLE_PULL_LOGS_FOR_FREE_NAMESPACES ENTITLEMENT_RECONCILIATION
  EXPORT_COMPLIANCE EXTENDED_ACTION_LOGGING FIPS GARBAGE_COLLECTION GITHUB_BUILD GITHUB_LOGIN
  GITLAB_BUILD GOOGLE_LOGIN IMMUTABLE_TAGS_CAN_EXPIRE INVITE_ONLY_USER_CREATION MAILING
  NONSUPERUSER_TEAM_SYNCING_SETUP ORG_SHARED_EMAIL OTEL_TRACING PROGRAMMATIC_BOOTSTRAP PROXY_CACHE
  PROXY_STORAGE PUBLIC_CATALOG QUOTA_NOTIFICATIONS QUOTA_SUPPRESS_FAILURES RATE_LIMITS
  READER_BUILD_LOGS RECAPTCHA REQUIRE_ENCRYPTED_BASIC_AUTH RESTRICTED_USERS RESTRICTED_V1_PUSH
  RH_MARKETPLACE SECURITY_NOTIFICATIONS SECURITY_SCANNER SECURITY_SCANNER_V2 SIGNING SPAM_DETECTION
  SPARSE_INDEX STORAGE_REPLICATION SUPERUSERS_ORG_CREATION_ONLY SUPERUSER_CONFIGDUMP TEAM_SYNCING
  UI_DELAY_AFTER_WRITE USER_LOG_ACCESS USER_RENAME
`

const names = (block: string): string[] => block.trim().split(/\s+/)

const FEATURES: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...names(ON).map((name) => [name, true] as const),
  ...names(OFF).map((name) => [name, false] as const),
])

type Overlay = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Overlay =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lays one object over another, object by object; lists and plain values replace what was there. */
function overlaid(base: Overlay, over: Overlay): Overlay {
  const entries = Object.entries(over).map(([key, value]) => {
    const below = base[key]
    return [key, isObject(value) && isObject(below) ? overlaid(below, value) : value] as const
  })
  return { ...base, ...Object.fromEntries(entries) }
}

function configView({ registry, origin }: Pick<Ask, 'registry' | 'origin'>): Overlay {
  const { host, protocol } = new URL(origin)
  const base = {
    features: { ...FEATURES, GARBAGE_COLLECTION: registry.collects },
    registry_state: 'normal',
    config: {
      SERVER_HOSTNAME: host,
      PREFERRED_URL_SCHEME: protocol.replace(':', ''),
      REGISTRY_TITLE: 'Red Hat Quay',
      REGISTRY_TITLE_SHORT: 'Red Hat Quay',
      AUTHENTICATION_TYPE: 'Database',
      PERMANENTLY_DELETE_TAGS: true,
      TAG_EXPIRATION_OPTIONS: ['0s', '1d', '1w', '2w', '4w'],
      DEFAULT_TAG_EXPIRATION: null,
    },
    external_login: [],
  }
  return overlaid(base, registry.config)
}

export const getConfig = (ask: Ask): Response => json(configView(ask))
