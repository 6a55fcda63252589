import { describe, expect, test } from 'vitest'
import type { Call } from './calls.ts'
import { figuresOf, quantile } from './figures.ts'
import { tableOf } from './table.ts'

const response = (seconds: number, waited = 0, priority = 3) => ({
  call: { source: { priority } } as Call,
  seconds,
  waited,
  delayed: waited > 0,
  unit: 'A',
})
const outcome = {
  responses: [response(30), response(90, 0, 1), response(100, 40), response(5_000)],
  workload: new Map([
    ['A', 0.25],
    ['B', 0.75],
  ]),
  moves: 2,
}

test('a quantile is a value that was measured', () => {
  const values = [10, 20, 30, 40]
  expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantile(values, share))).toEqual([10, 10, 20, 40, 40])
  expect(quantile([], 0.5)).toBeNull()
})

describe('the figures of a policy', () => {
  const figures = figuresOf(outcome, 90)

  test('are of times, waiting, and work', () =>
    expect(figures).toMatchObject({
      calls: 4,
      mean: 1_305,
      p50: 90,
      p90: 5_000,
      urgentP90: 90,
      withinTarget: 0.5,
      delayed: 0.25,
      wait: 40,
      workload: { least: 0.25, mean: 0.5, most: 0.75 },
      moves: 2,
    }))

  test('lose nobody who took long', () => {
    expect(figures.byMinute.slice(0, 2)).toEqual([1, 2])
    expect(figures.byMinute.at(-1)).toBe(1)
  })

  test('stand beside those of another policy, with a bar for each minute', () => {
    const nothing = figuresOf({ responses: [], workload: new Map([['A', 0]]), moves: 0 }, 90)
    const printed = tableOf(
      [
        ['closest', figures],
        ['coverage', nothing],
      ],
      90,
    )
    expect(printed).toMatch(/closest +coverage\ncalls answered +4 +0\nresponse time, mean +21:45 min +–/)
    expect(printed).toMatch(/within 1:30 min +50\.0 % +–/)
    const bars = printed.split('\n').filter((line) => line.includes('█'))
    expect(bars.map((line) => line.replaceAll(/[^█]/g, '').length)).toEqual([9, 18, 9])
  })

  test('have bars up to the slowest call, under whichever policy it was', () => {
    const upTo = (seconds: number) => figuresOf({ ...outcome, responses: [response(seconds)] }, 90)
    const printed = (...seconds: [number, number]) =>
      tableOf([['closest', upTo(seconds[0])] as const, ['coverage', upTo(seconds[1])] as const], 90)
    expect(printed(30, 130)).toMatch(/2 to 3 min .*█$/)
    expect(printed(130, 30)).toMatch(/2 to 3 min .*█$/)
    expect(printed(30, 5_000)).toMatch(/15 min and more .*█$/)
  })
})
