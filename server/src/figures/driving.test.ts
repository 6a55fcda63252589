import { describe, expect, test } from 'vitest'
import type { Estimate } from '../incidents/incident.ts'
import { type Drive, Driving, sinceOf } from './driving.ts'

const zone = 'Asia/Tashkent'
/** Half past eight in the morning there. */
const morning = Date.parse('2026-03-02T03:30:00.000Z')

const byRoad = (byClass: Estimate['byClass']): Estimate => ({
  method: 'road',
  seconds: Object.values(byClass).reduce((sum, seconds) => sum + seconds, 0),
  byClass,
})
const drive = (byClass: Estimate['byClass'], driven: number, at = morning): Drive => ({
  enRouteAt: at,
  onSceneAt: at + driven * 1_000,
  estimate: byRoad(byClass),
  isFilledIn: false,
})
const figures = (drives: readonly Drive[], timeZone = zone) => {
  const driving = new Driving(timeZone)
  for (const one of drives) driving.add(one)
  return driving.figures()
}
const biasOf = (found: readonly { readonly bias: number | null; readonly drives: number }[]) =>
  found.filter(({ drives }) => drives > 0).map(({ bias }) => bias)

describe('driven times against estimates', () => {
  test('a fleet that needs 1.2 times as long everywhere needs 1.2 times as long everywhere', () => {
    const all = [60, 150, 400, 90].map((seconds, index) =>
      drive({ primary: seconds, residential: 30 * index }, 1.2 * (seconds + 30 * index), morning + index * 5_400_000),
    )
    const { drives, median, bias, byHour, byRoad, byDay } = figures(all)
    expect([drives, median, bias]).toEqual([4, 1.2, 1.2])
    expect([biasOf(byHour), biasOf(byRoad), biasOf(byDay)]).toEqual([[1.2, 1.2, 1.2, 1.2], [1.2, 1.2], [1.2]])
  })

  test('one that is slow on residential streets only is slow there', () => {
    const { byRoad, bias } = figures([
      drive({ primary: 200 }, 200),
      drive({ residential: 100 }, 150),
      drive({ primary: 180, residential: 20 }, 210),
    ])
    const [primary, residential] = byRoad
    expect([primary!.road, residential!.road]).toEqual(['primary', 'residential'])
    expect(primary!.bias).toBeCloseTo((200 + 210 * 0.9) / 380, 3)
    expect(residential!.bias).toBeCloseTo((150 + 210 * 0.1) / 120, 3)
    expect(bias).toBe(1.12)
  })

  test('are told by the hour and the day of the duty centre in which the drive began', () => {
    const late = Date.parse('2026-03-02T18:59:00.000Z')
    const found = figures([drive({ primary: 100 }, 90, morning), drive({ primary: 100 }, 130, late)])
    expect(found.byHour).toHaveLength(24)
    expect(found.byHour.filter(({ drives }) => drives > 0)).toEqual([
      { hour: 8, drives: 1, bias: 0.9 },
      { hour: 23, drives: 1, bias: 1.3 },
    ])
    expect(found.byDay).toEqual([{ day: '2026-03-02', drives: 2, bias: 1.1 }])
    expect(figures([drive({ primary: 100 }, 130, late + 60_000)]).byDay).toMatchObject([{ day: '2026-03-03' }])
    expect(figures([drive({ primary: 100 }, 130, late)], 'UTC').byHour[18]).toMatchObject({ drives: 1 })
  })

  test('slip roads belong to what they lead to, and straight lines are told apart', () => {
    const straight: Drive = {
      ...drive({}, 300),
      estimate: { method: 'straight-line', seconds: 200, byClass: {} },
    }
    expect(figures([drive({ motorway: 60, motorway_link: 40 }, 80), straight]).byRoad).toEqual([
      { road: 'motorway', drives: 1, bias: 0.8 },
      { road: 'straight-line', drives: 1, bias: 1.5 },
    ])
  })

  test('leave out what says nothing of driving, and say how much that is', () => {
    const found = figures([
      drive({ primary: 100 }, 110),
      { ...drive({ primary: 100 }, 900), isFilledIn: true },
      { ...drive({}, 100), estimate: null },
      drive({ primary: 100 }, 2),
      drive({ primary: 4 }, 60),
    ])
    expect(found).toMatchObject({ drives: 1, bias: 1.1, leftOut: { withoutEstimate: 1, filledIn: 1, tooShort: 2 } })
  })

  test('of no drives, nothing is said', () => {
    expect(figures([])).toMatchObject({ drives: 0, median: null, bias: null, byRoad: [], byDay: [] })
  })

  test('the median is of all drives, each counted once', () => {
    const ratios = [0.8, 1, 1.5, 2]
    const drives = ratios.map((ratio) => drive({ primary: 100 }, 100 * ratio))
    expect(figures(drives).median).toBe(1.25)
    expect(figures(drives.slice(1)).median).toBe(1.5)
  })
})

test.each([
  ['today alone', 1, zone, '2026-03-02T03:30:00Z', '2026-03-01T19:00:00Z'],
  ['a week', 7, zone, '2026-03-02T03:30:00Z', '2026-02-23T19:00:00Z'],
  ['over a change of the clocks', 2, 'America/New_York', '2026-03-09T16:00:00Z', '2026-03-08T05:00:00Z'],
])('a period begins with a day: %s', (_name, days, timeZone, now, since) =>
  expect(sinceOf(days, Date.parse(now), timeZone)).toBe(Date.parse(since)),
)
