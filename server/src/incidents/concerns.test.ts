import { describe, expect, test } from 'vitest'
import { now, seconds } from '../fixtures/people.ts'
import { concerns } from './concerns.ts'
import type { Assignment } from './incident.ts'

const half = seconds(30 * 60)
const sent = (status: Assignment['status'], at: number, unit = 'T-11') => ({
  assignments: [
    {
      id: '1-1.1',
      unit,
      status,
      times: { assigned: 0, [status]: at },
      unacknowledged: false,
      estimate: null,
      isFilledIn: false,
    },
  ],
})
const crew = { role: 'crew', unit: 'T-11' } as const

describe('a crew reads an incident', () => {
  test.each([
    ['while it is on it, however long', sent('on-scene', 0), true],
    ['for a while after it has cleared', sent('cleared', now - half), true],
    ['no longer than that', sent('cleared', now - half - 1), false],
    ['for a while after it was recalled', sent('recalled', now - half), true],
    ['not long after it was recalled', sent('recalled', now - half - 1), false],
    ['not where another unit is sent', sent('on-scene', now, 'T-12'), false],
  ])('%s', (_name, incident, may) => expect(concerns(incident, crew, now)).toBe(may))

  test('and the desk reads every one', () =>
    expect(concerns({ assignments: [] }, { role: 'dispatcher', unit: null }, now)).toBe(true))
})
