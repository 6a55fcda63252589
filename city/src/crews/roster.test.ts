import { describe, expect, test } from 'vitest'
import type { UnitView } from '../api/words.ts'
import { shiftAt } from '../model/rota.ts'
import { crewOf, type Unit } from '../model/units.ts'
import { at, hour, minute } from '../model/week.ts'
import { isHomewardBound, isManned, manningOf, rosterAct } from './roster.ts'

const seed = 1
const unit: Unit = {
  id: 'T-07',
  capabilities: ['patrol'],
  seats: 2,
  station: 'markaz',
  at: { x: 0, y: 0 },
  rota: 'two-shifts',
  tardiness: 0,
}
const morning = shiftAt(unit, at('friday', '09:00'))!
const afternoon = shiftAt(unit, at('friday', '15:00'))!

const view = (its: Partial<UnitView> = {}): UnitView => ({
  id: 'T-07',
  status: 'available',
  crew: [],
  shift: null,
  distress: null,
  ...its,
})
const manned = (crew: readonly string[], its: Partial<UnitView> = {}) =>
  view({ crew, shift: { since: '2026-03-06T05:00:00.000Z' }, ...its })
const ours = manned(crewOf(unit, seed, morning))
const guests = manned(['Visitor'])

const placed = { isAtStation: true, rests: false, isBusy: false, isForVisitors: false }
const act = (its: UnitView, time: number, how = {}) => rosterAct(unit, seed, its, { ...placed, ...how }, time)?.does
const onDuty = morning.begins + hour
const atNight = at('friday', '23:30')

describe('a rota', () => {
  test('has another crew for each shift, the same each time one asks', () => {
    expect(crewOf(unit, seed, morning)).toHaveLength(2)
    expect(crewOf(unit, seed, morning)).toEqual(crewOf(unit, seed, morning))
    expect(crewOf(unit, seed, morning)).not.toEqual(crewOf(unit, seed, afternoon))
    expect(shiftAt(unit, atNight)).toBeUndefined()
  })

  test('has a shift over midnight, on both its days', () => {
    const guard = { ...unit, rota: 'nights' } as const
    const shift = shiftAt(guard, at('friday', '23:00'))
    expect(shiftAt(guard, at('saturday', '03:00'))).toEqual(shift)
    expect(shiftAt(guard, at('saturday', '06:00'))).toBeUndefined()
  })

  test('gives everybody a break inside of the shift', () => {
    for (const { begins, ends, rest } of [morning, afternoon]) {
      expect(rest.begins).toBeGreaterThan(begins)
      expect(rest.ends).toBeLessThan(ends)
    }
  })
})

describe('a crew', () => {
  test('begins its shift when it is time, and stands down when it is not', () => {
    expect(act(view(), onDuty)).toBe('start')
    expect(act(view(), atNight)).toBe('stand-down')
    expect(act(view({ status: 'out-of-service' }), atNight)).toBeUndefined()
  })

  test('ends it at its station, after its last job', () => {
    expect(act(ours, atNight)).toBe('end')
    expect(act(ours, atNight, { isAtStation: false })).toBeUndefined()
    expect(act(ours, atNight, { isBusy: true })).toBeUndefined()
    expect(
      isHomewardBound(unit, manningOf(unit, seed, ours, afternoon.begins + minute), false, afternoon.begins + minute),
    ).toBe(true)
  })

  test('is relieved by the next one', () => {
    expect(act(ours, afternoon.begins + minute)).toBe('end')
    expect(act(view(), afternoon.begins + minute)).toBe('start')
  })

  test('rests once, and comes back', () => {
    const noon = morning.rest.begins + minute
    expect(act(ours, noon)).toBe('rest')
    expect(act(ours, noon, { rests: true })).toBeUndefined()
    expect(act(ours, noon, { isBusy: true })).toBeUndefined()
    expect(act(ours, morning.rest.ends, { rests: true })).toBe('resume')
    expect(act(ours, onDuty)).toBeUndefined()
  })

  test('of somebody else is left alone, to the end of their shift', () => {
    expect(manningOf(unit, seed, guests, onDuty)).toEqual({ by: 'guest' })
    for (const time of [onDuty, morning.rest.begins, atNight]) expect(act(guests, time)).toBeUndefined()
    expect(act(view({ status: 'out-of-service' }), onDuty)).toBe('start')
  })

  test('leaves a unit to visitors that is kept for them, once it has done what it was on', () => {
    const kept = { isForVisitors: true }
    expect(act(view({ status: 'out-of-service' }), onDuty, kept)).toBeUndefined()
    expect(act(view(), onDuty, kept)).toBe('stand-down')
    expect(act(guests, onDuty, kept)).toBeUndefined()
    expect(act(ours, onDuty, { ...kept, isBusy: true })).toBeUndefined()
    expect(isHomewardBound(unit, manningOf(unit, seed, ours, onDuty), true, onDuty)).toBe(true)
    expect(act(ours, onDuty, kept)).toBe('end')
  })

  test('is out on the streets on its shift, but while it rests, and where visitors are the crew', () => {
    expect(isManned(unit, false, onDuty)).toBe(true)
    expect(isManned(unit, false, atNight)).toBe(false)
    expect(isManned(unit, false, morning.rest.begins + minute)).toBe(false)
    expect(isManned(unit, true, onDuty)).toBe(false)
  })

  test('in distress goes nowhere', () => {
    expect(
      act({ ...ours, distress: { since: '2026-03-06T05:00:00.000Z', takenBy: null, incident: null } }, atNight),
    ).toBeUndefined()
  })
})
