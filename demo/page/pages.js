// The service worker of the demo in the page. A host of files knows nothing of the console's inner pages: they are answered
// with its start page, which is told where it lies. Everything else is the host's.

const INNER = /^(?:repository|organization|user|activity|signin)(?:\/|$)/

addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  const inner = pathname.slice(new URL(registration.scope).pathname.length)
  if (event.request.mode === 'navigate' && INNER.test(inner)) event.respondWith(startPage())
})

async function startPage() {
  const { scope } = registration
  const answer = await fetch(scope)
  if (!answer.ok) return answer
  const page = (await answer.text()).replace('<base href="./"', `<base href="${new URL(scope).pathname}"`)
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
