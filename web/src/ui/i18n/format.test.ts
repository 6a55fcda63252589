import { expect, test } from 'vitest'
import { age, calendarDay, dateOf, deviation, distance, timeOfDay } from './format.ts'
import type { Translate } from './index.ts'
import { keepZone } from './zone.ts'

test.each([
  [-2000, '0:00'],
  [34_900, '0:34'],
  [725_000, '12:05'],
  [10_931_000, '3:02:11'],
])('%d ms are %s', (ms, shown) => expect(age(ms)).toBe(shown))

const words = ((key: string, { value }: { value: unknown }) => `${value} ${key}`) as unknown as Translate

test.each([
  ['en', 850, '850 distance.metres'],
  ['en', 1_890, '1.9 distance.kilometres'],
  ['en', 4_020, '4.0 distance.kilometres'],
  ['ru', 1_890, '1,9 distance.kilometres'],
  ['uz', 12_300, '12 distance.kilometres'],
] as const)('in %s, %d m are %s', (language, metres, shown) => expect(distance(language, words, metres)).toBe(shown))

test('times and days are those of the duty centre, wherever the browser stands', () => {
  const evening = Date.parse('2026-03-01T19:00:00.000Z')
  keepZone('Asia/Tashkent')
  expect([timeOfDay('en', evening), dateOf('en', evening)]).toEqual(['00:00:00', '02/03/2026'])
  keepZone('Europe/Lisbon')
  expect(timeOfDay('en', evening)).toBe('19:00:00')
  keepZone('Asia/Nowhere')
  expect(timeOfDay('en', evening)).toBe('19:00:00')
})

test.each([
  ['en', '01/03/2026'],
  ['ru', '01.03.2026'],
] as const)('a day is written in %s as %s, in whatever zone', (language, shown) => {
  keepZone('America/Lima')
  expect(calendarDay(language, '2026-03-01')).toBe(shown)
})

test.each([
  ['en', 1.234, '+23%'],
  ['en', 0.96, '\u22124%'],
  ['en', 1.001, '0%'],
  ['uz', 1.5, '+50\u00a0%'],
] as const)('in %s a ratio of %d is %s', (language, ratio, shown) => expect(deviation(language, ratio)).toBe(shown))
