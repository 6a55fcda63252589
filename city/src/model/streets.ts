import { lanes, radials, rings } from './names.ts'
import { between, metresBetween, type Point } from './plane.ts'
import type { Random } from './random.ts'

/** A piece of a street between two junctions. Every street can be driven both ways. */
export type Segment = {
  readonly street: string
  readonly from: number
  readonly to: number
  readonly metres: number
  /** Metres from the beginning of the street to the beginning of this piece: house numbers count along it. */
  readonly startsAt: number
  /** How fast a team drives here, metres for each second. */
  readonly speed: number
}

/** The streets of the city as a graph: junctions by number, and for each the segments that meet there. */
export type Streets = {
  readonly junctions: readonly Point[]
  readonly segments: readonly Segment[]
  readonly meeting: readonly (readonly Segment[])[]
}

const radiiOfRings = [650, 1500, 2500, 3600]
const metresPerSecond = { ring: 16, radial: 15, lane: 9 }

/** The river flows from west to east, south of the centre, in two bends. */
export const riverAt = (x: number): number => -900 + 380 * Math.sin(x / 1300)
const northOfRiver = ({ x, y }: Point) => y > riverAt(x)

/**
 * Four rings, twelve streets that run out from the centre, and lanes half-way between those.
 * The rings and every second radial street cross the river on a bridge; lanes end at its banks. All rings are whole, and
 * the centre reaches them, so every junction can be reached from every other.
 */
export function layStreets(random: Random): Streets {
  const junctions: Point[] = [{ x: 0, y: 0 }]
  const segments: Segment[] = []
  const lengths = new Map<string, number>()

  /** A junction at a twelfth of the circle (halves are the middles between them), shaken a little: no town is drawn with compasses. */
  const place = (ring: number, twelfth: number) => {
    const angle = ((twelfth + random.between(-0.12, 0.12)) / 12) * 2 * Math.PI
    const radius = radiiOfRings[ring]! * random.between(0.93, 1.07)
    return junctions.push({ x: radius * Math.sin(angle), y: radius * Math.cos(angle) }) - 1
  }
  const corners = rings.map((_, ring) => radials.map((_, twelfth) => place(ring, twelfth)))
  const middles = rings.map((_, ring) => lanes.map((_, twelfth) => place(ring, twelfth + 0.5)))

  const lay = (street: string, from: number, to: number, speed: number, hasBridge: boolean) => {
    const [start, end] = [junctions[from]!, junctions[to]!]
    const startsAt = lengths.get(street) ?? 0
    const metres = metresBetween(start, end)
    lengths.set(street, startsAt + metres)
    if (hasBridge || northOfRiver(start) === northOfRiver(end)) {
      segments.push({ street, from, to, metres, startsAt, speed })
    }
  }

  rings.forEach((name, ring) => {
    radials.forEach((_, twelfth) => {
      lay(name, corners[ring]![twelfth]!, middles[ring]![twelfth]!, metresPerSecond.ring, true)
      lay(name, middles[ring]![twelfth]!, corners[ring]![(twelfth + 1) % radials.length]!, metresPerSecond.ring, true)
    })
  })
  radials.forEach((name, twelfth) => {
    const stops = [0, ...corners.map((corner) => corner[twelfth]!)]
    for (const [from, to] of pairs(stops)) {
      lay(`${name} koʻchasi`, from, to, metresPerSecond.radial, twelfth % 2 === 0)
    }
  })
  lanes.forEach((name, twelfth) => {
    for (const [from, to] of pairs(middles.map((middle) => middle[twelfth]!))) {
      lay(`${name} tor koʻchasi`, from, to, metresPerSecond.lane, false)
    }
  })

  const meeting = junctions.map((_, junction) =>
    segments.filter((segment) => segment.from === junction || segment.to === junction),
  )
  return { junctions, segments, meeting }
}

const pairs = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.slice(1).map((item, index) => [items[index]!, item])

export const otherEnd = (segment: Segment, junction: number): number =>
  segment.from === junction ? segment.to : segment.from

/** The point at so many metres from the beginning of a segment. */
export const pointOn = (streets: Streets, segment: Segment, metres: number): Point =>
  between(streets.junctions[segment.from]!, streets.junctions[segment.to]!, metres / segment.metres)
