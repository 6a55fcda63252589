import { expect, test } from 'vitest'
import { Instant, instant, text } from './words.ts'

test.each([0, Date.UTC(2026, 2, 1), Date.UTC(10_000, 0, 1), -1e15, Number.NaN, Infinity, -Infinity])(
  'every number is written as an instant: %d',
  (ms) => {
    expect(Instant.safeParse(instant(ms)).success, instant(ms)).toBe(true)
  },
)

test.each([
  ['a line that ends where nobody sees it', 'one\u0085two'],
  ['an order to a terminal', '\u009b2J'],
  ['what is read from the other side', 'Navoiy \u202e21'],
  ['what is read apart', '\u2066Navoiy\u2069'],
])('a text with %s is none', (_what, given) => expect(text(100).safeParse(given).success).toBe(false))

test('a text in any script, with accents and apostrophes, is one', () => {
  for (const given of ['Oʻzbekiston koʻchasi, 5', 'улица Навои, 5', 'שלום 5', '5\tNavoiy\nflat 8'])
    expect(text(100).parse(given)).toBe(given)
})
