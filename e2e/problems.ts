import type { BrowserContext } from '@playwright/test'

/** What the browser complained of. A test says beforehand which complaints belong to it. */
export type Problems = { allow: (...expected: RegExp[]) => void }

// The console asks who is signed in, and whoever isn't gets 401: the one failure that every visit may show.
const ALWAYS = [/status of 401 .*\/api\/v1\/user\/$/]

/** Lets a page tell what its Content-Security-Policy or Trusted Types forbade it. */
function tellViolations() {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
    console.error(`violation of ${effectiveDirective}: ${blockedURI} ${sample}`)
  })
}

/** Listens on all pages of a context; `unexpected` tells the complaints that no test allowed. */
export async function watchProblems(context: BrowserContext) {
  const allowed = [...ALWAYS]
  const found: string[] = []
  context.on('weberror', (failure) => void found.push(`uncaught: ${failure.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(`${message.text()} at ${message.location().url}`)
  })
  await context.addInitScript(tellViolations)
  return {
    allow: (...expected: RegExp[]) => void allowed.push(...expected),
    unexpected: () => found.filter((text) => !allowed.some((pattern) => pattern.test(text))),
  }
}
