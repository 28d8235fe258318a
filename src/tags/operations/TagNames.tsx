/** Names of tags, one a line. */
export function TagNames({ names }: { names: readonly string[] }) {
  return (
    <ul className="mt-1 grid gap-0.5 font-mono text-xs">
      {names.map((name) => (
        // Whole: names of signature tags differ at their ends.
        <li key={name} className="[overflow-wrap:anywhere]" title={name}>
          {name}
        </li>
      ))}
    </ul>
  )
}
