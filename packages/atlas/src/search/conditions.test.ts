import { describe, expect, test } from 'vitest'
import { positionOf, roadsOf, type Town } from '../../testing/town.ts'
import type { Condition } from './conditions.ts'

/** A straight road, and a way around it. */
const town: Town = {
  points: { z: [-500, 0], a: [0, 0], b: [300, 0], c: [700, 0], d: [1000, 0], e: [300, 800], f: [700, 800] },
  roads: [['z a'], ['a b'], ['b c'], ['c d'], ['b e f c']],
}
const box = (west: number, south: number, east: number, north: number) => [
  positionOf(west, south),
  positionOf(east, south),
  positionOf(east, north),
  positionOf(west, north),
]
const straight = 800 / (30 / 3.6)
/** 1,600 m more, and four turns. */
const around = straight + (2 * 800) / (30 / 3.6) + 12

const under = async (conditions: readonly Condition[], hour = 0) => {
  const { roads, at, time } = await roadsOf(town)
  roads.setConditions(conditions, hour)
  return { roads, at, time: () => time([100, 0], [900, 0]) }
}

describe('closed and slow roads', () => {
  test('as usual', async () => {
    expect((await under([])).time()).toBeCloseTo(straight, -1)
  })

  test('a stretch that is closed is gone around', async () => {
    const closed = await under([
      { where: { along: [positionOf(400, 0), positionOf(600, 0)] }, slower: Number.POSITIVE_INFINITY },
    ])
    expect(closed.time()).toBeCloseTo(around, -1)
  })

  test('a stretch that is closed one way is open the other way', async () => {
    const { roads, at } = await under([
      {
        where: { along: [positionOf(400, 0), positionOf(600, 0)], onlyThatWay: true },
        slower: Number.POSITIVE_INFINITY,
      },
    ])
    const [there] = roads.etas(at(900, 0), [at(100, 0)])
    const [back] = roads.etas(at(100, 0), [at(900, 0)])
    expect(there! - back!).toBeGreaterThan(150)
  })

  test('what a flood covers is closed, also where a road only runs through', async () => {
    const flooded = await under([{ where: { inside: box(480, -10, 520, 10) }, slower: Number.POSITIVE_INFINITY }])
    expect(flooded.time()).toBeCloseTo(around, -1)
  })

  test('who is wanted on a closed road is reached, and who stands on one gets away', async () => {
    const { roads, at } = await under([{ where: { inside: box(400, -10, 600, 10) }, slower: Number.POSITIVE_INFINITY }])
    const scene = at(500, 0)
    expect([...roads.etas(scene, [at(100, 0)]), ...roads.etas(at(900, 0), [scene])].every(Number.isFinite)).toBe(true)
  })

  test('where every road around is closed, no road leads there', async () => {
    const { roads, at } = await under([{ where: { inside: box(10, -10, 990, 810) }, slower: Number.POSITIVE_INFINITY }])
    expect(roads.etas(at(500, 0), [at(-300, 0)])).toEqual(Float64Array.of(Number.POSITIVE_INFINITY))
  })

  test('the rush hour slows everything, in its hours', async () => {
    const hours = Array.from({ length: 168 }, (_, hour) => (hour % 24 === 8 ? 2 : 1))
    const [night, morning] = [
      await under([{ where: 'everywhere', slower: hours }], 3),
      await under([{ where: 'everywhere', slower: hours }], 8),
    ]
    expect(night.time()).toBeCloseTo(straight, -1)
    // The first and the last stretch are of their own: who is on them does not wait for others.
    expect(morning.time() - night.time()).toBeCloseTo(400 / (30 / 3.6), 0)
  })

  test('when it is over, everything is as before', async () => {
    const { roads, time } = await under([
      { where: { inside: box(480, -10, 520, 10) }, slower: Number.POSITIVE_INFINITY },
    ])
    roads.setConditions([], 0)
    expect(time()).toBeCloseTo(straight, -1)
  })
})
