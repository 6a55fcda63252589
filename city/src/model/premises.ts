import { type KindName, kindOf, kinds } from './kinds.ts'
import { centralDistrict, districts } from './names.ts'
import { metresBetween, type Point, type Position, toPosition } from './plane.ts'
import type { Random } from './random.ts'
import type { Sense } from './stories.ts'
import { pointOn, type Segment, type Streets } from './streets.ts'

export type Zone = { readonly number: string; readonly name: string; readonly sense: Sense }

/** A protected place of the city. */
export type Premises = {
  readonly number: number
  readonly kind: KindName
  readonly name: string
  readonly address: string
  readonly district: string
  readonly at: Point
  readonly position: Position
  readonly notes?: string
  readonly zones: readonly Zone[]
  /** Numbers under which people arm and disarm. */
  readonly users: readonly string[]
  /** Minutes by which these people are later than their kind: nobody opens on the stroke. */
  readonly tardiness: number
}

const metresBetweenHouses = 40
const metresFromKerb = 14

/** Puts all premises of the table of kinds on the streets, no two at one address. */
export function buildPremises(streets: Streets, random: Random): Premises[] {
  const taken = new Set<string>()
  const wanted = (Object.keys(kinds) as KindName[]).flatMap((kind) =>
    Array.from({ length: kinds[kind].count }, (_, index) => ({ kind, ordinal: index + 1 })),
  )
  return wanted.map(({ kind, ordinal }, number) => {
    const own = random.fork(number)
    const house = findHouse(streets, own, taken)
    const { named, zones, users, notes } = kindOf(kind)
    const flat = kind === 'flat' ? `, ${own.whole(1, 60)}-xonadon` : ''
    return {
      number,
      kind,
      name: named(own, ordinal),
      address: `${house.address}${flat}, ${house.district}`,
      district: house.district,
      at: house.at,
      position: toPosition(house.at),
      ...(notes && own.chance(0.4) && { notes: own.pick(notes) }),
      zones: zones.map(([name, sense], index) => ({ number: String(index + 1), name, sense })),
      users: Array.from({ length: own.whole(...users) }, (_, index) => String(index + 1)),
      tardiness: own.whole(-20, 25),
    }
  })
}

function findHouse(streets: Streets, random: Random, taken: Set<string>) {
  const byLength = streets.segments.map((segment) => [segment, segment.metres] as const)
  for (;;) {
    const segment = random.weighted(byLength)
    const metres = random.between(0.08, 0.92) * segment.metres
    const side = random.pick(['even', 'odd'] as const)
    const number = 2 * Math.floor((segment.startsAt + metres) / metresBetweenHouses) + (side === 'odd' ? 1 : 2)
    const address = `${segment.street} ${number}`
    if (taken.has(address)) continue
    taken.add(address)
    const at = beside(streets, segment, metres, side)
    return { address, at, district: districtAt(at) }
  }
}

/** Odd numbers to the left of the street, even ones to its right. */
function beside(streets: Streets, segment: Segment, metres: number, side: 'even' | 'odd'): Point {
  const [from, to] = [streets.junctions[segment.from]!, streets.junctions[segment.to]!]
  const away = (side === 'odd' ? metresFromKerb : -metresFromKerb) / segment.metres
  const kerb = pointOn(streets, segment, metres)
  return { x: kerb.x - (to.y - from.y) * away, y: kerb.y + (to.x - from.x) * away }
}

const radiusOfCentre = 900

/** The centre is one district, the rest of the circle is cut into equal parts. */
export function districtAt(point: Point): string {
  if (metresBetween(point, { x: 0, y: 0 }) < radiusOfCentre) return centralDistrict
  const turn = Math.atan2(point.x, point.y) / (2 * Math.PI) + 1
  return districts[Math.floor((turn % 1) * districts.length)]!
}
