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

  test('a stretch over which a turn is not allowed is closed as well to whom that forbids', async () => {
    const turns = [{ from: 1, via: [2], to: 4, tags: { restriction: 'no_left_turn' } }]
    const { roads, time } = await roadsOf({ ...town, turns })
    roads.setConditions(
      [{ where: { along: [positionOf(400, 0), positionOf(600, 0)] }, slower: Number.POSITIVE_INFINITY }],
      0,
    )
    expect(time([100, 0], [900, 0])).toBeCloseTo(around, -1)
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

describe('what stands in the way', () => {
  const stretch = (from: number, to: number): Condition => ({
    where: { along: [positionOf(from, 0), positionOf(to, 0)] },
    slower: Number.POSITIVE_INFINITY,
  })
  const elsewhere: Condition = { where: { inside: box(500, 790, 520, 810) }, slower: 2 }

  test('is what holds on the way that would be taken, and how long that would take', async () => {
    const { roads, at } = await under([elsewhere, stretch(400, 600)])
    const [hindered, free] = roads.hindrances(at(900, 0), [at(100, 0), at(750, 0)])
    expect(hindered).toEqual({ usually: expect.closeTo(straight, -1), conditions: [1] })
    expect(free).toMatchObject({ conditions: [] })
  })

  test('is not what holds at other hours, nor where one is wanted or stands', async () => {
    const atEight: Condition = {
      ...stretch(400, 600),
      slower: Array.from({ length: 168 }, (_, hour) => (hour === 8 ? 3 : 1)),
    }
    for (const [hour, conditions] of [
      [7, []],
      [8, [0]],
    ] as const) {
      const { roads, at } = await under([atEight], hour)
      expect(roads.hindrances(at(900, 0), [at(100, 0)])).toMatchObject([{ conditions }])
      expect(roads.hindrances(at(500, 0), [at(100, 0)])).toMatchObject([{ conditions: [] }])
      expect(roads.conditionsAt(at(500, 0))).toEqual(conditions)
    }
  })

  test('where no road leads, nobody is hindered', async () => {
    const apart: Town = {
      points: { ...town.points, y: [0, 5_000], x: [900, 5_000] },
      roads: [...town.roads, ['y x']],
    }
    const { roads, at } = await roadsOf(apart)
    roads.setConditions([stretch(400, 600)], 0)
    expect(roads.hindrances(at(100, 0), [at(500, 5_000)])).toEqual([
      { usually: Number.POSITIVE_INFINITY, conditions: [] },
    ])
  })
})

describe('what would be closed', () => {
  const streets: Town = {
    points: { a: [0, 0], b: [200, 0], c: [400, 0], d: [200, 300], e: [200, -300], f: [400, 300] },
    roads: [
      ['a b c', { name: 'Long' }],
      ['d b e', { name: 'Cross' }],
      ['d f', { name: 'Far' }],
    ],
  }
  const named = async (...line: (readonly [number, number])[]) => {
    const { roads } = await roadsOf(streets)
    return roads
      .pieces({ along: line.map(([east, north]) => positionOf(east, north)) })
      .map(({ name, metres, isCrossed }) => `${isCrossed ? 'over ' : ''}${name} ${Math.round(metres)}`)
      .toSorted()
  }

  test('along a road, whole pieces from crossing to crossing', async () => {
    expect(await named([20, 0], [150, 0])).toEqual(['Long 200'])
    expect(await named([20, 0], [380, 0])).toEqual(['Long 200', 'Long 200'])
  })

  test('across the blocks, each road that is run over is said to be only that', async () => {
    expect(await named([100, 150], [300, 150])).toEqual(['over Cross 300'])
    expect(await named([300, -100], [300, 400])).toEqual(['over Far 200', 'over Long 200'])
  })

  test('nothing, where no road is', async () => expect(await named([50, 150], [120, 150])).toEqual([]))

  test('in an area, with the lines of the pieces', async () => {
    const { roads } = await roadsOf(streets)
    const [piece, ...others] = roads.pieces({ inside: box(380, 280, 420, 320) })
    expect(others).toEqual([])
    expect(piece).toMatchObject({ name: 'Far', road: 'residential', isCrossed: false })
    expect(piece!.line.map(([lon]) => lon.toFixed(5))).toEqual(
      [200, 400].map((east) => positionOf(east, 300)[0].toFixed(5)),
    )
  })
})
