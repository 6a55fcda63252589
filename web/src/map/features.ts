import type { Geometry, Polygon } from 'geojson'
import type { LiveState, Sighted } from '../api/live/state.ts'
import type { Alarm, Incident, Unit } from '../api/words.ts'
import { alarmThing, incidentThing, type Thing } from '../console/thing.ts'

/** The part of what is known that the map draws: now, or as it was. */
export type Picture = Pick<LiveState, 'alarms' | 'incidents' | 'units' | 'sightings' | 'stations'>

/** What somebody has chosen, here or in a list. */
export interface Chosen {
  readonly thing: Thing | null
  readonly unit: string | null
}

type Point = readonly [longitude: number, latitude: number]
type Value = string | number | boolean

/** A feature of a source whose features change one by one. */
export interface Drawn {
  readonly id: string
  readonly geometry: Geometry
  readonly properties: Readonly<Record<string, Value>>
}

const pointOf = (position: readonly number[] | null | undefined): Point | null => {
  const [longitude, latitude] = position ?? []
  return longitude === undefined || latitude === undefined ? null : [longitude, latitude]
}

const placeOf = ({ place }: Incident): Point | null => pointOf(place?.position)

const point = (at: Point): Geometry => ({ type: 'Point', coordinates: [...at] })

/** Where a thing is; an alarm that became an incident is where that is. */
export const placeOfThing = (picture: Picture, thing: Thing): Point | null => {
  const id = thing.slice(thing.indexOf(':') + 1)
  if (thing.startsWith('incident:')) {
    const incident = picture.incidents.get(id)
    return incident ? placeOf(incident) : null
  }
  const alarm = picture.alarms.get(id)
  return alarm ? placeOfAlarm(alarm, picture) : null
}

const placeOfAlarm = (alarm: Alarm, { incidents }: Picture): Point | null => {
  const incident = alarm.incident ? incidents.get(alarm.incident) : undefined
  return (incident && placeOf(incident)) ?? pointOf(alarm.premises?.position)
}

export const placeOfUnit = ({ sightings }: Picture, unit: string): Point | null => sightings.get(unit)?.position ?? null

/** Open alarms, and the incidents that have none: each thing once, as in the queue. */
export const drawThings = (picture: Picture, chosen: Chosen): Drawn[] => [
  ...[...picture.alarms.values()].flatMap((alarm) => drawAlarm(alarm, picture, chosen)),
  ...[...picture.incidents.values()].flatMap((incident) => drawIncident(incident, picture, chosen)),
]

const drawAlarm = (alarm: Alarm, picture: Picture, chosen: Chosen): Drawn[] => {
  const at = placeOfAlarm(alarm, picture)
  const incident = alarm.incident ? picture.incidents.get(alarm.incident) : undefined
  if (!at) return []
  return drawThing(alarmThing(alarm.id), at, chosen, {
    priority: incident?.priority ?? alarm.priority,
    late: alarm.overdue && !incident,
    waiting: incident ? wantsTeam(incident) : alarm.status === 'waiting',
    distress: incident?.type === 'distress',
  })
}

const drawIncident = (incident: Incident, picture: Picture, chosen: Chosen): Drawn[] => {
  const at = placeOf(incident)
  if (!at || incident.alarms.some((alarm) => picture.alarms.has(alarm))) return []
  return drawThing(incidentThing(incident.id), at, chosen, {
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

const drawThing = (id: Thing, at: Point, chosen: Chosen, urgency: Urgency): Drawn[] => {
  const { priority, late, waiting, distress } = urgency
  const isChosen = chosen.thing === id
  // What is drawn later lies above: the chosen, then distress, then by priority, what waits above what is looked after.
  const order = (isChosen ? 40 : 0) + (distress ? 20 : 0) + (5 - priority) * 2 + (waiting ? 1 : 0)
  const mark = `thing ${priority}${waiting ? ' waiting' : ''}`
  return [{ id, geometry: point(at), properties: { id, mark, order, priority, late, distress, chosen: isChosen } }]
}

/** Units whose position is known, with the way they face. */
export const drawUnit = (unit: Unit, { position, heading }: Sighted, chosen: Chosen): Drawn => {
  const isChosen = chosen.unit === unit.id
  const distress = Boolean(unit.distress)
  // An arrow turns, a square at a place does not.
  const moves = unit.status === 'available' || unit.status === 'assigned' || unit.status === 'en-route'
  return {
    id: unit.id,
    geometry: point(position),
    properties: {
      id: unit.id,
      mark: `unit ${unit.status}${isChosen ? ' chosen' : ''}`,
      heading: moves ? Math.round(heading ?? 0) : 0,
      order:
        (isChosen ? 4 : 0) + (distress ? 8 : 0) + (unit.incident ? 2 : 0) + (unit.status === 'out-of-service' ? 0 : 1),
      distress,
      chosen: isChosen,
    },
  }
}

/** A line from each unit that is on its way to where it is wanted. */
export const drawLinks = (picture: Picture, chosen: Chosen): Drawn[] =>
  [...picture.units.values()].flatMap((unit) => {
    const incident = unit.incident ? picture.incidents.get(unit.incident) : undefined
    const [from, to] = [placeOfUnit(picture, unit.id), incident && placeOf(incident)]
    if (!incident || !from || !to || (unit.status !== 'assigned' && unit.status !== 'en-route')) return []
    const isChosen =
      chosen.unit === unit.id ||
      chosen.thing === incidentThing(incident.id) ||
      incident.alarms.some((alarm) => chosen.thing === alarmThing(alarm))
    return [
      {
        id: unit.id,
        geometry: { type: 'LineString', coordinates: [[...from], [...to]] },
        properties: { id: unit.id, chosen: isChosen },
      },
    ]
  })

export const drawStations = ({ stations }: Picture): Drawn[] =>
  [...stations.values()].map(({ id, name, position }) => ({
    id,
    geometry: point([position[0], position[1]]),
    properties: { id, name },
  }))

export const drawAreas = ({ stations }: Picture): Drawn[] =>
  [...stations.values()].flatMap(({ id, area }) =>
    area ? [{ id, geometry: area as unknown as Polygon, properties: { id } }] : [],
  )
