import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { etasOfReferee } from '../testing/referee.ts'
import { graphIn } from './graph/file.ts'
import { buildAtlas, countries, openAtlas, type Place, vehicleNames } from './index.ts'
import { costsOf } from './search/costs.ts'

const maps = join(import.meta.dirname, '../../../../shared/data/osm')
const monaco = join(maps, 'monaco.osm.pbf')
const isThere = existsSync(monaco)
if (!isThere) console.log(`skipped: no maps in ${maps}`)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe.runIf(isThere)('a real city, dense and hilly and full of tunnels', () => {
  test('has the times that the textbook finds', async () => {
    const { roads } = await buildAtlas(monaco, folder)
    expect(roads.edges).toBeGreaterThan(2_000)
    const atlas = await openAtlas(folder)
    const graph = graphIn(atlas.shared.roads)
    const everywhere = Array.from({ length: 150 }, (_, index) => {
      const node = Math.floor((index * graph.lon.length) / 150)
      return [graph.lon[node]! / 1e7, graph.lat[node]! / 1e7] as const
    })
    for (const vehicle of vehicleNames) {
      const driven = atlas.roads(vehicle)
      const costs = costsOf(graph, vehicle, countries.world)
      const places = everywhere.flatMap((position): Place[] => {
        const place = driven.snap(position)
        return place ? [place] : []
      })
      for (const to of places.filter((_, index) => index % 30 === 0))
        expect([...driven.etas(to, places)]).toEqual(etasOfReferee(graph, costs, to, places))
    }
  })
})
