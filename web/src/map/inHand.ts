import { alarmThing, incidentThing } from '../console/thing.ts'
import { type Chosen, type Picture, type Point, placeOfThing, placeOfUnit } from './features.ts'

/** Places of what is in hand: the thing, its units and the chosen unit; of everything when nothing is. */
export const placesInHand = (picture: Picture, chosen: Chosen): Point[] => {
  const thing = chosen.thing && placeOfThing(picture, chosen.thing)
  const unit = chosen.unit && placeOfUnit(picture, chosen.unit)
  const incident = chosen.thing && incidentOf(picture, chosen.thing)
  const units = incident ? [...picture.units.values()].filter((one) => one.incident === incident) : []
  const inHand = [thing, unit, ...units.map(({ id }) => placeOfUnit(picture, id))]
  const places = inHand.filter((place): place is Point => Boolean(place))
  return places.length > 0 ? places : everything(picture)
}

/** The incident that a thing is, or has become. */
export const incidentOf = ({ alarms }: Pick<Picture, 'alarms'>, thing: string): string | null => {
  const id = thing.slice(thing.indexOf(':') + 1)
  return thing.startsWith('incident:') ? id : (alarms.get(id)?.incident ?? null)
}

const everything = (picture: Picture): Point[] => [
  ...Array.from(picture.sightings.values(), ({ position }) => position),
  ...[...Array.from(picture.alarms.keys(), alarmThing), ...Array.from(picture.incidents.keys(), incidentThing)].flatMap(
    (thing) => {
      const at = placeOfThing(picture, thing)
      return at ? [at] : []
    },
  ),
]
