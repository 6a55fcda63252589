import { expect, test } from 'vitest'
import { positionOf, roadsOf, type Town } from '../../testing/town.ts'

const street: Town = { points: { a: [0, 0], b: [1000, 0] }, roads: [['a b']] }

test('a place is on the nearest point of the nearest road', async () => {
  const { roads } = await roadsOf(street)
  const place = roads.snap(positionOf(250, 30))!
  expect(place.along).toBeCloseTo(0.25, 3)
  expect(place.metres).toBeCloseTo(30, 0)
  expect(place.position[0]).toBeCloseTo(positionOf(250, 0)[0], 5)
  expect(place.position[1]).toBeCloseTo(positionOf(250, 0)[1], 5)
})

test('a house is on the side of the road where it stands, and to be on the other side takes a moment', async () => {
  const { roads, at } = await roadsOf(street)
  const from = at(100, 0)
  const [south, north] = [at(500, -20), at(500, 20)].map((house) => roads.etas(house, [from])[0]!)
  expect(north! - south!).toBeCloseTo(3, 1)
})

test('who is heading somewhere drives on the carriageway that goes there', async () => {
  const { at } = await roadsOf({
    points: { a: [0, 0], b: [1000, 0], c: [1000, 12], d: [0, 12] },
    roads: [
      ['a b', { oneway: 'yes' }],
      ['c d', { oneway: 'yes' }],
      ['b c', { oneway: 'yes' }],
      ['d a', { oneway: 'yes' }],
    ],
  })
  // A receiver's error of five metres puts them nearer to the wrong one.
  expect(at(500, 7, 90).position[1]).toBeCloseTo(positionOf(500, 0)[1], 5)
  expect(at(500, 5, 270).position[1]).toBeCloseTo(positionOf(500, 12)[1], 5)
})

test('who drives the other way has to turn round first', async () => {
  const { roads, at } = await roadsOf(street)
  const to = at(900, 0)
  const [towards, away] = roads.etas(to, [at(500, 0, 90), at(500, 0, 270)])
  expect(away! - towards!).toBeCloseTo(20, 1)
})

test('a place in the sea is on no road', async () => {
  const { roads } = await roadsOf(street)
  expect(roads.snap(positionOf(500, 5_000))).toBeUndefined()
  expect(roads.snap(positionOf(500, 5_000), { within: 6_000 })).toBeDefined()
})

const withCourtyard: Town = {
  points: {
    a: [0, 0],
    b: [1000, 0],
    c: [1000, 1000],
    d: [0, 1000],
    x: [400, 60],
    y: [600, 60],
    far: [5_000, 0],
    off: [5_300, 0],
  },
  roads: [['a b'], ['b c'], ['c d'], ['d a'], ['x y'], ['far off']],
}

test('a road that leads nowhere is passed over for one near by that leads somewhere', async () => {
  const { roads } = await roadsOf(withCourtyard)
  expect(roads.snap(positionOf(500, 55))!.position[1]).toBeCloseTo(positionOf(500, 0)[1], 5)
})

test('on an island one is on the island, and from there no road leads', async () => {
  const { roads, at } = await roadsOf(withCourtyard)
  const [fromTheIsland, fromHere] = roads.etas(at(500, 0), [at(5_100, 10), at(100, 0)])
  expect(fromTheIsland).toBe(Number.POSITIVE_INFINITY)
  expect(fromHere).toBeLessThan(60)
})
