// What the deployed nginx answers, with the very files of deploy/: headers, caching, packing, what it passes on to Quay.
import type { APIResponse } from '@playwright/test'
import { expect, test } from './fixtures'
import { tagTable } from './pages'
import { signIn } from './people'
import { isNginx } from './server'
import { Stage } from './stage'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]

const SAFE = {
  'content-security-policy': POLICY.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const corsOf = (answer: APIResponse) =>
  Object.keys(answer.headers()).filter((name) => name.startsWith('access-control-'))

// Where there is none, the summary of `npm test` says which server was looked at instead.
if (isNginx) {
  test('every answer carries the security headers, whatever it is', async ({ request, page }) => {
    await page.goto('/signin')
    const script = await page.locator('script[type=module]').getAttribute('src')
    const paths = ['/', '/repository/acme/web', '/config.json', `/${script}`, '/assets/none.js', '/theme.js']
    for (const path of [...paths, '/config', '/api/v1/user/', '/api/v1/superuser/users/', '/healthz']) {
      const answer = await request.get(path)
      expect(answer.headers(), path).toMatchObject(SAFE)
      expect(answer.headers()['server'], path).toBe('nginx')
    }
  })

  test('what is named by its content stays for ever and comes packed; pages and settings are looked at anew', async ({
    request,
    page,
  }) => {
    await page.goto('/signin')
    const script = await page.locator('script[type=module]').getAttribute('src')
    const packed = await request.get(`/${script}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers()).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'text/javascript',
    })
    for (const path of ['/', '/repository/acme/web/tag/v1.2.js', '/config.json', '/theme.js'])
      expect((await request.get(path)).headers()['cache-control'], path).toBe('no-cache')
    const missing = await request.get('/assets/none.js')
    expect([missing.status(), missing.headers()['cache-control']]).toEqual([404, undefined])
    expect((await request.get('/.vite/manifest.json')).status()).toBe(404)
  })

  test('what the console asks of Quay is passed on, and nothing else', async ({ request, demo }) => {
    const answer = await request.get('/api/v1/user/', {
      headers: { authorization: 'Bearer admin', 'x-requested-with': 'XMLHttpRequest' },
    })
    expect([answer.status(), corsOf(answer)]).toEqual([200, []])
    expect((await request.get('/config')).status()).toBe(200)
    await demo.clearRequests()
    for (const path of [
      '/api/v1/superuser/users/',
      '/api/v2/user/',
      '/api/v1/repository/..%2fsuperuser/',
      '/v2/',
      '/oauth/authorize',
    ])
      expect((await request.get(path, { maxRedirects: 0 })).headers()['content-type'], path).toMatch(
        /^text\/html/,
      )
    expect((await request.fetch('/api/v1/user/', { method: 'PATCH' })).status()).toBe(403)
    expect((await request.post('/repository', { data: {} })).status()).toBe(403)
    const large = { data: 'x'.repeat(100_000), headers: { authorization: 'Bearer admin' } }
    expect((await request.put('/api/v1/repository/acme/web/tag/large', large)).status()).toBe(413)
    for (const headers of [
      { origin: 'https://evil.example.com' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      for (const path of ['/api/v1/user/', '/csrf_token'])
        expect((await request.get(path, { headers })).status(), JSON.stringify(headers)).toBe(403)
    expect(await demo.requests()).toEqual([])
  })

  test('what a policy forbids does not run, and is heard of', async ({ page, problems }) => {
    problems.allow(/violation of/, /Content Security Policy/, /TrustedScript/)
    await page.goto('/signin')
    const heard = page.waitForEvent('console', (message) => message.text().startsWith('violation of '))
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      try {
        script.textContent = 'document.documentElement.dataset.ran = "yes"'
        document.body.append(script)
      } catch {
        // Forbidden already.
      }
      return document.documentElement.dataset['ran'] ?? 'no'
    })
    expect(ran).toBe('no')
    expect((await heard).text()).toMatch(/require-trusted-types-for|script-src/)
  })

  test('a token of the server’s own is used for everybody, and told', async ({ browser }) => {
    const stage = await Stage.open({ sharedToken: 'reader' })
    const page = await browser.newPage({ baseURL: stage.console })
    // Who is signed in at Quay all the same acts with that token.
    await signIn(page, 'admin')
    await page.goto('/repository/acme/web')
    await expect(tagTable(page, 'acme/web')).toBeVisible()
    await expect(page.getByRole('banner').getByText('Shared token')).toBeVisible()
    await expect(page.getByRole('button', { name: 'you can only read' })).toBeVisible()
    expect(await page.context().cookies()).toEqual([])
    await page.close()
    await stage.close()
  })
}
