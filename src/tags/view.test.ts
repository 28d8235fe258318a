import { describe, expect, it } from 'vitest'
import { nextSort, paramsWithView, viewFromParams } from './view'

const view = (query: string) => viewFromParams(new URLSearchParams(query))

describe('the view in the URL', () => {
  it('is live tags, newest first, where the URL says nothing or nonsense', () => {
    const usual = {
      text: '',
      status: 'live',
      sort: { column: 'changed', descending: true },
      signatures: false,
    }
    expect(view('')).toEqual(usual)
    expect(view('status=<b>&sort=-constructor&q=')).toEqual(usual)
  })

  it('comes back as it was written, and leaves what is not its own', () => {
    const params = new URLSearchParams('tab=tags&q=v1&status=ended&sort=name&signatures=shown')
    expect(paramsWithView(params, viewFromParams(params)).toString()).toBe(params.toString())
    expect(paramsWithView(params, view('')).toString()).toBe('tab=tags')
  })

  it('turns a column around when it is pressed again', () => {
    const first = nextSort({ column: 'name', descending: false }, 'size')
    expect(first).toEqual({ column: 'size', descending: true })
    expect(nextSort(first, 'size')).toEqual({ column: 'size', descending: false })
    expect(nextSort(first, 'name')).toEqual({ column: 'name', descending: false })
  })
})
