import { describe, expect, test } from 'vitest'
import { hours, now } from '../fixtures/people.ts'
import { ofDuty, onDutySince } from './on-duty.ts'
import type { Fix } from './positions.ts'

const shift = { since: now, equipment: 'sealed list' as never }
const distress = { since: now, incident: null, takenBy: null, place: null }
const neverOnShift = { shift: null, distress: null, hasShifts: false, status: 'available' } as const
const betweenShifts = { ...neverOnShift, hasShifts: true, status: 'out-of-service' } as const

describe('where a unit is, the room may know', () => {
  test.each([
    ['on a shift', { ...betweenShifts, shift, status: 'available' }, now],
    ['on a shift, while its crew eats', { ...betweenShifts, shift }, now],
    ['in distress, also without a shift', { ...betweenShifts, distress }, now],
    [
      'in distress on a shift, of all of it',
      { ...betweenShifts, shift: { ...shift, since: now - hours(2) }, distress },
      now - hours(2),
    ],
    ['between two shifts', betweenShifts, undefined],
    ['between two shifts, whatever the desk says', { ...betweenShifts, status: 'available' }, undefined],
    ['of a site without shifts, in service', neverOnShift, 0],
    ['of a site without shifts, at work', { ...neverOnShift, status: 'on-scene' }, 0],
    ['of a site without shifts, out of service', { ...neverOnShift, status: 'out-of-service' }, undefined],
  ] as const)('%s', (_when, unit, since) => expect(onDutySince(unit)).toBe(since))
})

test('a place of before is not one of its duty', () => {
  const fix = (at: number): Fix => ({ position: [69.2, 41.3], heading: null, at })
  const unit = { ...betweenShifts, shift }
  expect([now - 1, now].map((at) => ofDuty(unit, fix(at))?.at)).toEqual([undefined, now])
  expect(ofDuty(betweenShifts, fix(now))).toBeUndefined()
  expect(ofDuty(unit, undefined)).toBeUndefined()
})
