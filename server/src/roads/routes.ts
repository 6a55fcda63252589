import { z } from 'zod'
import type { Door } from '../platform/http/door.ts'
import type { RoadTimes } from './road-times.ts'

const RoadsView = z
  .object({
    source: z.string().meta({ description: 'The file of which they were made' }),
    builtAt: z.iso.datetime(),
    kilometres: z.number(),
    attribution: z.string().meta({ description: 'Has to stand on every map' }),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).meta({ description: 'West, south, east, north' }),
  })
  .meta({ id: 'Roads' })

export const roadRoutes = (door: Door, roads: RoadTimes): void =>
  door.route({
    method: 'GET',
    url: '/api/roads',
    action: 'map:read',
    tag: 'map',
    summary: 'The roads by which arrival is reckoned; null without an atlas, where distances are straight lines',
    answer: z.object({ roads: RoadsView.nullable() }),
    answerTo: () => {
      const { manifest } = roads
      if (manifest === undefined) return { roads: null }
      const { source, builtAt, attribution, bounds } = manifest
      const [west, south, east, north] = bounds
      return {
        roads: {
          source: source.name,
          builtAt,
          kilometres: manifest.roads.kilometres,
          attribution,
          bounds: [west, south, east, north] as [number, number, number, number],
        },
      }
    },
  })
