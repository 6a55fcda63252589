import type {
  Alarm,
  Assignment,
  Capability,
  ConsideredUnit,
  Incident,
  Person,
  Recommendation,
  Unit,
} from '../api/words.ts'

/** Examples for tests: sound things of each kind, to be varied where a test is about something. */

export const anna: Person = { id: 'anna', name: 'Anna', role: 'operator', unit: null }
export const boris = { id: 'boris', name: 'Boris', role: 'operator' }

export const anAlarm = (change: Partial<Alarm> = {}): Alarm => ({
  id: 'A1',
  status: 'waiting',
  priority: 1,
  class: 'panic',
  code: 'PA',
  meaning: { uz: 'Xavf tugmasi', ru: 'Тревожная кнопка', en: 'Panic button' },
  zone: '12',
  zoneName: 'bedroom',
  account: '1234',
  known: true,
  authenticated: true,
  onTest: false,
  premises: { id: 'P1', name: 'Flat 12', address: 'Qatortol 8a', position: [69.2, 41.3] },
  openedAt: '2026-03-01T02:13:24.000Z',
  raisedAt: '2026-03-01T02:13:24.000Z',
  dueAt: '2026-03-01T02:13:54.000Z',
  overdue: false,
  signals: 1,
  repeats: 0,
  lastSignalAt: '2026-03-01T02:13:24.000Z',
  restoredAt: null,
  inHandOf: null,
  inHandSince: null,
  parkedUntil: null,
  incident: null,
  disposition: null,
  closedAt: null,
  ...change,
})

export const anIncident = (change: Partial<Incident> = {}): Incident => ({
  id: 'I1',
  status: 'open',
  type: 'panic',
  priority: 1,
  place: { position: [69.2, 41.3], address: 'Qatortol 8a' },
  narrative: null,
  alarms: ['A1'],
  assignments: [],
  backUpWanted: null,
  alarmLevel: 1,
  choices: [],
  transfers: [],
  distress: null,
  photos: [],
  openedAt: '2026-03-01T02:13:40.000Z',
  openedBy: anna,
  resolvedAt: null,
  resolvedBy: null,
  disposition: null,
  closedAt: null,
  ...change,
})

export const anAssignment = (change: Partial<Assignment> = {}): Assignment => ({
  id: 'I1.1',
  incident: 'I1',
  unit: 'T-11',
  status: 'assigned',
  assignedAt: '2026-03-01T02:14:00.000Z',
  acknowledgedAt: null,
  enRouteAt: null,
  onSceneAt: null,
  clearedAt: null,
  recalledAt: null,
  unacknowledged: false,
  ...change,
})

export type Choice = Incident['choices'][number]

export const aChoice = (change: Partial<Choice> = {}): Choice => ({
  number: 1,
  at: '2026-03-01T02:20:00.000Z',
  by: anna,
  sent: ['T-04'],
  difference: { withheld: ['T-11'], instead: [{ unit: 'T-04', why: 'farther', seconds: 120 }], later: 30 },
  comparedWith: 'seen',
  why: null,
  text: null,
  explainedBy: null,
  ...change,
})

export const aConsidered = (unit: string, why: ConsideredUnit['why'] = 'farther'): ConsideredUnit => ({
  unit,
  why,
  sendable: !['at-scene', 'urgent-work', 'sent-already', 'in-distress', 'out-of-service'].includes(why),
  seconds: 90,
  freedFrom: null,
  metres: 900,
  method: 'road',
})

/** Each chosen unit for a need of its own, in their order. */
export const aRecommendation = (
  considered: readonly ConsideredUnit[],
  needs: readonly (readonly Capability[])[] = [['patrol'], ['armed']],
): Recommendation => {
  const chosen = considered.filter(({ why }) => why === 'chosen')
  return {
    id: 'R1',
    alarm: 1,
    alarms: 3,
    next: [{ oneOf: ['fire'], count: 2, within: 600 }],
    needs: needs.map((oneOf) => ({ oneOf: [...oneOf], count: 1, within: 600 })),
    chosen: chosen.map(({ unit }, need) => ({ unit, seconds: 90, needs: [need], late: false, freedFrom: null })),
    lastArrival: chosen.length > 0 ? 90 : null,
    missing: [],
    considered: [...considered],
    leaves: null,
  }
}

export const aUnit = (change: Partial<Unit> = {}): Unit => ({
  id: 'T-11',
  capabilities: ['patrol'],
  crew: [],
  station: null,
  status: 'available',
  statusSince: '2026-03-01T02:00:00.000Z',
  position: [69.21, 41.31],
  heading: null,
  positionAt: '2026-03-01T02:13:00.000Z',
  incident: null,
  assignment: null,
  shift: null,
  distress: null,
  ...change,
})
