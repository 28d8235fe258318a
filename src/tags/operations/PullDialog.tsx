import { useTranslation } from 'react-i18next'
import type { TagEntry } from '~/api/schemas'
import Dialog from '~/ui/Dialog'
import { Code } from './Curl'
import type { Place } from './place'
import { pullCommands, type PullCommand } from './pull-commands'

interface PullDialogProps {
  place: Place
  tag: TagEntry
  onClose: () => void
}

/** How to pull a tag, by its name and by its digest; by digest alone where the name is none that clients take. */
export function PullDialog({ place, tag, onClose }: PullDialogProps) {
  const { t } = useTranslation()
  const { byName, byDigest } = pullCommands(place, tag.name, tag.manifest_digest)
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

interface CommandsProps {
  title: string
  hint: string
  commands: readonly PullCommand[]
}

function Commands({ title, hint, commands }: CommandsProps) {
  const { t } = useTranslation()
  return (
    <section className="grid min-w-0 gap-1">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-muted">{hint}</p>
      {commands.map(({ client, command }) => (
        <Code key={client} text={command} label={t('pull.copy', { client })} />
      ))}
    </section>
  )
}
