import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { demoModules, demoPage } from './demo-build'

const root = fileURLToPath(new URL('..', import.meta.url))

test('the page has the demo before the console, and lies anywhere', () => {
  const page = demoPage(readFileSync(`${root}index.html`, 'utf8'))
  expect(page.indexOf('/demo/page/start.ts')).toBeGreaterThan(0)
  expect(page.indexOf('/demo/page/start.ts')).toBeLessThan(page.indexOf('/src/main.tsx'))
  expect(page).toContain('<base href="./" />')
})

test('a page that is not as it was is told', () => {
  expect(() => demoPage('<base href="/" />')).toThrow('/src/main.tsx')
})

test('the demo is found in a build, and what only sounds like it is not', () => {
  const demo = `${root}demo/app.ts`
  expect(demoModules([demo, `${root}src/main.tsx`, `${root}demolition/app.ts`, '\0virtual'])).toEqual([demo])
})
