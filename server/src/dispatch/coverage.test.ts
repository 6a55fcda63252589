import { describe, expect, test } from 'vitest'
import { type Demand, leftUncovered, uncovered } from './coverage.ts'

/** Four points: two of the north with 1 and 3 calls, one of the south with 4, one of nobody with 2. */
const demand: Demand = { weights: [1, 3, 4, 2], areas: ['north', 'north', 'south', null] }
const times = [...[100, 300, 900, 500], ...[300, 400, 200, 301], ...[Infinity, Number.NaN, Infinity, Number.NaN]]

describe('what nobody is in time for', () => {
  test('of all, and of each response area', () =>
    expect(uncovered(demand, times, [0], 300)).toEqual({
      share: 0.6,
      areas: [
        { area: 'north', share: 0 },
        { area: 'south', share: 1 },
        { area: null, share: 1 },
      ],
    }))

  test('is less with more units', () => expect(uncovered(demand, times, [0, 1], 300).share).toBe(0.2))
  test('is everything with none', () => expect(uncovered(demand, times, [], 300).share).toBe(1))
  test('and with those of whom nobody knows how long they take', () =>
    expect(uncovered(demand, times, [2], 1e9).share).toBe(1))
  test('is nothing where no calls come from', () =>
    expect(uncovered({ weights: [0], areas: ['north'] }, [1], [], 300)).toEqual({
      share: 0,
      areas: [{ area: 'north', share: 0 }],
    }))
})

test('what a choice leaves uncovered stands beside what is so already', () => {
  const { before, after, target } = leftUncovered(demand, times, { free: [0, 1], chosen: [1] }, 300)
  expect([target, before.share, after.share]).toEqual([300, 0.2, 0.6])
  expect(after).toEqual(uncovered(demand, times, [0], 300))
})
