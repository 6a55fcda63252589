import { describe, expect, test } from 'vitest'
import { apply, nothingYet } from './state.ts'
import type { WallAlarm, WallIncident, WallMessage, WallUnit } from './words.ts'

const alarm: WallAlarm = {
  id: '1-1',
  status: 'waiting',
  priority: 1,
  class: 'panic',
  area: 'chorsu',
  openedAt: '2026-03-01T02:13:00.000Z',
  dueAt: '2026-03-01T02:13:30.000Z',
  overdue: false,
}
const incident: WallIncident = {
  id: '1-2',
  status: 'open',
  type: 'panic',
  priority: 1,
  area: 'chorsu',
  position: [69.28, 41.31],
  openedAt: '2026-03-01T02:13:00.000Z',
  assignments: [],
}
const unit: WallUnit = {
  id: 'T-1',
  status: 'available',
  area: null,
  capabilities: ['patrol'],
  position: null,
  heading: null,
  inDistress: false,
}
const reset: WallMessage = {
  type: 'reset',
  body: {
    seq: 10,
    now: '2026-03-01T02:13:24.000Z',
    me: { id: 'screen', name: 'Wall', role: 'analyst', unit: null },
    alarms: [alarm],
    incidents: [incident],
    units: [unit],
    stations: [],
    closures: [],
  },
}
const heard = Date.parse('2026-03-01T02:13:20.000Z')
const known = apply(nothingYet, reset, heard)
const delta = (seq: number, body: Partial<Extract<WallMessage, { type: 'delta' }>['body']>): WallMessage => ({
  type: 'delta',
  body: { seq, now: '2026-03-01T02:13:25.000Z', ...body },
})

test('a reset is all that is known, and says how far our clock is off', () => {
  expect([...known.alarms.keys(), ...known.incidents.keys(), ...known.units.keys()]).toEqual(['1-1', '1-2', 'T-1'])
  expect([known.seq, known.skew, known.heardAt]).toEqual([10, 4000, heard])
  expect(apply(known, { ...reset, body: { ...reset.body, alarms: [] } }, heard).alarms.size).toBe(0)
})

describe('a delta', () => {
  test('changes what it names, and leaves the rest as it is', () => {
    const after = apply(known, delta(11, { incidents: [{ ...incident, status: 'dispatched' }] }), heard)
    expect(after.incidents.get('1-2')?.status).toBe('dispatched')
    expect(after.alarms).toBe(known.alarms)
  })

  test('takes away what is closed: nothing that is over stays in memory', () => {
    const after = apply(
      known,
      delta(11, { alarms: [{ ...alarm, status: 'closed' }], incidents: [{ ...incident, status: 'closed' }] }),
      heard,
    )
    expect([after.alarms.size, after.incidents.size]).toEqual([0, 0])
  })

  test('that is older than what is known, or comes before anything is, changes nothing', () => {
    expect(apply(known, delta(9, { alarms: [] }), heard).seq).toBe(10)
    expect(apply(nothingYet, delta(11, { alarms: [alarm] }), heard).alarms.size).toBe(0)
  })
})

test('positions move the units that are known, and make none', () => {
  const body = {
    units: [
      ['T-1', 69.1, 41.1, 90, 5],
      ['T-2', 69.2, 41.2, null, 5],
    ] as const,
  }
  const after = apply(known, { type: 'positions', body }, heard)
  expect([...after.units.values()]).toEqual([{ ...unit, position: [69.1, 41.1], heading: 90 }])
})
