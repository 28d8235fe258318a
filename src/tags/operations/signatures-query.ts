import { queryOptions } from '@tanstack/react-query'
import { http } from '~/api/quay'
import { readSignatureLifetimes, readSignatures } from '~/operations/signature'
import { serverNow } from './run'

/** The live signature tags of an image, to be shown before it loses its last tag. */
export function signaturesQuery(repository: string, digest: string) {
  return queryOptions({
    queryKey: ['signatures', repository, digest],
    queryFn: () => readSignatures(http, repository, digest, serverNow),
    staleTime: 0,
  })
}

/** All lifetimes of an image's signature tags, to offer those that ended with it when it is restored. */
export function signatureLifetimesQuery(repository: string, digest: string) {
  return queryOptions({
    queryKey: ['signatures', repository, digest, 'ended'],
    queryFn: () => readSignatureLifetimes(http, repository, digest),
    staleTime: 0,
  })
}
