import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTimestamp, writeTimestamp } from './timestamp.ts'

test('what is written is read, to the second', () => {
  const instant = fc.integer({ min: 0, max: Date.UTC(2099, 11, 31, 23, 59, 59) / 1000 }).map((second) => second * 1000)
  fc.assert(
    fc.property(instant, (at) => {
      expect(readTimestamp(writeTimestamp(at))).toBe(at)
    }),
  )
})

test('the order is month, day, year', () => {
  expect(readTimestamp('14:12:04,09-25-2011')).toBe(Date.UTC(2011, 8, 25, 14, 12, 4))
})

test.each([
  '',
  '14:12:04',
  '14:12:04,09-25-201',
  '24:00:00,09-25-2011',
  '14:60:00,09-25-2011',
  '14:12:04,13-25-2011',
  '14:12:04,00-25-2011',
  '14:12:04,09-32-2011',
  '14:12:04,09-25-1969',
  '14:12:04,02-31-2026',
  '14:12:04,02-29-2026',
  '14:12:04,04-31-2026',
  '23:59:60,12-31-2016',
  '23:59:60,12-31-9999',
  '00:00:00,01-01-2100',
  '14-12-04,09-25-2011',
  '1a:12:04,09-25-2011',
])('%j is no time', (text) => {
  expect(readTimestamp(text)).toBeUndefined()
})

test('the 29th of February is a day in leap years', () => {
  expect(readTimestamp('00:00:00,02-29-2028')).toBe(Date.UTC(2028, 1, 29))
})
