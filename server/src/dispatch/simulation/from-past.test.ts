import { describe, expect, test } from 'vitest'
import type { Position } from '../../platform/words.ts'
import { byHourFrom, sourcesFrom, workFrom } from './from-past.ts'

describe('where calls come from', () => {
  const [square, near, far]: Position[] = [
    [69.2411, 41.3111],
    [69.2413, 41.3113],
    [69.3, 41.4],
  ]
  const call = (position: Position, priority: 1 | 3 = 3) => ({ position, type: 'disturbance', priority }) as const
  const sources = sourcesFrom([call(square!), call(near!), call(near!, 1), call(far!)], 10, ([lon]) =>
    lon < 69.25 ? 'west' : null,
  )

  test('is a sum of each cell and sort, with the area that answers for it', () =>
    expect(sources.map(({ area, type, priority, perHour }) => [area, type, priority, perHour])).toEqual([
      ['west', 'disturbance', 3, 0.2],
      ['west', 'disturbance', 1, 0.1],
      [null, 'disturbance', 3, 0.1],
    ]))

  test('all sorts of a cell come from the same place: nobody’s door', () => {
    expect(sources[0]!.position).toBe(sources[1]!.position)
    expect([square, near]).not.toContainEqual(sources[0]!.position)
  })
})

test('hours are those of the day, whichever day it was', () => {
  const times = byHourFrom([{ hour: 5 }, { hour: 24 + 5 }, { hour: 6 * 24 + 5 }, { hour: 23 }])
  expect(times[5]).toBe(18)
  expect(times[23]).toBe(6)
  expect(times.filter((one) => one === 0)).toHaveLength(22)
})

describe('how long a unit works on a scene', () => {
  const usual = [...Array<number>(15).fill(600), ...Array<number>(15).fill(1_800)]

  test.each([
    ['as in the past', usual, { seconds: 1_200, times: 30 }],
    ['but for buttons that were pressed at once', [...usual, 2], { seconds: 1_200, times: 30 }],
    ['or forgotten', [...usual, 200_000], { seconds: 1_200, times: 30 }],
    ['assumed while there are few', usual.slice(1), { seconds: 1_800, times: 0 }],
    ['assumed while there are none', [], { seconds: 1_800, times: 0 }],
  ])('%s', (_name, times, work) => expect(workFrom(times)).toEqual(work))
})
