import { describe, expect, test } from 'vitest'
import { aClosure } from '../fixtures/closure.ts'
import { hours, now } from '../fixtures/people.ts'
import type { Position } from '../platform/words.ts'
import { conditionsOf, inForceAt, isAmong, standingAt } from './in-force.ts'

const line = [
  [69.27, 41.311],
  [69.27, 41.309],
] as Position[]

test('stands from its beginning until its end, and not at its end', () => {
  const [open, until, later] = [
    aClosure(),
    aClosure({ endsAt: now + hours(1) }),
    aClosure({ startsAt: now + hours(1) }),
  ] as const
  const at = (time: number) => standingAt([open, until, later], time)
  expect([at(now - 1), at(now), at(now + hours(1) - 1), at(now + hours(1))]).toEqual([
    [],
    [open, until],
    [open, until],
    [open, later],
  ])
})

test('of those that stand, only what is meant at this hour of the week holds', () => {
  // Monday, seven o’clock in Tashkent.
  const seven = Date.parse('2026-03-02T02:00:00Z')
  const [always, mornings] = [
    aClosure({ startsAt: 0 }),
    aClosure({ startsAt: 0, hours: { days: [1], from: 7, until: 9 } }),
  ] as const
  const at = (time: number) => inForceAt([always, mornings], time, 'Asia/Tashkent')
  expect([at(seven - 1), at(seven), at(seven + hours(2))]).toEqual([[always], [always, mornings], [always]])
})

describe('an hour of the week is meant', () => {
  const [monday, friday, sunday] = [0, 4 * 24, 6 * 24]
  const morning = { days: [1, 2, 3, 4, 5], from: 7, until: 10 }
  const night = { days: [5, 7], from: 22, until: 6 }
  test.each<[string, Parameters<typeof isAmong>[0], number, boolean]>([
    ['Monday, before', morning, monday + 6, false],
    ['Monday, the first', morning, monday + 7, true],
    ['Monday, the last', morning, monday + 9, true],
    ['Monday, after', morning, monday + 10, false],
    ['Sunday, another day', morning, sunday + 8, false],
    ['Friday night', night, friday + 23, true],
    ['the morning after it', night, friday + 24 + 5, true],
    ['and no longer', night, friday + 24 + 6, false],
    ['the night of Saturday', night, friday + 24 + 23, false],
    ['Sunday night goes on on Monday', night, monday + 5, true],
    ['all of a day', { days: [1], from: 0, until: 24 }, monday + 23, true],
  ])('%s', (_name, hours, hour, isMeant) => expect(isAmong(hours, hour)).toBe(isMeant))
})

describe('the atlas is told', () => {
  test('a line that is closed, of both directions or of one', () => {
    const both = { where: { along: line, onlyThatWay: false }, slower: Number.POSITIVE_INFINITY }
    expect(conditionsOf([aClosure()])).toEqual([both])
    expect(conditionsOf([aClosure({ oneWay: true })])).toMatchObject([{ where: { onlyThatWay: true } }])
  })

  test('a place that is slow at some hours', () => {
    const ring = [...line, [69.28, 41.31], line[0]] as Position[]
    const [told] = conditionsOf([
      aClosure({
        where: { type: 'Polygon', coordinates: [ring] },
        slower: 3,
        hours: { days: [1], from: 0, until: 2 },
      }),
    ])
    expect(told!.where).toEqual({ inside: ring.slice(1) })
    expect((told!.slower as number[]).slice(0, 3)).toEqual([3, 3, 1])
    expect((told!.slower as number[]).length).toBe(168)
  })
})
