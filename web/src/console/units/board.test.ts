import { expect, test } from 'vitest'
import { anAssignment, anIncident, aUnit } from '../examples.ts'
import { boardOf, straightLine } from './board.ts'

const byId = <Thing extends { id: string }>(...things: Thing[]) => new Map(things.map((thing) => [thing.id, thing]))

test('units stand by what they do, the silent ones first, T-2 before T-11', () => {
  const board = boardOf({
    units: byId(
      aUnit({ id: 'T-11' }),
      aUnit({ id: 'T-2' }),
      aUnit({ id: 'T-7', status: 'assigned' }),
      aUnit({ id: 'T-8', status: 'assigned' }),
    ),
    incidents: byId(anIncident({ assignments: [anAssignment({ unit: 'T-8', unacknowledged: true })] })),
  })
  const filled = board.filter(({ units }) => units.length).map(({ group, units }) => [group, ...units])
  expect(filled).toEqual([
    ['unacknowledged', 'T-8'],
    ['assigned', 'T-7'],
    ['available', 'T-2', 'T-11'],
  ])
})

test('a degree of latitude is 111 km', () => {
  expect(straightLine([69, 41], [69, 42])).toBeCloseTo(111_195, -1)
  expect(straightLine([69, 41], [69, 41])).toBe(0)
})
