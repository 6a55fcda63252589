import { expect, test } from 'vitest'
import { toldAhead } from './ahead.ts'

const closure = (id: string, here: boolean, units: Readonly<Record<string, number | null>> = {}) => ({
  closure: id,
  here,
  units: Object.entries(units).map(([unit, longer]) => ({ unit, longer })),
})

test('of those on the way only what makes somebody clearly later is told, of those here each', () => {
  const ahead = [
    closure('1', true, { 'T-1': 3 }),
    closure('2', false, { 'T-1': 14 }),
    closure('3', false, { 'T-1': 15 }),
  ]
  expect(toldAhead(ahead, ['T-1'])).toEqual({ told: [closure('1', true), closure('3', false, { 'T-1': 15 })], more: 0 })
})

test('units stand as they stand among those who could go, and who has no road is late', () => {
  const ahead = [closure('1', false, { 'T-1': 20, 'T-2': 60, 'T-3': null, 'T-4': 90 })]
  const [told] = toldAhead(ahead, ['T-3', 'T-4', 'T-2', 'T-1']).told
  expect(told?.units.map(({ unit }) => unit)).toEqual(['T-3', 'T-4', 'T-2'])
})

test('of very many it is said how many there are', () => {
  const { told, more } = toldAhead(
    ['1', '2', '3', '4', '5'].map((id) => closure(id, true)),
    [],
  )
  expect([told.length, more]).toEqual([3, 2])
})
