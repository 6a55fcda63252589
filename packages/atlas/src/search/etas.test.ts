import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { etasOfReferee } from '../../testing/referee.ts'
import { atlasOf, elementsOf, positionOf, type Town } from '../../testing/town.ts'
import { graphIn } from '../graph/file.ts'
import type { Tags } from '../osm/elements.ts'
import { countries } from '../roads/countries.ts'
import { vehicleNames } from '../roads/vehicles.ts'
import { arcsUnder, type Condition, changingAt } from './conditions.ts'
import { costsOf } from './costs.ts'
import { Snapper } from './snap.ts'

const side = 6
const name = (column: number, row: number) => `${String.fromCharCode(97 + column)}${row}`
const cell = fc.record({ column: fc.integer({ min: 0, max: side - 1 }), row: fc.integer({ min: 0, max: side - 1 }) })

/** A piece of road between two neighbours of a crooked grid: what it is, and whether it is there at all. */
const road = fc.record({
  from: cell,
  step: fc.constantFrom([1, 0], [0, 1], [1, 1], [-1, 1]),
  oneway: fc.constantFrom('no', 'no', 'yes', '-1'),
  highway: fc.constantFrom('residential', 'primary', 'service', 'pedestrian'),
})

const turn = fc.record({
  from: fc.nat(200),
  over: fc.nat(200),
  to: fc.nat(200),
  overRoad: fc.boolean(),
  restriction: fc.constantFrom('no_left_turn', 'no_straight_on', 'only_right_turn', 'no_u_turn'),
  except: fc.constantFrom('', 'emergency'),
})

/** A town whose roads, turns and barriers nobody planned. */
const someTown = fc
  .record({
    bends: fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 2 * side * side, maxLength: 2 * side * side }),
    roads: fc.array(road, { minLength: 20, maxLength: 90 }),
    turns: fc.array(turn, { maxLength: 15 }),
    barriers: fc.array(fc.tuple(cell, fc.constantFrom('bollard', 'gate', 'signals')), { maxLength: 4 }),
  })
  .map(({ bends, roads, turns, barriers }): Town => {
    const points = Object.fromEntries(
      Array.from({ length: side * side }, (_, index) => {
        const [column, row] = [index % side, Math.floor(index / side)]
        return [name(column, row), [column * 100 + bends[2 * index]!, row * 100 + bends[2 * index + 1]!]] as const
      }),
    )
    const laid = roads
      .map(({ from, step: [east = 0, north = 0], ...tags }) => ({
        over: [name(from.column, from.row), name(from.column + east, from.row + north)],
        tags,
      }))
      .filter(({ over }) => over.every((point) => point in points))
    const meeting = (index: number, other: number) =>
      laid[index]!.over.find((point) => index !== other && laid[other]!.over.includes(point))
    return {
      points,
      at: Object.fromEntries(
        barriers.map(([{ column, row }, what]): [string, Tags] => [
          name(column, row),
          what === 'signals' ? { highway: 'traffic_signals' } : { barrier: what },
        ]),
      ),
      roads: laid.map(({ over, tags }) => [over.join(' '), tags]),
      turns: turns.flatMap(({ from, over, to, overRoad, ...tags }) => {
        if (laid.length === 0) return []
        const [first, middle, last] = [from % laid.length, over % laid.length, to % laid.length]
        const via = overRoad ? [middle] : meeting(first, last)
        return via === undefined ? [] : [{ from: first, via, to: last, tags }]
      }),
    }
  })
  .filter(({ roads }) => roads.length > 5)

const somewhere = fc.tuple(fc.integer({ min: -50, max: 600 }), fc.integer({ min: -50, max: 600 }))

const someConditions = fc.array(
  fc.record({
    where: fc.oneof(
      fc.tuple(somewhere, somewhere).map(([from, to]) => ({ along: [positionOf(...from), positionOf(...to)] })),
      fc.tuple(somewhere, fc.integer({ min: 40, max: 200 })).map(([[east, north], size]) => ({
        inside: [
          positionOf(east, north),
          positionOf(east + size, north),
          positionOf(east + size, north + size),
          positionOf(east, north + size),
        ],
      })),
      fc.constant('everywhere' as const),
    ),
    slower: fc.constantFrom(1.4, 3, Number.POSITIVE_INFINITY),
  }),
  { maxLength: 3 },
)

describe('the times of a whole fleet', () => {
  test('are those that the textbook finds, whatever the turns, barriers, closures and cells', async () => {
    let [reached, unreached] = [0, 0]
    await fc.assert(
      fc.asyncProperty(
        someTown,
        someConditions,
        fc.array(somewhere, { minLength: 6, maxLength: 12 }),
        async (town, conditions: readonly Condition[], positions) => {
          const atlas = await atlasOf(elementsOf(town), { largestCell: 5 })
          const graph = graphIn(atlas.shared.roads)
          for (const vehicle of vehicleNames) {
            const roads = atlas.roads(vehicle)
            const places = positions.flatMap(([east, north], index) => {
              const heading = index % 3 === 0 ? index * 40 : undefined
              return roads.snap(positionOf(east, north), { heading }) ?? []
            })
            const [to, ...from] = places
            if (!to) continue
            const usual = costsOf(graph, vehicle, countries.world)
            const snapper = new Snapper(graph, vehicle, countries.world)
            const timesUnder = (now: readonly Condition[]): number[] => {
              roads.setConditions(now, 0)
              const costs = { ...usual, arcs: arcsUnder(usual.usual, changingAt(graph, snapper, now, 0)) }
              const times = [...roads.etas(to, from)]
              expect(times).toEqual(etasOfReferee(graph, costs, to, from))
              return times
            }
            // Some of them, none, all: what was measured for one is not taken for another.
            for (const now of [conditions.slice(1), []]) timesUnder(now)
            const times = timesUnder(conditions)
            times.forEach((time, index) => {
              const [back] = roads.times(from[index]!, [to])
              expect(back).toBe(time)
              expect(roads.route(from[index]!, to)?.seconds ?? Number.POSITIVE_INFINITY).toBe(time)
              if (time === Number.POSITIVE_INFINITY) unreached++
              else reached++
            })
          }
        },
      ),
      { numRuns: 120 },
    )
    // Neither case is rare among these towns: the test would prove little otherwise.
    expect(reached).toBeGreaterThan(300)
    expect(unreached).toBeGreaterThan(50)
  })
})
