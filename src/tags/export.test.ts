import { describe, expect, it } from 'vitest'
import { isoUtc, toCsv, toJson, type ExportColumn } from './export'

interface Row {
  name: string
  size?: number | null
}

const columns: ExportColumn<Row>[] = [
  { name: 'name', value: (row) => row.name },
  { name: 'size', value: (row) => row.size ?? null },
]

describe('an export', () => {
  it('makes formulas text', () => {
    const rows = ['=1+1', '+x', '-y', '@z', '\tq', 'a=b'].map((name) => ({ name }))
    expect(toCsv(rows, columns)).toBe("name,size\r\n'=1+1,\r\n'+x,\r\n'-y,\r\n'@z,\r\n'\tq,\r\na=b,\r\n")
  })

  it('quotes what would break a line or a cell', () => {
    expect(toCsv([{ name: 'a,"b"\nc', size: -5 }], columns)).toBe('name,size\r\n"a,""b""\nc",-5\r\n')
  })

  it('keeps values as they are in JSON', () => {
    expect(JSON.parse(toJson([{ name: '=1', size: null }], columns))).toEqual([{ name: '=1', size: null }])
  })

  it('tells moments in UTC', () => {
    expect(isoUtc(0)).toBe('1970-01-01T00:00:00Z')
    expect(isoUtc(null)).toBeNull()
    expect(isoUtc(1e20)).toBeNull()
  })
})
