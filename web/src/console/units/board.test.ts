import { expect, test } from 'vitest'
import { metresBetween } from '../../ui/metres.ts'
import { anAssignment, anIncident, aUnit } from '../examples.ts'
import { boardOf, distancesTo } from './board.ts'

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

test('free units stand nearest first, those whose position is unknown last; the others keep their order', () => {
  const sightings = new Map(
    [
      ['T-2', 43],
      ['T-4', 42.5],
      ['T-5', 42],
      ['T-11', 41.5],
    ].map(([unit, latitude]) => [String(unit), { position: [69, Number(latitude)] as const, heading: null, at: 0 }]),
  )
  const units = byId(
    aUnit({ id: 'T-1' }),
    aUnit({ id: 'T-2' }),
    aUnit({ id: 'T-4', status: 'assigned' }),
    aUnit({ id: 'T-5', status: 'assigned' }),
    aUnit({ id: 'T-11' }),
  )
  const near = boardOf({ units, incidents: new Map() }, distancesTo([69, 41], { sightings }))
  const filled = near.filter((group) => group.units.length)
  expect(filled.map(({ units }) => units)).toEqual([
    ['T-4', 'T-5'],
    ['T-11', 'T-2', 'T-1'],
  ])
  expect(distancesTo(undefined, { sightings }).size).toBe(0)
})

test('a degree of latitude is 111 km', () => {
  expect(metresBetween([69, 41], [69, 42])).toBeCloseTo(111_195, -1)
  expect(metresBetween([69, 41], [69, 41])).toBe(0)
})
