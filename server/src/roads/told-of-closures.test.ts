import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../fixtures/house.ts'
import { anna, hours } from '../fixtures/people.ts'
import type { Declared } from './closure.ts'
import { declare } from './command.ts'
import type { Conditions } from './question.ts'
import { RoadsToldOfClosures } from './told-of-closures.ts'

/** Time is an input: nobody waits here. */

let at: TestHouse
let toldOf: RoadsToldOfClosures
const told: Conditions[] = []
beforeAll(async () => {
  at = await openTestHouse()
  toldOf = new RoadsToldOfClosures(at.house, { setConditions: (conditions) => told.push(conditions) }, 'Asia/Tashkent')
})
afterAll(() => {
  toldOf.close()
  return at?.close()
})

// A Monday, seven o'clock in Tashkent.
const seven = Date.parse('2999-01-07T02:00:00Z')
const bridge: Declared = {
  where: {
    type: 'LineString',
    coordinates: [
      [69.27, 41.311],
      [69.27, 41.309],
    ],
  },
  oneWay: false,
  slower: 2,
  cause: 'roadworks',
  roads: [],
  near: null,
  startsAt: seven,
  endsAt: seven + hours(3),
  hours: null,
}
const put = (more: Partial<Declared> = {}) => at.house.commit(anna, (work) => declare(work, { ...bridge, ...more }, 0))
const look = (time: number) => {
  told.length = 0
  toldOf.look(time)
  return told.map(({ conditions, hour }) => [conditions.length, hour])
}

test('the atlas is told when one begins and when one ends, and not in between', async () => {
  await put()
  expect(look(seven - 1)).toEqual([])
  expect(look(seven)).toEqual([[1, 0]])
  expect(look(seven + hours(2))).toEqual([])
  expect(look(seven + hours(3))).toEqual([[0, 0]])
})

test('where one goes by the hour, at the beginning of each', async () => {
  await put({ endsAt: null, hours: { days: [1], from: 8, until: 9 } })
  expect(look(seven)).toEqual([[2, 7]])
  expect(look(seven + hours(1) - 1)).toEqual([])
  expect(look(seven + hours(1))).toEqual([[2, 8]])
})

test('at once when one is declared that is in force already', async () => {
  told.length = 0
  await put({ startsAt: 0, endsAt: null })
  expect(told.map(({ conditions }) => conditions.length)).toEqual([1])
})
