import { beforeAll, describe, expect, test } from 'vitest'
import { keepZone } from '../ui/i18n/zone.ts'
import { aClosure } from './examples.ts'
import { isInForce } from './inForce.ts'
import { hourOfWeek, readLocal, writeLocal } from './localTime.ts'

beforeAll(() => keepZone('Asia/Tashkent'))

// Sunday, seven in the morning in Tashkent.
const now = Date.parse('2026-03-01T02:00:00Z')

describe('is in force', () => {
  const hours = (days: number[], from: number, until: number) => aClosure({ hours: { days, from, until } })
  test.each([
    ['from its beginning on', aClosure(), true],
    ['not before', aClosure({ startsAt: '2026-03-01T02:00:00.001Z' }), false],
    ['not at its end', aClosure({ endsAt: '2026-03-01T02:00:00.000Z' }), false],
    ['at its hours', hours([7], 7, 10), true],
    ['not at others', hours([7], 8, 10), false],
    ['not on others', hours([1, 6], 7, 10), false],
    ['in the night of the day before', hours([6], 22, 8), true],
    ['not in that of a day that is not meant', hours([7], 22, 8), false],
  ])('%s', (_name, closure, is) => expect(isInForce(closure, now)).toBe(is))
})

describe('the clock of the duty centre', () => {
  test('writes and reads a time', () => {
    expect(writeLocal(now)).toBe('2026-03-01T07:00')
    expect(readLocal('2026-03-01T07:00')).toBe(now)
    expect(readLocal('')).toBeNaN()
  })

  test('knows the hour of the week', () => {
    expect(hourOfWeek(now)).toBe(6 * 24 + 7)
    expect(hourOfWeek(Date.parse('2026-03-01T19:00:00Z'))).toBe(0)
  })

  test('is right on both sides of a change', () => {
    keepZone('America/New_York')
    for (const time of ['2026-03-08T06:30:00Z', '2026-03-08T07:30:00Z', '2026-11-01T08:30:00Z'])
      expect(readLocal(writeLocal(Date.parse(time)))).toBe(Date.parse(time))
  })
})
