type Place = { url: URL; agent: string; language: string; at: Date }

const MOST_LINES = 12

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error)

/** Where it went wrong in the code, without the host: the names of the files tell which build it is. */
function traceOf(error: unknown, origin: string): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const lines = stack.split('\n').filter((line) => /:\d+:\d+/.test(line))
  return lines.slice(0, MOST_LINES).map((line) => `  ${line.trim().replaceAll(origin, '')}`)
}

/**
 * What a person passes on of a page that broke. Of the address only the names of its parameters are told: their values are
 * what somebody typed. In English, as it is for those who mend it.
 */
export function crashReport(error: unknown, { url, agent, language, at }: Place): string {
  const names = [...new Set(url.searchParams.keys())]
  return [
    wordsOf(error),
    ...traceOf(error, url.origin),
    `Page: ${url.pathname}${names.length > 0 ? ` (with ${names.join(', ')})` : ''}`,
    `Time: ${at.toISOString()}`,
    `Language: ${language}`,
    `Browser: ${agent}`,
  ].join('\n')
}
