import { expect, test } from 'vitest'
import { dateOf, hourOfWeek, startOfDay } from './day.ts'

const at = (iso: string): number => Date.parse(iso)

test.each([
  ['a minute before midnight', 'Asia/Tashkent', '2026-03-01T18:59:00Z', '2026-02-28T19:00:00Z'],
  ['midnight itself', 'Asia/Tashkent', '2026-03-01T19:00:00Z', '2026-03-01T19:00:00Z'],
  ['with milliseconds', 'Asia/Tashkent', '2026-03-01T19:00:00.001Z', '2026-03-01T19:00:00Z'],
  ['UTC', 'UTC', '2026-03-01T12:00:00Z', '2026-03-01T00:00:00Z'],
  ['west of Greenwich', 'America/New_York', '2026-01-15T03:00:00Z', '2026-01-14T05:00:00Z'],
  ['half an hour off', 'Asia/Kolkata', '2026-01-15T03:00:00Z', '2026-01-14T18:30:00Z'],
  ['the clocks went forward at two', 'America/New_York', '2026-03-08T16:00:00Z', '2026-03-08T05:00:00Z'],
  ['the clocks went back at two', 'America/New_York', '2026-11-01T17:00:00Z', '2026-11-01T04:00:00Z'],
  ['midnight was left out', 'America/Sao_Paulo', '2018-11-04T14:00:00Z', '2018-11-04T03:00:00Z'],
  ['an hour before midnight came twice', 'America/Sao_Paulo', '2018-02-18T15:00:00Z', '2018-02-18T03:00:00Z'],
])('%s: %s', (_name, zone, now, start) => expect(startOfDay(at(now), zone)).toBe(at(start)))

test.each([
  ['Monday, midnight', 'UTC', '2026-03-02T00:00:00Z', 0],
  ['Sunday, the last millisecond', 'UTC', '2026-03-01T23:59:59.999Z', 167],
  ['Monday already, here', 'Asia/Tashkent', '2026-03-01T19:00:00Z', 0],
  ['Saturday still, there', 'America/New_York', '2026-03-01T04:59:00Z', 5 * 24 + 23],
  ['half an hour off', 'Asia/Kolkata', '2026-01-15T03:00:00Z', 3 * 24 + 8],
  ['summer', 'America/New_York', '2026-07-15T12:00:00Z', 2 * 24 + 8],
])('the hour of the week: %s, %s', (_name, zone, now, hour) => expect(hourOfWeek(at(now), zone)).toBe(hour))

test.each([
  ['Asia/Tashkent', '2026-03-01T18:59:59.999Z', '2026-03-01'],
  ['Asia/Tashkent', '2026-03-01T19:00:00.000Z', '2026-03-02'],
  ['America/New_York', '2026-01-15T03:00:00.000Z', '2026-01-14'],
])('the day in %s at %s', (zone, now, date) => expect(dateOf(at(now), zone)).toBe(date))
