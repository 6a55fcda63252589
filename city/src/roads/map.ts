import type { OsmElement, Tags } from '@yordam/atlas'
import { type Network, stretchesOf, type Way } from '../model/ground/ways.ts'
import { toSurvey } from '../model/plane.ts'
import { type Arm, armsOf, hasSignals, isGreat } from './crossings.ts'
import { type Section, signsAt } from './signs.ts'

/** The streets of the city as anybody surveys them for OpenStreetMap: nodes, ways, and the turns that are not allowed. */
export function mapOf(network: Network): OsmElement[] {
  const { nodes, ways } = network
  const arms = armsOf(network)
  const great = new Set(arms.flatMap((some, node) => (isGreat(some) ? node : [])))
  const sections = ways
    .flatMap((way) => stretchesOf(way.nodes, (node) => great.has(node)).map((stretch) => ({ way, nodes: stretch })))
    .map((section, index): Section => ({ id: index + 1, ...section }))
  const sectionsAt = Map.groupBy(
    sections.flatMap((section) =>
      [section.nodes[0]!, section.nodes.at(-1)!].filter((end) => great.has(end)).map((end) => ({ end, section })),
    ),
    ({ end }) => end,
  )
  const signs = [...great].flatMap((node) =>
    signsAt(
      node,
      nodes,
      sectionsAt.get(node)!.map(({ section }) => section),
    ),
  )
  return [
    ...nodes.map((point, node): OsmElement => {
      const [lon, lat] = toSurvey(point)
      const tags: Tags = hasSignals(arms[node]!) ? { highway: 'traffic_signals' } : {}
      return { type: 'node', id: node + 1, lon: Math.round(lon * 1e7), lat: Math.round(lat * 1e7), tags }
    }),
    ...sections.map(
      ({ id, way, nodes: over }): OsmElement => ({
        type: 'way',
        id,
        tags: tagsOf(way, arms),
        nodes: over.map((node) => node + 1),
      }),
    ),
    ...signs.map((sign, index): OsmElement => ({ type: 'relation', id: index + 1, ...sign })),
  ]
}

/** Signed limits (km/h): at the border faster than a town's, around the square and before people's doors slower. */
const limits = { trunk: '80', square: '40', door: '20' } as const

function tagsOf(way: Way, arms: readonly (readonly Arm[])[]): Tags {
  const { name, bridge, oneway } = way
  const isSquare = way.class === 'ring' && oneway
  // Where a lane ends before the last house, children play.
  const isYard = way.class === 'lane' && [way.nodes[0]!, way.nodes.at(-1)!].some((end) => arms[end]!.length === 1)
  const highway = isYard ? 'living_street' : way.highway
  const maxspeed = isYard ? limits.door : isSquare ? limits.square : highway === 'trunk' ? limits.trunk : undefined
  return {
    highway,
    name,
    ...(maxspeed && { maxspeed }),
    ...(oneway && { oneway: 'yes' }),
    ...(isSquare && { junction: 'circular' }),
    ...(bridge && { bridge: 'yes', layer: '1' }),
  }
}
