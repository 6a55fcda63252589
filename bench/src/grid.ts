import type { OsmElement, Position } from '@yordam/atlas'

/** The corner of the grid, and how far apart its crossings are, in units of 1e-7 degrees: about 200 m. */
const corner = { lon: 600_000_000, lat: 390_000_000 }
const step = { lon: 24_000, lat: 18_000 }

const highways = [
  'residential',
  'residential',
  'tertiary',
  'residential',
  'secondary',
  'residential',
  'primary',
] as const

/** A country of streets at right angles, every sixth of them a larger one, with so many crossings: nobody's map, for growth alone. */
export function* gridOf(crossings: number): Generator<OsmElement> {
  const side = Math.ceil(Math.sqrt(crossings))
  const id = (column: number, row: number) => row * side + column + 1
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      yield {
        type: 'node',
        id: id(column, row),
        lon: corner.lon + column * step.lon + ((row * 7919 + column * 104_729) % 4_000),
        lat: corner.lat + row * step.lat + ((row * 104_729 + column * 7919) % 4_000),
        tags: {},
      }
  const indices = Array.from({ length: side }, (_, index) => index)
  for (const line of indices) {
    const tags = { highway: highways[line % highways.length]! }
    yield { type: 'way', id: 2 * line + 1, nodes: indices.map((column) => id(column, line)), tags }
    yield { type: 'way', id: 2 * line + 2, nodes: indices.map((row) => id(line, row)), tags }
  }
}

/** Places on it, spread by the golden ratio. */
export const placesOnGrid = (crossings: number, count: number): readonly Position[] => {
  const side = Math.ceil(Math.sqrt(crossings))
  return Array.from({ length: count }, (_, index) => [
    (corner.lon + ((index * 0.618_034) % 1) * (side - 2) * step.lon) / 1e7,
    (corner.lat + ((index * 0.754_878) % 1) * (side - 2) * step.lat) / 1e7,
  ])
}
