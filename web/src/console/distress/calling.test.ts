import { expect, test } from 'vitest'
import { anna, aUnit } from '../examples.ts'
import { callingOf } from './calling.ts'

test('whom nobody answers stands first, then who has called the longest', () => {
  const calls = (id: string, since: string, takenBy: typeof anna | null = null) =>
    aUnit({ id, distress: { since, incident: null, takenBy, position: null } })
  const units = [
    aUnit({ id: 'quiet' }),
    calls('answered', '2026-03-01T02:00:00.000Z', anna),
    calls('second', '2026-03-01T02:02:00.000Z'),
    calls('first', '2026-03-01T02:01:00.000Z'),
  ]
  expect(callingOf({ units: new Map(units.map((unit) => [unit.id, unit])) }).map(({ id }) => id)).toEqual([
    'first',
    'second',
    'answered',
  ])
})
