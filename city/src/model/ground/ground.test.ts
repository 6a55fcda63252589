import { describe, expect, test } from 'vitest'
import { riverName } from '../names.ts'
import { between, metresBetween } from '../plane.ts'
import { areaOf, contains, crosses } from '../polygon.ts'
import { createRandom } from '../random.ts'
import { districts } from './districts.ts'
import { type Ground, layGround, surfaceOf } from './ground.ts'
import { districtPolygons, groundPlanOf } from './ground-plan.ts'
import { type Network, networkOf } from './ways.ts'

const layAgain = (seed: number): { ground: Ground; network: Network } => {
  const ground = layGround(createRandom(seed).fork('ground'))
  return { ground, network: networkOf(ground) }
}

describe.each([1, 2, 3])('the ground of seed %i', (seed) => {
  const { ground, network } = layAgain(seed)
  const { map, curves } = ground
  const faces = map.faces.map((face) => ({ face, polygon: map.polygonOf(face) }))

  test('is cut into faces without gap or overlap: each edge has one face on either side, but at the border', () => {
    const ways = map.faces.flatMap(({ border }) => border.map((to, index) => `${border.at(index - 1)} ${to}`))
    expect(new Set(ways).size).toBe(ways.length)
    expect(faces.every(({ polygon }) => areaOf(polygon) > 0)).toBe(true)
  })

  test('has thirteen districts that tile the city', () => {
    const areas = districtPolygons(map).map(areaOf)
    expect(areas).toHaveLength(13)
    expect(Math.min(...areas)).toBeGreaterThan(1.5e6)
    const whole = faces.reduce((sum, { polygon }) => sum + areaOf(polygon), 0)
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(whole, 0)
  })

  test('has districts without an enclave, each with streets of its own', () => {
    districts.forEach((_, district) => {
      const inside = faces.filter(({ face }) => face.use.district === district)
      const area = inside.reduce((sum, { polygon }) => sum + areaOf(polygon), 0)
      expect(areaOf(districtPolygons(map)[district]!)).toBeCloseTo(area, 0)
      expect(inside.filter(({ face }) => face.use.is === 'homes').length).toBeGreaterThan(60)
    })
  })

  test('has blocks of a size at which people live', () => {
    const homes = faces.filter(({ face }) => face.use.is === 'homes').map(({ polygon }) => areaOf(polygon))
    expect(homes.length).toBeGreaterThan(2500)
    expect(homes.filter((area) => area > 80_000).length).toBeLessThan(homes.length / 50)
    expect(map.faces.some(({ use }) => use.is === 'stadium')).toBe(true)
    expect(map.faces.filter(({ use }) => use.is === 'park').length).toBeGreaterThan(15)
  })

  test('crosses water on bridges only', () => {
    // Streets run along the very banks: what is meant is the water between.
    const waters = [curves.river, curves.canal].map(({ left, right }) =>
      surfaceOf({
        left: left.map((point, index) => between(point, right[index]!, 0.1)),
        right: right.map((point, index) => between(point, left[index]!, 0.1)),
      }),
    )
    const wet = network.ways.filter(({ nodes }) =>
      nodes.slice(1).some((to, index) => {
        const [a, b] = [network.nodes[nodes[index]!]!, network.nodes[to]!]
        const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
        return waters.some((water) => contains(water, middle))
      }),
    )
    expect(wet.length).toBeGreaterThan(10)
    expect(wet.filter(({ bridge }) => !bridge).map(({ name }) => name)).toEqual([])
    expect(wet.filter((way) => way.class === 'lane')).toEqual([])
  })

  test('is reached everywhere: every street leads to every other', () => {
    for (const isBackwards of [false, true]) {
      const next: number[][] = network.nodes.map(() => [])
      for (const { nodes, oneway } of network.ways)
        nodes.slice(1).forEach((to, index) => {
          const from = nodes[index]!
          if (!oneway || !isBackwards) next[from]!.push(to)
          if (!oneway || isBackwards) next[to]!.push(from)
        })
      const reached = new Set([0])
      for (const node of reached) for (const to of next[node]!) reached.add(to)
      expect(reached.size).toBe(network.nodes.length)
    }
  })

  test('has one-way streets in the middle, where they are narrow', () => {
    const streets = network.ways.filter((way) => way.oneway && way.class === 'street')
    expect(streets.length).toBeGreaterThan(10)
    const corners = streets.flatMap(({ nodes }) => nodes.map((node) => network.nodes[node]!))
    expect(Math.max(...corners.map((corner) => metresBetween(corner, { x: 0, y: 0 })))).toBeLessThan(1_120)
  })

  test('names its streets, each one its own', () => {
    const streets = network.ways.filter((way) => way.class === 'street' && !way.bridge)
    expect(new Set(streets.map(({ name }) => name)).size).toBeGreaterThan(300)
    expect(network.ways.every(({ name }) => name.length > 3)).toBe(true)
  })

  test('has a river with bends and breadth', () => {
    const { left, right } = curves.river
    const breadths = left.map((point, index) => metresBetween(point, right[index]!))
    expect(Math.min(...breadths)).toBeGreaterThan(70)
    const self = left.slice(1).some((to, index) => crosses(left[index]!, to, right[index]!, right[index + 1]!))
    expect(self).toBe(false)
  })

  test('is drawn in less than three megabytes, with everything that a plan has', () => {
    const plan = groundPlanOf(ground, network)
    expect(JSON.stringify(plan).length).toBeLessThan(3e6)
    const kinds = Object.groupBy(plan.features, ({ properties }) => properties.kind)
    expect(kinds.district).toHaveLength(13)
    expect(kinds.block!.length).toBeGreaterThan(2500)
    expect(kinds.rail).toHaveLength(1)
    expect(kinds.name!.map(({ properties }) => properties.name)).toContain(riverName)
    expect(new Set(kinds.street!.map(({ properties }) => properties.class))).toEqual(
      new Set(['ring', 'radial', 'street', 'lane']),
    )
    const rings = plan.features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : []))
    expect(rings.every((ring) => ring.length >= 4 && String(ring[0]) === String(ring.at(-1)))).toBe(true)
  })
})

test('the same seed lays the same ground, another one another', () => {
  const [one, again, other] = [layAgain(7), layAgain(7), layAgain(8)]
  expect(JSON.stringify(again.network) === JSON.stringify(one.network)).toBe(true)
  expect(other.network.nodes.slice(0, 100)).not.toEqual(one.network.nodes.slice(0, 100))
})
