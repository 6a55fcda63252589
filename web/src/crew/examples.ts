import type { Person, TextMessage } from '../api/words.ts'
import { anAssignment, anIncident, aUnit } from '../console/examples.ts'
import type { Deed } from './outbox/deeds.ts'
import { laneOf } from './outbox/deeds.ts'
import type { Entry } from './outbox/entry.ts'
import type { CrewIncident, CrewUnit } from './words.ts'

/** Examples for tests: a crew, its unit and its job. */

export const crew: Person = { id: 'crew-T-11', name: 'T-11', role: 'crew', unit: 'T-11' }

export const aCrewUnit = (change: Partial<CrewUnit> = {}): CrewUnit => ({
  ...aUnit(),
  id: 'T-11',
  shift: { since: '2026-03-01T02:00:00.000Z', equipment: [] },
  distress: null,
  ...change,
})

export const aJob = (assignment: Parameters<typeof anAssignment>[0] = {}): CrewIncident => ({
  ...anIncident({ assignments: [anAssignment({ unit: 'T-11', ...assignment })] }),
  premises: null,
  notes: [],
})

export const aMessage = (change: Partial<TextMessage> = {}): TextMessage => ({
  id: 'M1',
  status: 'open',
  from: { id: 'anna', name: 'Anna', role: 'dispatcher' },
  unit: 'T-11',
  to: { unit: 'T-11' },
  text: 'Use the back door',
  at: '2026-03-01T02:14:00.000Z',
  read: [],
  ...change,
})

export const anEntry = (deed: Deed, n = 1, at = Date.parse('2026-03-01T02:15:00.000Z')): Entry => ({
  n,
  key: `key-${n}`,
  lane: laneOf(deed),
  person: crew.id,
  unit: 'T-11',
  at,
  deed,
  broke: 0,
})
