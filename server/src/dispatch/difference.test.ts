import { describe, expect, test } from 'vitest'
import type { Consideration, Recommendation } from './choice.ts'
import { differenceOf } from './difference.ts'

const chosen = (unit: string, seconds: number) => ({ unit, seconds, needs: [0], late: false, freedFrom: null })
const considered = (unit: string, why: Consideration, seconds: number | null) => ({
  unit,
  why,
  sendable: true,
  seconds,
  freedFrom: null,
})
const recommended: Recommendation = {
  needs: [{ oneOf: ['patrol'], count: 2, within: 600 }],
  chosen: [chosen('A', 60), chosen('B', 100)],
  lastArrival: 100,
  missing: [],
  considered: [
    considered('A', 'chosen', 60),
    considered('B', 'chosen', 100),
    considered('C', 'farther', 130),
    considered('D', 'no-position', null),
  ],
}

describe('what a dispatcher sent, against what was recommended', () => {
  test('the same is no difference, in whatever order', () => expect(differenceOf(recommended, ['B', 'A'])).toBeNull())

  test('another one instead: who, why it had been passed over, and how much later', () =>
    expect(differenceOf(recommended, ['A', 'C'])).toEqual({
      withheld: ['B'],
      instead: [{ unit: 'C', why: 'farther', seconds: 130 }],
      later: 30,
    }))

  test('fewer: who is withheld is named, and nothing is said to be sooner for that', () =>
    expect(differenceOf(recommended, ['A'])).toEqual({ withheld: ['B'], instead: [], later: null }))

  test('more than was recommended is a difference too', () =>
    expect(differenceOf(recommended, ['A', 'B', 'C'])).toMatchObject({ withheld: [], later: 30 }))

  test.each([
    ['of one whose place nobody knows', ['A', 'D'], [{ unit: 'D', why: 'no-position', seconds: null }]],
    ['of one that nobody considered', ['A', 'Z'], [{ unit: 'Z', why: null, seconds: null }]],
    ['of nobody', [], []],
  ])('how much later is not said %s', (_name, sent, instead) =>
    expect(differenceOf(recommended, sent)).toMatchObject({ later: null, instead }),
  )
})
