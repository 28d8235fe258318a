import { test } from '@playwright/test'
import * as v from 'valibot'

export const Figure = v.object({
  /** What was measured. */
  what: v.string(),
  value: v.number(),
  unit: v.string(),
  /** The most that it may be; null for what is only told. */
  goal: v.nullable(v.number()),
  /** What the figure was held against, or where it comes from. */
  note: v.string(),
})

export type Figure = v.InferOutput<typeof Figure>

const TYPE = 'figure'

/** Tells a figure; the reporter puts all of them into one table. */
export function tell(what: string, value: number, unit: string, goal: number | null, note = ''): void {
  const figure: Figure = { what, value, unit, goal, note }
  test.info().annotations.push({ type: TYPE, description: JSON.stringify(figure) })
}

/** The figures that a test told. */
export function figuresOf(annotations: readonly { type: string; description?: string }[]): Figure[] {
  return annotations
    .filter(({ type }) => type === TYPE)
    .map(({ description = '' }) => v.parse(Figure, JSON.parse(description)))
}

export const isMet = ({ value, goal }: Figure): boolean => goal === null || value <= goal

/** At most so many of a hundred values are larger. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN
}

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits))
