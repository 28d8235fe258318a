import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import { nameFault } from '~/operations/tag-name'
import Dialog from '~/ui/Dialog'
import { Code } from './Curl'
import type { Place } from './place'

interface PullDialogProps {
  place: Place
  tag: TagEntry
  onClose: () => void
}

/** The commands that pull an image, in the words of the three usual clients. */
function commandsOf(reference: string, target: string): [string, string][] {
  return [
    ['podman', `podman pull ${reference}`],
    ['docker', `docker pull ${reference}`],
    ['skopeo', `skopeo copy docker://${reference} oci:${target}`],
  ]
}

/** How to pull a tag, by its name and by its digest; by digest alone where the name is none that clients take. */
export function PullDialog({ place, tag, onClose }: PullDialogProps) {
  const { t } = useTranslation()
  const image = `${place.registry}/${place.repository}`
  const folder = place.repository.split('/').at(-1) ?? 'image'
  const byName =
    nameFault(tag.name) === null ? commandsOf(`${image}:${tag.name}`, `${folder}:${tag.name}`) : null
  const byDigest = commandsOf(`${image}@${tag.manifest_digest}`, folder)
  return (
    <Dialog open onClose={onClose} title={t('pull.title', { tag: tag.name })}>
      {byName ? (
        <Commands title={t('pull.byTag')} hint={t('pull.byTagHint')} commands={byName} />
      ) : (
        <p className="text-muted">{t('pull.oddName')}</p>
      )}
      <Commands title={t('pull.byDigest')} hint={t('pull.byDigestHint')} commands={byDigest} />
    </Dialog>
  )
}

function Commands({ title, hint, commands }: { title: string; hint: string; commands: [string, string][] }) {
  const { t } = useTranslation()
  return (
    <section className="grid min-w-0 gap-1">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-muted">{hint}</p>
      {commands.map(([client, command]) => (
        <Code key={client} text={command} label={t('pull.copy', { client })} />
      ))}
    </section>
  )
}
