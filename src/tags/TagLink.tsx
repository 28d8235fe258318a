import { Link } from './Link'
import { isAddressable } from '~/operations/tag-name'
import { paths, repositoryOf } from '~/paths'
import { focusHint } from '~/ui/Hint'
import { spelled } from './name-marks'
import { TagName } from './TagName'

interface TagLinkProps {
  /** The repository's whole name. */
  repository: string
  tag: string
  /** What the row tells in short, said in full once the link has the keyboard's focus. */
  hint: string
}

/** A tag's name, leading to its page; a name that no address can carry leads nowhere. */
export function TagLink({ repository, tag, hint }: TagLinkProps) {
  const name = (
    <span className="block truncate" title={spelled(tag)}>
      <TagName name={tag} />
    </span>
  )
  if (!isAddressable(tag)) return name
  return (
    <Link
      to={paths.tag(repositoryOf(repository), tag)}
      className="min-w-0 hover:text-accent hover:underline"
      {...focusHint(hint)}
    >
      {name}
    </Link>
  )
}
