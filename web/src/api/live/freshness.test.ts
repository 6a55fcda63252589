import { expect, test } from 'vitest'
import { freshness } from './freshness.ts'

test.each([
  ['connecting', null, 'connecting', 0],
  ['broken', null, 'lost', 0],
  ['open', 10_000, 'live', 0],
  ['open', 8_000, 'live', 2],
  ['open', 5_900, 'lost', 4],
  ['broken', 10_000, 'lost', 0],
  ['open', 10_200, 'live', 0],
] as const)('link %s, last heard at %s', (link, heardAt, state, age) => {
  expect(freshness({ link, heardAt }, 10_000)).toEqual({ state, age })
})
