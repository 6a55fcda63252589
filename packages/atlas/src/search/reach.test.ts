import { expect, test } from 'vitest'
import { positionOf, roadsOf } from '../../testing/town.ts'
import { isInside } from './polygon.ts'

test('what is reached lies inside, what is not lies outside', async () => {
  // 30 km/h: 500 m a minute.
  const { roads, at } = await roadsOf({
    points: { west: [0, 0], middle: [3_000, 0], east: [6_000, 0], north: [3_000, 3_000] },
    roads: [['west middle'], ['middle east'], ['middle north']],
  })
  const { coordinates } = roads.reach(at(3_000, 0), 120)
  const isReached = (east: number, north: number) =>
    coordinates.some(([outer, ...holes]) => {
      const point = positionOf(east, north)
      return isInside(point, outer!) && !holes.some((hole) => isInside(point, hole))
    })
  expect([isReached(3_000, 0), isReached(2_150, 0), isReached(3_850, 0), isReached(3_000, 850)]).toEqual(
    Array(4).fill(true),
  )
  expect([isReached(1_800, 0), isReached(4_200, 0), isReached(3_000, 1_200), isReached(2_500, 500)]).toEqual(
    Array(4).fill(false),
  )
})
