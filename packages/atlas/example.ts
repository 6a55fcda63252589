/** Three streets around a closed one: run it with `node packages/atlas/example.ts`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAtlas, openAtlas, type Position, writeOsm } from '@yordam/atlas'

const corners: readonly Position[] = [
  [69.24, 41.31],
  [69.25, 41.31],
  [69.25, 41.32],
  [69.24, 41.32],
]
const folder = await mkdtemp(join(tmpdir(), 'atlas-'))
await writeOsm(join(folder, 'town.osm.pbf'), [
  ...corners.map(([lon, lat], index) => ({
    type: 'node' as const,
    id: index + 1,
    lon: lon * 1e7,
    lat: lat * 1e7,
    tags: {},
  })),
  { type: 'way', id: 1, nodes: [1, 2], tags: { highway: 'primary', name: 'Amir Temur koʻchasi' } },
  { type: 'way', id: 2, nodes: [2, 3, 4, 1], tags: { highway: 'residential', name: 'Bobur koʻchasi' } },
])

const { roads: made, attribution } = await buildAtlas(join(folder, 'town.osm.pbf'), join(folder, 'atlas'), {
  country: 'uz',
})
console.log(`${made.kilometres} km of roads in ${made.edges} pieces. ${attribution}`)

const roads = (await openAtlas(join(folder, 'atlas'))).roads('rightOfWay')
const scene = roads.snap([69.2495, 41.3101])!
const unit = roads.snap([69.2405, 41.3099])!
const told = () =>
  roads.route(unit, scene)?.legs.map(({ turn, name, metres }) => `${turn}, ${name}, ${Math.round(metres)} m`)
console.log(`The team is there in ${roads.etas(scene, [unit])[0]} s:`, told())

const closed = { where: { along: [corners[0]!, corners[1]!] }, slower: Number.POSITIVE_INFINITY }
roads.setConditions([closed], 0)
const later = roads.snap([69.2412, 41.3201])!
console.log(`From the north, with Amir Temur koʻchasi closed: ${roads.etas(scene, [later])[0]} s`)
await rm(folder, { recursive: true })
