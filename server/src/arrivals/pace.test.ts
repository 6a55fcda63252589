import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paceOf } from './pace.ts'

const seconds = fc.integer({ min: 0, max: 7_200 })

test('a unit on time is on time, however far it has come', () => {
  fc.assert(
    fc.property(seconds, (driven) => {
      expect(paceOf({ took: driven, reckoned: driven })).toBe(1)
    }),
  )
})

test('in the first minute nothing is said of how it drives', () => {
  expect(paceOf({ took: 59, reckoned: 0 })).toBe(1)
  expect(paceOf({ took: 60, reckoned: 0 })).toBe(1.5)
})

test('whoever took longer for the same way is slower, whoever came farther in the same time is faster', () => {
  const driving = fc.integer({ min: 60, max: 7_200 })
  fc.assert(
    fc.property(driving, driving, seconds, seconds, (took, longer, reckoned, farther) => {
      expect(paceOf({ took: took + longer, reckoned })).toBeGreaterThanOrEqual(paceOf({ took, reckoned }))
      expect(paceOf({ took, reckoned: reckoned + farther })).toBeLessThanOrEqual(paceOf({ took, reckoned }))
    }),
  )
})

test('what was seen counts for more the longer it was seen', () => {
  const twiceAsLong = (took: number) => paceOf({ took, reckoned: took / 2 })
  expect([60, 240, 1_200].map((took) => twiceAsLong(took).toFixed(2))).toEqual(['1.20', '1.50', '1.83'])
})

test('no drive is reckoned to be over at once, or never', () => {
  fc.assert(
    fc.property(seconds, fc.integer({ min: -7_200, max: 7_200 }), (took, reckoned) => {
      expect(paceOf({ took, reckoned })).toBeGreaterThanOrEqual(0.5)
      expect(paceOf({ took, reckoned })).toBeLessThanOrEqual(3)
    }),
  )
  expect(paceOf({ took: 7_200, reckoned: 0 })).toBe(3)
  expect(paceOf({ took: 60, reckoned: 3_600 })).toBe(0.5)
})
