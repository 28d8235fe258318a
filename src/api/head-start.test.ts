import { expect, it } from 'vitest'
import { createHeadStart, headStartsOver } from './head-start'

it('gives what was begun under a key, once', async () => {
  const asked: string[] = []
  const ahead = createHeadStart((key) => {
    asked.push(key)
    return Promise.resolve(`${key} read`)
  })
  expect(ahead.take('acme/api')).toBeNull()
  ahead.begin('acme/api')
  expect(ahead.take('acme/web')).toBeNull()
  expect(await ahead.take('acme/api')).toBe('acme/api read')
  expect(ahead.take('acme/api')).toBeNull()
  expect(asked).toEqual(['acme/api'])
})

it('leaves a failure to whoever takes it', async () => {
  const ahead = createHeadStart<string>(() => Promise.reject(new Error('no')))
  ahead.begin('acme/api')
  await expect(ahead.take('acme/api')).rejects.toThrow('no')
})

it('tells when all that was begun is over, also where it failed', async () => {
  let fail = () => {}
  const ahead = createHeadStart<string>(
    () => new Promise((_, reject) => (fail = () => reject(new Error('no')))),
  )
  ahead.begin('acme/api')
  let isOver = false
  const over = headStartsOver().then(() => (isOver = true))
  await Promise.resolve()
  expect(isOver).toBe(false)
  fail()
  expect(await over).toBe(true)
})
