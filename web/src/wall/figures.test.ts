import { expect, test } from 'vitest'
import { bigNumbers, helpOf, inDistress, openIncidents, unitsByArea } from './figures.ts'
import type { WallAlarm, WallIncident, WallUnit } from './words.ts'

const map = <Thing extends { id: string }>(...things: Thing[]) => new Map(things.map((thing) => [thing.id, thing]))
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 2, minute)).toISOString()

const alarm = (id: string, minute: number, status: WallAlarm['status'] = 'waiting'): WallAlarm => ({
  id,
  status,
  priority: 2,
  class: 'fire',
  area: null,
  openedAt: at(minute),
  dueAt: at(minute),
  overdue: false,
})
const incident = (id: string, priority: WallIncident['priority'], more: Partial<WallIncident> = {}): WallIncident => ({
  id,
  status: 'open',
  type: 'panic',
  priority,
  area: 'a',
  position: null,
  openedAt: at(0),
  assignments: [],
  ...more,
})
const unit = (id: string, status: WallUnit['status'], area: string | null = null, inDistress = false): WallUnit => ({
  id,
  status,
  area,
  capabilities: [],
  position: null,
  heading: null,
  inDistress,
})
const station = (id: string, name: string) => ({ id, name, position: [69, 41] as [number, number], area: null })

test('the numbers that one reads from the door', () => {
  const state = {
    alarms: map(alarm('1', 5), alarm('2', 3), alarm('3', 1, 'in-hand')),
    incidents: map(incident('1', 1), incident('2', 1, { status: 'resolved' }), incident('3', 2)),
    units: map(unit('T-1', 'available'), unit('T-2', 'on-scene'), unit('T-3', 'out-of-service')),
  }
  expect(bigNumbers(state)).toEqual({ urgent: 1, free: 1, inService: 2, waiting: 2, oldest: Date.parse(at(3)) })
  expect(bigNumbers({ alarms: map(), incidents: map(), units: map() })).toMatchObject({ waiting: 0, oldest: null })
})

test('incidents in their order: a crew that calls for help, the most urgent, the oldest; none that is resolved', () => {
  const incidents = map(
    incident('low', 3),
    incident('young', 1, { openedAt: at(9) }),
    incident('old', 1),
    incident('over', 1, { status: 'resolved' }),
    incident('help', 1, { type: 'distress', openedAt: at(9) }),
  )
  expect(openIncidents(incidents).map(({ id }) => id)).toEqual(['help', 'old', 'young', 'low'])
})

test.each<[string, WallIncident['assignments'], ReturnType<typeof helpOf>]>([
  ['nobody', [], { stage: 'none', units: [], since: null }],
  [
    'whoever was called off is nobody',
    [{ unit: 'T-1', status: 'recalled', assignedAt: at(1), onSceneAt: null }],
    { stage: 'none', units: [], since: null },
  ],
  [
    'on the way',
    [{ unit: 'T-1', status: 'en-route', assignedAt: at(1), onSceneAt: null }],
    { stage: 'sent', units: ['T-1'], since: at(1) },
  ],
  [
    'there, whoever else is still coming',
    [
      { unit: 'T-1', status: 'assigned', assignedAt: at(1), onSceneAt: null },
      { unit: 'T-2', status: 'on-scene', assignedAt: at(1), onSceneAt: at(4) },
    ],
    { stage: 'on-scene', units: ['T-2'], since: at(4) },
  ],
])('help: %s', (_name, assignments, help) => expect(helpOf(incident('1', 1, { assignments }))).toEqual(help))

test('units by area: every area by name, then what is nowhere; who is out of service is not counted', () => {
  const units = map(
    unit('T-1', 'available', 'b'),
    unit('T-2', 'en-route', 'b'),
    unit('T-3', 'out-of-service', 'a'),
    unit('T-4', 'available', 'gone'),
  )
  expect(unitsByArea(units, map(station('b', 'Bektemir'), station('a', 'Almazar')))).toEqual([
    { area: 'a', name: 'Almazar', free: 0, busy: 0 },
    { area: 'b', name: 'Bektemir', free: 1, busy: 1 },
    { area: null, name: null, free: 1, busy: 0 },
  ])
  expect(unitsByArea(map(), map())).toEqual([])
})

test('crews that call for help', () => {
  expect(inDistress(map(unit('T-2', 'on-scene', null, true), unit('T-1', 'available'))).map(({ id }) => id)).toEqual([
    'T-2',
  ])
})
