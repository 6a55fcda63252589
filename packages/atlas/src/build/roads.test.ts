import { describe, expect, test } from 'vitest'
import { atlasOf, elementsOf, positionOf, roadsOf, type Town } from '../../testing/town.ts'
import type { VehicleName } from '../roads/vehicles.ts'

/** A crossing in the middle, a road to each side of it, 500 m long. */
const crossing = {
  points: { west: [0, 500], north: [500, 1000], east: [1000, 500], south: [500, 0], middle: [500, 500] },
  roads: [['west middle'], ['middle east'], ['north middle'], ['middle south']],
} as const satisfies Town

const [fromWest, toEast, fromNorth, toSouth] = [0, 1, 2, 3]
const west = [100, 500] as const
const east = [900, 500] as const
const north = [500, 900] as const
const south = [500, 100] as const
/** At once, or not at all: where one turns round at the end of some road and comes back, that is not the way that was meant. */
const open = 'open'
const noWay = 'no way'
const longest = 170

/** Who may drive where: the time of a car, and of a vehicle with right of way, from the west to the east. */
const cases: Record<
  string,
  { town: Town; from?: readonly [number, number]; to?: readonly [number, number]; car: string; rightOfWay: string }
> = {
  'a street': { town: crossing, car: open, rightOfWay: open },
  'a one-way street': {
    town: { ...crossing, roads: [['west middle', { oneway: 'yes' }], ['middle east']] },
    car: open,
    rightOfWay: open,
  },
  'a one-way street, against it': {
    town: { ...crossing, roads: [['middle west', { oneway: 'yes' }], ['middle east']] },
    car: noWay,
    rightOfWay: noWay,
  },
  'a one-way street that its nodes run against': {
    town: { ...crossing, roads: [['middle west', { oneway: '-1' }], ['middle east']] },
    car: open,
    rightOfWay: open,
  },
  'a one-way street that those with right of way need not mind': {
    town: { ...crossing, roads: [['middle west', { oneway: 'yes', 'oneway:emergency': 'no' }], ['middle east']] },
    car: noWay,
    rightOfWay: open,
  },
  'a motorway, against it': {
    town: { ...crossing, roads: [['middle west', { highway: 'motorway' }], ['middle east']] },
    car: noWay,
    rightOfWay: noWay,
  },
  'a private road': {
    town: { ...crossing, roads: [['west middle'], ['middle east', { access: 'private' }]] },
    car: noWay,
    rightOfWay: open,
  },
  'a private road with a right for cars': {
    town: { ...crossing, roads: [['west middle'], ['middle east', { access: 'private', motor_vehicle: 'yes' }]] },
    car: open,
    rightOfWay: open,
  },
  'a pedestrian street': {
    town: { ...crossing, roads: [['west middle'], ['middle east', { highway: 'pedestrian' }]] },
    car: noWay,
    rightOfWay: open,
  },
  'a footway': {
    town: { ...crossing, roads: [['west middle'], ['middle east', { highway: 'footway' }]] },
    car: noWay,
    rightOfWay: noWay,
  },
  'a ferry': {
    town: { ...crossing, roads: [['west middle'], ['middle east', { highway: 'no', route: 'ferry' }]] },
    car: noWay,
    rightOfWay: noWay,
  },
  'a bollard': { town: { ...crossing, at: { middle: { barrier: 'bollard' } } }, car: noWay, rightOfWay: noWay },
  'a locked gate': {
    town: { ...crossing, at: { middle: { barrier: 'gate', access: 'private' } } },
    car: noWay,
    rightOfWay: open,
  },
  'a road works': {
    town: { ...crossing, roads: [['west middle'], ['middle east', { highway: 'construction' }]] },
    car: noWay,
    rightOfWay: noWay,
  },
  'a bridge over a road': {
    town: { ...crossing, roads: [['west east', { bridge: 'yes', layer: '1' }], ['north south']] },
    from: west,
    to: south,
    car: noWay,
    rightOfWay: noWay,
  },
  'a banned turn': {
    town: {
      ...crossing,
      turns: [{ from: fromNorth, via: 'middle', to: toEast, tags: { restriction: 'no_left_turn' } }],
    },
    from: north,
    to: east,
    car: noWay,
    rightOfWay: noWay,
  },
  'a banned turn, another turn': {
    town: {
      ...crossing,
      turns: [{ from: fromNorth, via: 'middle', to: toEast, tags: { restriction: 'no_left_turn' } }],
    },
    from: north,
    to: south,
    car: open,
    rightOfWay: open,
  },
  'a banned turn, except for emergencies': {
    town: {
      ...crossing,
      turns: [
        { from: fromNorth, via: 'middle', to: toEast, tags: { restriction: 'no_left_turn', except: 'psv;emergency' } },
      ],
    },
    from: north,
    to: east,
    car: noWay,
    rightOfWay: open,
  },
  'a banned turn for lorries': {
    town: {
      ...crossing,
      turns: [{ from: fromNorth, via: 'middle', to: toEast, tags: { 'restriction:hgv': 'no_left_turn' } }],
    },
    from: north,
    to: east,
    car: open,
    rightOfWay: open,
  },
  'the only turn that is allowed': {
    town: {
      ...crossing,
      turns: [{ from: fromNorth, via: 'middle', to: toSouth, tags: { restriction: 'only_straight_on' } }],
    },
    from: north,
    to: south,
    car: open,
    rightOfWay: open,
  },
  'a turn that is not the only one allowed': {
    town: {
      ...crossing,
      turns: [{ from: fromNorth, via: 'middle', to: toSouth, tags: { restriction: 'only_straight_on' } }],
    },
    from: north,
    to: east,
    car: noWay,
    rightOfWay: noWay,
  },
}

describe('what the map says of a road', () => {
  test.for(Object.entries(cases))('%s', async ([, { town, from = west, to = east, car, rightOfWay }]) => {
    expect(await wayIn(town, 'car', from, to)).toBe(car)
    expect(await wayIn(town, 'rightOfWay', from, to)).toBe(rightOfWay)
  })

  const wayIn = async (
    town: Town,
    vehicle: VehicleName,
    from: readonly [number, number],
    to: readonly [number, number],
  ) => {
    const roads = (await atlasOf(elementsOf(town))).roads(vehicle)
    const [start, end] = [from, to].map((point) => roads.snap(positionOf(...point), { within: 50 }))
    return start && end && roads.etas(end, [start])[0]! < longest ? open : noWay
  }
})

describe('a ban of turning over a piece of road', () => {
  // Two lanes of a street, a link between them: no turning round over the link for who comes from the west.
  const lanes = {
    points: { a: [0, 0], b: [500, 0], c: [1000, 0], d: [1000, 20], e: [500, 20], f: [0, 20], g: [500, -400] },
    roads: [
      ['a b', { oneway: 'yes' }],
      ['b c', { oneway: 'yes' }],
      ['d e', { oneway: 'yes' }],
      ['e f', { oneway: 'yes' }],
      ['b e'],
      ['g b'],
      ['c d', { oneway: 'yes' }],
    ],
    turns: [{ from: 0, via: [4], to: 3, tags: { restriction: 'no_u_turn' } }],
  } as const satisfies Town

  test('holds for who comes from there, and not for who comes from elsewhere', async () => {
    const { roads, at } = await roadsOf(lanes)
    const back = at(100, 20)
    const [fromWest, fromSouth] = roads.etas(back, [at(100, 0), at(500, -300)])
    const freely = (await roadsOf({ ...lanes, turns: [] })).roads
    const [freeFromWest, freeFromSouth] = freely.etas(back, [at(100, 0), at(500, -300)])
    expect(fromSouth).toBe(freeFromSouth)
    // On to the end, and round there.
    expect(fromWest).toBeGreaterThan(freeFromWest! + 100)
  })
})

describe('a turn restriction that says nothing', () => {
  test('is left out and counted, and the roads are there', async () => {
    const town = {
      ...crossing,
      turns: [{ from: 7, via: 'middle', to: fromWest, tags: { restriction: 'no_left_turn' } }],
    }
    const atlas = await atlasOf(elementsOf(town))
    expect(atlas.manifest.roads).toMatchObject({ ignoredRestrictions: 1, edges: 4 })
  })
})

describe('how fast one gets along', () => {
  /** Seconds for 800 m, nothing but the road. */
  const seconds = async (tags: Record<string, string>) =>
    (await roadsOf({ points: { a: [0, 0], b: [1000, 0] }, roads: [['a b', tags]] })).time([100, 0], [900, 0])

  test.for([
    [{ maxspeed: '50' }, 57.6],
    [{ maxspeed: '30 mph' }, 59.65],
    [{ maxspeed: 'walk' }, 411.4],
    [{ maxspeed: '50', surface: 'gravel' }, 96],
    [{ 'maxspeed:forward': '40', maxspeed: '50' }, 72],
    [{}, 96],
    [{ highway: 'motorway', maxspeed: 'none' }, 22.2],
  ] as const)('%o', async ([tags, expected]) => {
    expect(await seconds(tags)).toBeCloseTo(expected, 0)
  })
})
