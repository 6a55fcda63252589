import { stationAlongRailway } from './ground/curves.ts'
import { districts } from './ground/districts.ts'
import { createLookUp, type Ground } from './ground/ground.ts'
import type { StreetClass, Use } from './ground/uses.ts'
import { type KindName, kindOf, kinds } from './kinds.ts'
import { metresBetween, type Point, type Position, toPosition } from './plane.ts'
import { middleOf } from './polygon.ts'
import type { Random } from './random.ts'
import type { Sense } from './stories.ts'
import { nearestStop, pointAlong, type Segment, type Streets } from './streets.ts'

export type Zone = { readonly number: string; readonly name: string; readonly sense: Sense }

/** A protected place of the city. */
export type Premises = {
  readonly number: number
  readonly kind: KindName
  readonly name: string
  readonly address: string
  /** The id of its district. */
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

const metresBetweenHouses = 22
/** From the middle of the street to the door (m): a broad street has its houses further apart. */
const metresToDoor: Readonly<Record<StreetClass, number>> = { ring: 27, radial: 24, street: 17, lane: 11 }
/** How thickly people live along streets, in the middle against the border. */
const thickest = 2.4
const thinnestAt = 4_300

/** Puts all premises of the table of kinds on the streets, no two at one address. */
export function buildPremises(ground: Ground, streets: Streets, random: Random): Premises[] {
  const search = houseSearch(ground, streets)
  const wanted = (Object.keys(kinds) as KindName[]).flatMap((kind) =>
    Array.from({ length: kinds[kind].count }, (_, index) => ({ kind, ordinal: index + 1 })),
  )
  return wanted.map(({ kind, ordinal }, number) => {
    const own = random.fork(number)
    const { named, zones, users, notes, stands } = kindOf(kind)
    const house = search(own, stands ?? 'homes')
    const district = districts[house.district]!
    const flat = kind === 'flat' ? `, ${own.whole(1, 60)}-xonadon` : ''
    return {
      number,
      kind,
      name: named(own, ordinal),
      address: `${house.address}${flat}, ${district.name}`,
      district: district.id,
      at: house.at,
      position: toPosition(house.at),
      ...(notes && own.chance(0.4) && { notes: own.pick(notes) }),
      zones: zones.map(([name, sense], index) => ({ number: String(index + 1), name, sense })),
      users: Array.from({ length: own.whole(...users) }, (_, index) => String(index + 1)),
      tardiness: own.whole(-20, 25),
    }
  })
}

/** What a place must be to hold a kind of premises. */
export type Standing = 'homes' | 'works' | 'stadium' | 'railway'

type House = { readonly address: string; readonly at: Point; readonly district: number }

function houseSearch(ground: Ground, streets: Streets): (random: Random, standing: Standing) => House {
  const faceAt = createLookUp(ground.map)
  const taken = new Set<string>()
  const inhabited = streets.segments.filter(({ bridge }) => !bridge)
  const weighted = inhabited.map((segment) => [segment, segment.metres * thicknessAt(segment.line[0]!)] as const)
  const fits = (use: Use, standing: Standing) => use.is === (standing === 'railway' ? 'homes' : standing)

  const houseOn = (segment: Segment, random: Random, standing: Standing): House | undefined => {
    const metres = random.between(0.06, 0.94) * segment.metres
    const side = random.pick(['even', 'odd'] as const)
    const number = 2 * Math.floor((segment.startsAt + metres) / metresBetweenHouses) + (side === 'odd' ? 1 : 2)
    const address = `${segment.street} ${number}`
    const at = beside(segment, metres, side)
    const face = faceAt(at)
    if (taken.has(address) || !face || !fits(face.use, standing)) return undefined
    taken.add(address)
    return { address, at, district: face.use.district }
  }

  const landmark: Readonly<Partial<Record<Standing, Point>>> = {
    stadium: placeOfStadium(ground),
    railway: ground.curves.railway[Math.floor(ground.curves.railway.length * stationAlongRailway)]!,
  }
  return (random, standing) => {
    const mark = landmark[standing]
    // Beside a landmark the house stands on the street that is nearest to it, or to where one looks next.
    for (let reach = 0; ; reach += 15) {
      const segment = mark
        ? nearestStop(streets, { x: mark.x + random.between(-reach, reach), y: mark.y + random.between(-reach, reach) })
            .segment
        : random.weighted(weighted)
      const house = houseOn(segment, random, standing)
      if (house) return house
    }
  }
}

const thicknessAt = (point: Point): number =>
  1 + (thickest - 1) * Math.max(0, 1 - metresBetween(point, { x: 0, y: 0 }) / thinnestAt)

export function placeOfStadium({ map }: Ground): Point {
  return middleOf(map.polygonOf(map.faces.find(({ use }) => use.is === 'stadium')!))
}

/** Odd numbers to the left of the street, even ones to its right. */
function beside(segment: Segment, metres: number, side: 'even' | 'odd'): Point {
  const kerb = pointAlong(segment.line, metres)
  const [before, after] = [pointAlong(segment.line, metres - 2), pointAlong(segment.line, metres + 2)]
  const away = (metresToDoor[segment.class] * (side === 'odd' ? 1 : -1)) / metresBetween(before, after)
  return { x: kerb.x - (after.y - before.y) * away, y: kerb.y + (after.x - before.x) * away }
}
