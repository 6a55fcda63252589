import type { Sighted } from '../../api/live/state.ts'
import type { Alarm, Incident, Unit } from '../../api/words.ts'
import { alarmThing, incidentThing, type Thing } from '../../console/thing.ts'
import { type Chosen, type Picture, type Point, placeOfAlarm, placeOfIncident, placeOfUnit } from '../features.ts'
import { leftOf, noWays, type Ways } from '../ways.ts'
import { type World, worldOf } from './mercator.ts'

/** What is drawn around a mark: it is late, or a crew is in distress there. */
export type Ring = 'late' | 'distress'

/** Something that happens, or a unit, at its place. */
export interface Mark {
  readonly kind: 'thing' | 'unit'
  readonly id: string
  readonly at: World
  /** Name of its picture, see `marks.ts`. */
  readonly picture: string
  /** Degrees clockwise from north by which the picture is turned. */
  readonly heading: number
  /** Is at the place of something, not on the move: drawn beside it, so that neither hides the other. */
  readonly stands: boolean
  /** What is higher lies above. */
  readonly order: number
  readonly priority: number
  readonly ring: Ring | null
  readonly chosen: boolean
}

/** From a unit that is on its way to where it is wanted: by its roads, or straight where they are not known. */
export interface Link {
  readonly line: readonly World[]
  readonly byRoad: boolean
  readonly chosen: boolean
}

/** What the overlay shows, and from what it was made. Marks stand in the order in which they are drawn. */
export interface Shown {
  readonly picture: Picture | null
  readonly chosen: Chosen
  readonly ways: Ways
  readonly links: readonly Link[]
  readonly things: readonly Mark[]
  readonly units: readonly Mark[]
}

export const nothingShown: Shown = {
  picture: null,
  chosen: { thing: null, unit: null },
  ways: noWays,
  links: [],
  things: [],
  units: [],
}

/** What is shown of a picture. Pure; what did not change since `before` is not made again. */
export const show = (before: Shown, picture: Picture, chosen: Chosen, ways: Ways = noWays): Shown => {
  const isChosenSame = before.chosen.thing === chosen.thing && before.chosen.unit === chosen.unit
  const isSame = (...parts: (keyof Picture)[]) =>
    isChosenSame && before.picture !== null && parts.every((part) => before.picture?.[part] === picture[part])
  return {
    picture,
    chosen,
    ways,
    links:
      isSame('units', 'sightings', 'incidents') && before.ways === ways ? before.links : linksOf(picture, chosen, ways),
    things: isSame('alarms', 'incidents') ? before.things : thingsOf(picture, chosen),
    units: isSame('units', 'sightings') ? before.units : unitsOf(picture, chosen),
  }
}

const upwards = (a: Mark, b: Mark): number => a.order - b.order

/** Open alarms, and the incidents that have none: each thing once, as in the queue. */
const thingsOf = (picture: Picture, chosen: Chosen): Mark[] =>
  [
    ...[...picture.alarms.values()].flatMap((alarm) => markOfAlarm(alarm, picture, chosen)),
    ...[...picture.incidents.values()].flatMap((incident) => markOfIncident(incident, picture, chosen)),
  ].sort(upwards)

const markOfAlarm = (alarm: Alarm, picture: Picture, chosen: Chosen): Mark[] => {
  const at = placeOfAlarm(alarm, picture)
  const incident = alarm.incident ? picture.incidents.get(alarm.incident) : undefined
  if (!at) return []
  return markOfThing(alarmThing(alarm.id), at, chosen, {
    priority: incident?.priority ?? alarm.priority,
    late: alarm.overdue && !incident,
    waiting: incident ? wantsTeam(incident) : alarm.status === 'waiting',
    distress: incident?.type === 'distress',
  })
}

const markOfIncident = (incident: Incident, picture: Picture, chosen: Chosen): Mark[] => {
  const at = placeOfIncident(incident)
  if (!at || incident.alarms.some((alarm) => picture.alarms.has(alarm))) return []
  return markOfThing(incidentThing(incident.id), at, chosen, {
    priority: incident.priority,
    late: incident.assignments.some(({ unacknowledged }) => unacknowledged),
    waiting: wantsTeam(incident),
    distress: incident.type === 'distress',
  })
}

const wantsTeam = ({ status }: Incident): boolean => status === 'open'

interface Urgency {
  readonly priority: number
  readonly late: boolean
  readonly waiting: boolean
  readonly distress: boolean
}

const markOfThing = (id: Thing, at: Point, of: Chosen, { priority, late, waiting, distress }: Urgency): Mark[] => {
  const chosen = of.thing === id
  return [
    {
      kind: 'thing',
      id,
      at: worldOf(at),
      picture: `thing ${priority}${waiting ? ' waiting' : ''}`,
      heading: 0,
      stands: false,
      // Above all the chosen, then distress, then by priority, what waits above what is looked after.
      order: (chosen ? 40 : 0) + (distress ? 20 : 0) + (5 - priority) * 2 + (waiting ? 1 : 0),
      priority,
      ring: distress ? 'distress' : late ? 'late' : null,
      chosen,
    },
  ]
}

/** Units whose position is known, with the way they face. */
const unitsOf = ({ units, sightings }: Picture, chosen: Chosen): Mark[] =>
  [...units.values()]
    .flatMap((unit) => {
      const sighted = sightings.get(unit.id)
      return sighted ? [markOfUnit(unit, sighted, chosen)] : []
    })
    .sort(upwards)

/** An arrow turns, a square at a place does not. */
const isOnTheMove = ({ status }: Unit): boolean =>
  status === 'available' || status === 'assigned' || status === 'en-route'

const markOfUnit = (unit: Unit, { position, heading }: Sighted, of: Chosen): Mark => {
  const chosen = of.unit === unit.id
  const distress = Boolean(unit.distress)
  return {
    kind: 'unit',
    id: unit.id,
    at: worldOf(position),
    picture: `unit ${unit.status}${chosen ? ' chosen' : ''}`,
    heading: isOnTheMove(unit) ? (heading ?? 0) : 0,
    stands: unit.status === 'on-scene' || unit.status === 'clearing',
    order: (chosen ? 4 : 0) + (distress ? 8 : 0) + (unit.incident ? 2 : 0) + (unit.status === 'out-of-service' ? 0 : 1),
    priority: 1,
    ring: distress ? 'distress' : null,
    chosen,
  }
}

const linksOf = (picture: Picture, chosen: Chosen, ways: Ways): Link[] =>
  [...picture.units.values()].flatMap((unit) => {
    if (!unit.incident || (unit.status !== 'assigned' && unit.status !== 'en-route')) return []
    const incident = picture.incidents.get(unit.incident)
    const [from, to] = [placeOfUnit(picture, unit.id), incident && placeOfIncident(incident)]
    if (!incident || !from || !to) return []
    const isChosen =
      chosen.unit === unit.id ||
      chosen.thing === incidentThing(incident.id) ||
      incident.alarms.some((alarm) => chosen.thing === alarmThing(alarm))
    const way = ways.get(unit.id)
    const left = way && leftOf(way, from)
    return [{ line: (left ?? [from, to]).map(worldOf), byRoad: left !== undefined, chosen: isChosen }]
  })
