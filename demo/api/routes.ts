// Every endpoint. Longer paths stand before the repository's own, whose name would take them in.

import { type Route, route } from '../routing'
import {
  changeOrganization,
  getOrganization,
  getPermission,
  getQuota,
  getUser,
  listPermissions,
  setPermission,
} from './account'
import {
  organizationAutoprune,
  organizationAutopruneOne,
  repositoryAutoprune,
  repositoryAutopruneOne,
} from './autoprune'
import { getConfig } from './config'
import { findAll, findRepositories } from './find'
import {
  organizationImmutability,
  organizationImmutabilityOne,
  repositoryImmutability,
  repositoryImmutabilityOne,
} from './immutability'
import { listTags } from './listing'
import { errorType } from './error-type'
import { aggregateLogs, organizationLogs, repositoryLogs, userLogs } from './logs'
import {
  addLabel,
  deleteLabel,
  getLabel,
  getManifest,
  listLabels,
  manifestPulls,
  security,
  tagPulls,
} from './manifest'
import { listRepositories } from './repositories'
import {
  changeRepository,
  changeState,
  changeVisibility,
  createRepository,
  deleteRepository,
  getRepository,
} from './repository'
import { csrfToken, signInUser, signOutUser } from './session'
import { changeTag, deleteTag, purgeTag, restoreTag } from './tag'

const REPOSITORY = '/api/v1/repository/:repository'
const ORGANIZATION = '/api/v1/organization/:name'

export const ROUTES: readonly Route[] = [
  route('/csrf_token', { GET: csrfToken }),
  route('/config', { GET: getConfig }),
  route('/api/v1/signin', { POST: signInUser }),
  route('/api/v1/signout', { POST: signOutUser }),
  route('/api/v1/user/', { GET: getUser }),
  route('/api/v1/user/logs', { GET: userLogs }),
  route('/api/v1/error/:name', { GET: errorType }),
  route('/api/v1/find/repositories', { GET: findRepositories }),
  route('/api/v1/find/all', { GET: findAll }),
  route(`${ORGANIZATION}/quota`, { GET: getQuota }),
  route(`${ORGANIZATION}/logs`, { GET: organizationLogs }),
  route(`${ORGANIZATION}/autoprunepolicy/`, organizationAutoprune),
  route(`${ORGANIZATION}/autoprunepolicy/:name`, organizationAutopruneOne),
  route(`${ORGANIZATION}/immutabilitypolicy/`, organizationImmutability),
  route(`${ORGANIZATION}/immutabilitypolicy/:name`, organizationImmutabilityOne),
  route(ORGANIZATION, { GET: getOrganization, PUT: changeOrganization }),
  route('/api/v1/repository', { GET: listRepositories, POST: createRepository }),
  route(`${REPOSITORY}/tag/`, { GET: listTags }),
  route(`${REPOSITORY}/tag/:name/restore`, { POST: restoreTag }),
  route(`${REPOSITORY}/tag/:name/expire`, { POST: purgeTag }),
  route(`${REPOSITORY}/tag/:name/pull_statistics`, { GET: tagPulls }),
  route(`${REPOSITORY}/tag/:name`, { PUT: changeTag, DELETE: deleteTag }),
  route(`${REPOSITORY}/manifest/:digest/labels/:name`, { GET: getLabel, DELETE: deleteLabel }),
  route(`${REPOSITORY}/manifest/:digest/labels`, { GET: listLabels, POST: addLabel }),
  route(`${REPOSITORY}/manifest/:digest/security`, { GET: security }),
  route(`${REPOSITORY}/manifest/:digest/pull_statistics`, { GET: manifestPulls }),
  route(`${REPOSITORY}/manifest/:digest`, { GET: getManifest }),
  route(`${REPOSITORY}/permissions/user/`, { GET: listPermissions }),
  route(`${REPOSITORY}/permissions/user/:name`, { GET: getPermission, PUT: setPermission }),
  route(`${REPOSITORY}/autoprunepolicy/`, repositoryAutoprune),
  route(`${REPOSITORY}/autoprunepolicy/:name`, repositoryAutopruneOne),
  route(`${REPOSITORY}/immutabilitypolicy/`, repositoryImmutability),
  route(`${REPOSITORY}/immutabilitypolicy/:name`, repositoryImmutabilityOne),
  route(`${REPOSITORY}/changestate`, { PUT: changeState }),
  route(`${REPOSITORY}/changevisibility`, { POST: changeVisibility }),
  route(`${REPOSITORY}/logs`, { GET: repositoryLogs }),
  route(`${REPOSITORY}/aggregatelogs`, { GET: aggregateLogs }),
  route(REPOSITORY, { GET: getRepository, PUT: changeRepository, DELETE: deleteRepository }),
]
