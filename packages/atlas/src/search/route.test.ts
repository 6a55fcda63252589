import { expect, test } from 'vitest'
import { positionOf, roadsOf } from '../../testing/town.ts'

const town = {
  points: { a: [0, 0], b: [500, 0], c: [500, 400], d: [900, 400] },
  roads: [
    ['a b', { name: 'Navoiy koʻchasi' }],
    ['b c', { name: 'Bobur koʻchasi', highway: 'primary' }],
    ['c d', { name: 'Bobur koʻchasi', highway: 'primary' }],
  ],
} as const

test('a way is told by its roads and turns, with its line from door to door', async () => {
  const { roads, at } = await roadsOf(town)
  const [from, to] = [at(100, 0), at(800, 400)]
  const route = roads.route(from, to)!
  expect(route.legs.map(({ turn, name, road }) => [turn, name, road])).toEqual([
    ['depart', 'Navoiy koʻchasi', 'residential'],
    ['left', 'Bobur koʻchasi', 'primary'],
    ['right', 'Bobur koʻchasi', 'primary'],
  ])
  expect(route.seconds).toBe(roads.etas(to, [from])[0])
  expect(route.metres).toBeCloseTo(1_100, -1)
  expect(route.legs.reduce((sum, { metres }) => sum + metres, 0)).toBeCloseTo(route.metres, 5)
  expect(route.legs.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(route.seconds, 0)
  const corners = [positionOf(100, 0), positionOf(500, 0), positionOf(500, 400), positionOf(800, 400)]
  expect(route.line).toHaveLength(corners.length)
  route.line.forEach(([longitude, latitude], index) => {
    expect(longitude).toBeCloseTo(corners[index]![0], 5)
    expect(latitude).toBeCloseTo(corners[index]![1], 5)
  })
  expect(route.legs.map(({ start }) => start)).toEqual([0, 1, 2])
})

test('where no road leads, there is no way', async () => {
  const { roads, at } = await roadsOf({ ...town, roads: [town.roads[0], ['c d']] })
  expect(roads.route(at(100, 0), at(800, 400))).toBeUndefined()
})
