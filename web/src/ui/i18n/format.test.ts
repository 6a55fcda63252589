import { expect, test } from 'vitest'
import { age, distance } from './format.ts'

test.each([
  [-2000, '0:00'],
  [34_900, '0:34'],
  [725_000, '12:05'],
  [10_931_000, '3:02:11'],
])('%d ms are %s', (ms, shown) => expect(age(ms)).toBe(shown))

test.each([
  ['en', 850, '850 m'],
  ['en', 1_890, '1.9 km'],
  ['ru', 1_890, '1,9 км'],
  ['en', 12_300, '12 km'],
] as const)('in %s, %d m are %s', (language, metres, shown) => {
  expect(distance(language, metres).replaceAll(/\s/g, ' ')).toBe(shown)
})
