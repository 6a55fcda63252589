import { describe, expect, test } from 'vitest'
import { aClosure } from '../../closures/examples.ts'
import { anAlarm, anIncident, anna, aUnit } from '../../console/examples.ts'
import { aMessage } from '../../crew/examples.ts'
import { apply, type LiveState, nothingYet } from './state.ts'
import { asReset } from './store.ts'

const now = '2026-03-01T02:14:00.000Z'
const start = apply(
  nothingYet,
  { type: 'reset', body: { seq: 10, now, me: anna, alarms: [anAlarm()], incidents: [anIncident()], units: [aUnit()] } },
  Date.parse(now) - 500,
)
const delta = (state: LiveState, body: object, seq = 11) =>
  apply(state, { type: 'delta', body: { seq, now, ...body } }, 0)

describe('live state', () => {
  test('begins with a reset, which also tells how far our clock is off', () => {
    expect(start).toMatchObject({ seq: 10, me: anna, skew: 500 })
    expect([...start.alarms.keys()]).toEqual(['A1'])
    expect(start.sightings.get('T-11')?.position).toEqual([69.21, 41.31])
  })

  test('takes the whole new state of what changed, and leaves the rest as it was', () => {
    const after = delta(start, { alarms: [anAlarm({ priority: 2 })] })
    expect(after.alarms.get('A1')?.priority).toBe(2)
    expect(after.incidents).toBe(start.incidents)
    expect(after.units).toBe(start.units)
  })

  test('moves what was closed out of the open list, where it can still be looked at', () => {
    const after = delta(start, { alarms: [anAlarm({ status: 'closed' })] })
    expect(after.alarms.size).toBe(0)
    expect(after.closedAlarms.get('A1')?.status).toBe('closed')
  })

  test('lets a closure go that was lifted, or has ended', () => {
    const declared = delta(start, { closures: [aClosure(), aClosure({ id: '1-2' })] })
    expect([...declared.closures.keys()]).toEqual(['1-1', '1-2'])
    const over = [aClosure({ status: 'lifted' }), aClosure({ id: '1-2', status: 'ended' })]
    expect(delta(declared, { closures: over }, 12).closures.size).toBe(0)
  })

  test('lets a message go that is closed', () => {
    const written = delta(start, { messages: [aMessage({ id: 'M1' })] })
    expect([...written.messages.keys()]).toEqual(['M1'])
    expect(delta(written, { messages: [aMessage({ id: 'M1', status: 'closed' })] }, 12).messages.size).toBe(0)
  })

  test('brings back what was opened again', () => {
    const closed = delta(start, { incidents: [anIncident({ status: 'closed' })] })
    const again = delta(closed, { incidents: [anIncident()] }, 12)
    expect(again.incidents.has('I1')).toBe(true)
    expect(again.closedIncidents.has('I1')).toBe(false)
  })

  test('keeps only the last few that were closed', () => {
    const many = Array.from({ length: 30 }, (_, at) => anAlarm({ id: `A${at}`, status: 'closed' }))
    const kept = [...delta(start, { alarms: many }).closedAlarms.keys()]
    expect(kept).toHaveLength(20)
    expect(kept.at(-1)).toBe('A29')
  })

  test('ignores what is older than what it knows, and everything before the first reset', () => {
    expect(delta(start, { alarms: [anAlarm({ priority: 5 })] }, 9).alarms).toBe(start.alarms)
    expect(delta(nothingYet, { alarms: [anAlarm()] }).alarms.size).toBe(0)
  })

  test('lets units move without touching the units themselves', () => {
    const after = apply(start, { type: 'positions', body: { units: [['T-11', 69.3, 41.4, 90, 5000]] } }, 0)
    expect(after.units).toBe(start.units)
    expect(after.sightings.get('T-11')).toEqual({ position: [69.3, 41.4], heading: 90, at: 5000 })
  })

  test('is told anew of all who are on their way', () => {
    const arrival = { assignment: 'I1.1', at: 5000, seconds: 4, method: 'road', late: false, drive: 'driving' } as const
    const told = apply(start, { type: 'arrivals', body: { arrivals: [arrival] } }, 0)
    expect(told.arrivals.get('I1.1')).toEqual(arrival)
    expect(told.incidents).toBe(start.incidents)
    expect(apply(told, { type: 'arrivals', body: { arrivals: [] } }, 0).arrivals.size).toBe(0)
  })

  test('tells a crew what is closed before it, and keeps what is the same', () => {
    const ahead = { assignment: 'Z1', closures: [] }
    const told = apply(start, { type: 'ahead', body: ahead }, 0)
    expect(told.ahead).toEqual(ahead)
    expect(apply(told, { type: 'ahead', body: { ...ahead } }, 0).ahead).toBe(told.ahead)
    const kept = asReset(told, 0)!
    expect(apply(nothingYet, kept, 0).ahead).toEqual(ahead)
  })

  test('forgets where a unit was that is on duty no more', () => {
    expect(delta(start, { units: [aUnit({ status: 'assigned' })] }).sightings).toBe(start.sightings)
    const after = delta(start, { units: [aUnit({ position: null, positionAt: null })] })
    expect([after.units.has('T-11'), after.sightings.has('T-11')]).toEqual([true, false])
  })

  test('can be told to another tab, which then knows the same', () => {
    const moved = apply(start, { type: 'positions', body: { units: [['T-11', 69.3, 41.4, 90, 5000]] } }, 0)
    const told = asReset(moved, Date.parse(now))
    const there = told && apply(nothingYet, told, Date.parse(now))
    expect(there).toMatchObject({ seq: 10, me: anna, skew: 500, alarms: start.alarms, incidents: start.incidents })
    expect(there?.sightings).toEqual(moved.sightings)
    expect(asReset(nothingYet, 0)).toBeNull()
  })
})
