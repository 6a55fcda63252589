import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Atlas,
  buildAtlas,
  type OsmElement,
  openAtlas,
  type Roads,
  type VehicleName,
  writeOsm,
} from '@yordam/atlas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClosureView } from '../api/words.ts'
import { buildCity, type City } from '../model/city.ts'
import { between, heading, metresBetween, type Point, toPosition, toSurvey } from '../model/plane.ts'
import { atlasInMemory, atlasOf } from './atlas.ts'
import { conditionsOf, standingAt } from './closures.ts'
import { type Drives, drivesOn, type Leg } from './drives.ts'
import { mapOf } from './map.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-'))
})
afterAll(() => rm(folder, { recursive: true }))

type OfType<Type extends OsmElement['type']> = Extract<OsmElement, { type: Type }>
const ofType = <Type extends OsmElement['type']>(map: readonly OsmElement[], type: Type) =>
  map.filter((element) => element.type === type) as OfType<Type>[]

/** The road along a leg, closed. */
const closureOf = ({ from, to }: Leg): ClosureView => ({
  where: { type: 'LineString', coordinates: [toSurvey(from), toSurvey(to)] },
  oneWay: false,
  slower: null,
  startsAt: '2026-11-26T00:00:00.000Z',
  endsAt: null,
  hours: null,
})

const bytesOf = async (city: City): Promise<Buffer> => {
  const path = join(folder, 'city.osm.pbf')
  await writeOsm(path, mapOf(city.network))
  return readFile(path)
}

test('the same seed writes the same map, to the byte; another one another', async () => {
  const bytes = await bytesOf(buildCity(7))
  expect((await bytesOf(buildCity(7))).equals(bytes)).toBe(true)
  expect((await bytesOf(buildCity(8))).equals(bytes)).toBe(false)
})

test('an atlas is made once, and again when the city is another one; elsewhere nothing of it is left', async () => {
  const [one, other] = [buildCity(7), buildCity(8)]
  const own = join(folder, 'atlas')
  const { manifest } = await atlasOf(one, own)
  expect(manifest).toMatchObject({
    source: { name: expect.stringMatching(/^anhorshahr-7-[0-9a-f]{8}\.osm\.pbf$/) },
    country: 'uz',
    attribution: 'Anhorshahr, Yordam',
  })
  expect((await atlasOf(one, own)).manifest).toEqual(manifest)
  expect((await atlasOf(other, own)).manifest.source.name).toMatch(/^anhorshahr-8-/)
  expect(await readdir(own)).toContain(manifest.source.name)
  const before = await readdir(tmpdir())
  expect((await atlasInMemory(one)).manifest.source).toEqual(manifest.source)
  expect(await readdir(tmpdir())).toEqual(before)
})

describe.each([1, 2, 3])('the roads of seed %i', (seed) => {
  const city = buildCity(seed)
  const map = mapOf(city.network)
  const pointAt = (node: number): Point => city.network.nodes[node - 1]!
  let atlas: Atlas
  let roads: Readonly<Record<VehicleName, Roads>>
  beforeAll(async () => {
    atlas = await atlasInMemory(city)
    roads = { car: atlas.roads('car'), rightOfWay: atlas.roads('rightOfWay') }
  })

  const placesOn = (of: Roads, points: readonly { readonly at: Point }[]) =>
    points.map(({ at }) => of.snap(toSurvey(at), { within: 40 })!)

  test.each(['car', 'rightOfWay'] as const)('lead from every station to every house, for a %s', (as) => {
    const houses = placesOn(roads[as], city.premises)
    for (const station of placesOn(roads[as], city.stations))
      expect(Math.max(...roads[as].times(station, houses))).toBeLessThan(1_500)
  })

  test('cross the river on bridges only: without them, the other bank is out of reach', async () => {
    const path = join(folder, 'parted.osm.pbf')
    await writeOsm(
      path,
      map.filter(({ tags }) => tags.bridge === undefined),
    )
    await buildAtlas(path, join(folder, 'parted'), { country: 'uz' })
    const parted = (await openAtlas(join(folder, 'parted'))).roads('rightOfWay')
    const { left, right } = city.ground.curves.river
    const isNorth = ({ at }: { readonly at: Point }) => {
      const midstream = left.map((point, index) => between(point, right[index]!, 0.5))
      return at.y > midstream.find(({ x }) => x > at.x)!.y
    }
    const [north, south] = [city.stations.filter(isNorth), city.stations.filter((station) => !isNorth(station))]
    expect(Math.min(north.length, south.length)).toBeGreaterThan(2)
    const timesOn = (of: Roads) => placesOn(of, south).flatMap((to) => [...of.etas(to, placesOn(of, north))])
    expect(timesOn(roads.rightOfWay).every(Number.isFinite)).toBe(true)
    expect(timesOn(parted).some(Number.isFinite)).toBe(false)
  })

  test('have classes, limits, one-way streets, bridges and signals', () => {
    const streets = ofType(map, 'way').map(({ tags }) => tags)
    expect(new Set(streets.map(({ highway }) => highway))).toEqual(
      new Set(['trunk', 'primary', 'secondary', 'tertiary', 'residential', 'living_street']),
    )
    expect(streets.every(({ name }) => name!.length > 3)).toBe(true)
    expect(streets.filter(({ maxspeed }) => maxspeed === '20').length).toBeGreaterThan(30)
    expect(streets.filter(({ oneway, junction }) => oneway === 'yes' && junction === undefined).length).toBeGreaterThan(
      10,
    )
    expect(streets.filter(({ junction }) => junction === 'circular').length).toBeGreaterThan(0)
    expect(streets.filter(({ bridge }) => bridge === 'yes').length).toBeGreaterThan(10)
    expect(ofType(map, 'node').filter(({ tags }) => tags.highway === 'traffic_signals').length).toBeGreaterThan(60)
  })

  test('keep every turn restriction of the map', () => {
    const restrictions = ofType(map, 'relation')
    expect(new Set(restrictions.map(({ tags }) => tags.restriction))).toEqual(
      new Set(['no_u_turn', 'no_left_turn', 'only_straight_on']),
    )
    expect(atlas.manifest.roads.ignoredRestrictions).toBe(0)
    const ways = new Map(ofType(map, 'way').map((way) => [way.id, way]))
    const wayOf = (turn: OfType<'relation'>, as: VehicleName) => {
      const [from, via, to] = turn.members.map(({ id }) => id) as [number, number, number]
      /** On a way, a little away from the crossing. */
      const near = (way: number) => {
        const { nodes } = ways.get(way)!
        const [here, next] = (nodes[0] === via ? nodes : nodes.toReversed()).map(pointAt) as [Point, Point]
        return between(here, next, Math.min(0.9, 12 / metresBetween(here, next)))
      }
      const [start, end] = [near(from), near(to)]
      const place = roads[as].snap(toSurvey(start), { heading: heading(start, pointAt(via)) })!
      return roads[as].route(place, roads[as].snap(toSurvey(end), { heading: heading(pointAt(via), end) })!)!
    }
    const leftTurns = restrictions.filter(({ tags }) => tags.restriction === 'no_left_turn')
    const [excepting, strict] = [true, false].map((excepts) =>
      leftTurns.filter(({ tags }) => (tags.except === 'emergency') === excepts),
    ) as [OfType<'relation'>[], OfType<'relation'>[]]
    expect(Math.min(excepting.length, strict.length)).toBeGreaterThan(10)
    // Twice the twelve metres, and a little more; who may not turn goes on at least to the next crossing.
    const direct = 30
    for (const turn of strict) expect(wayOf(turn, 'rightOfWay').metres).toBeGreaterThan(direct)
    for (const turn of excepting) {
      expect(wayOf(turn, 'car').metres).toBeGreaterThan(direct)
      const { metres, legs } = wayOf(turn, 'rightOfWay')
      expect(metres).toBeLessThan(direct)
      expect(legs.map((leg) => leg.turn)).toEqual(['depart', expect.stringMatching(/left$/)])
    }
  })
})

describe('a drive', () => {
  const city = buildCity(1)
  let drives: Drives
  beforeAll(async () => {
    drives = drivesOn(await atlasInMemory(city))
  })
  const way = (from: Point, to: Point) => drives.way({ at: from, heading: undefined }, to, 'rightOfWay')
  const metresOf = (legs: readonly Leg[]) => legs.reduce((sum, leg) => sum + metresBetween(leg.from, leg.to), 0)

  test('begins here, ends there, and has no gap', () => {
    const [from, to] = [city.premises[3]!.at, city.premises[320]!.at]
    const legs = way(from, to)
    expect(legs[0]!.from).toEqual(from)
    expect(legs.at(-1)!.to).toEqual(to)
    legs.slice(1).forEach((leg, index) => {
      expect(metresBetween(leg.from, legs[index]!.to)).toBeLessThan(1)
    })
  })

  test('takes as long as a duty centre that has the same atlas expects', async () => {
    const roads = (await atlasInMemory(city)).roads('rightOfWay')
    for (const { at } of city.premises.slice(0, 40)) {
      const from = city.stations[2]!.at
      const onRoads = way(from, at).filter(({ road }) => road !== 'yard')
      const seconds = onRoads.reduce((sum, leg) => sum + metresBetween(leg.from, leg.to) / leg.speed, 0)
      const expected = roads.etas(roads.snap(toPosition(at))!, [roads.snap(toPosition(from))!])[0]!
      expect(Math.abs(seconds - expected)).toBeLessThan(2)
    }
  })

  test('between two doors of one street goes straight along it', () => {
    const segment = city.streets.segments.find(({ line, metres }) => line.length > 4 && metres > 100)!
    expect(metresOf(way(segment.line[0]!, segment.line.at(-1)!))).toBeCloseTo(segment.metres, 0)
  })

  test('goes around the square in its one direction', () => {
    const around = city.network.ways.find((one) => one.oneway && one.class === 'ring')!
    const [a, b] = [around.nodes[0]!, around.nodes[12]!].map((node) => city.network.nodes[node]!) as [Point, Point]
    expect(metresOf(way(b, a))).toBeGreaterThan(2 * metresOf(way(a, b)))
  })

  test('leads around a road that is closed, and takes it again when it is open', () => {
    const [from, to] = [city.stations[1]!.at, city.stations[5]!.at]
    const before = way(from, to)
    const passed = before[Math.floor(before.length / 2)]!
    const passes = (legs: readonly Leg[]) => legs.some((leg) => metresBetween(leg.to, passed.to) < 1)
    const changes = drives.changes
    drives.heed(conditionsOf([closureOf(passed)]))
    expect(drives.changes).toBe(changes + 1)
    expect(passes(before)).toBe(true)
    expect(passes(way(from, to))).toBe(false)
    drives.heed([])
    expect(way(from, to)).toEqual(before)
  })

  test('heeds what holds now, at all hours', () => {
    const closure = closureOf(way(city.stations[1]!.at, city.stations[5]!.at)[0]!)
    const others = [
      { ...closure, startsAt: '2026-11-26T12:00:00.000Z' },
      { ...closure, endsAt: '2026-11-26T10:00:00.000Z' },
      { ...closure, hours: { days: [1], from: 7, until: 9 } },
    ]
    expect(standingAt([closure, ...others], Date.parse('2026-11-26T11:00:00.000Z'))).toEqual([closure])
  })

  test('to a place far off the map ends on foot', () => {
    const far = { x: 9_000, y: 0 }
    const legs = way({ x: 0, y: 400 }, far)
    expect(legs.at(-1)).toMatchObject({ to: far, road: 'yard' })
    expect(legs.filter(({ road }) => road !== 'yard').length).toBeGreaterThan(20)
  })
})
