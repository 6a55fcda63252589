import type { Sighted } from '../api/live/state.ts'
import type { Unit } from '../api/words.ts'
import { type ById, byId, diffOf } from './diff.ts'
import {
  type Chosen,
  type Drawn,
  drawAreas,
  drawLinks,
  drawStations,
  drawThings,
  drawUnit,
  type Picture,
} from './features.ts'

/** The sources that follow what happens. */
export const followed = ['areas', 'stations', 'links', 'things', 'units'] as const
export type Followed = (typeof followed)[number]
export type Change = { readonly source: Followed; readonly diff: NonNullable<ReturnType<typeof diffOf>> }

interface UnitDrawn {
  readonly unit: Unit
  readonly sighted: Sighted
  readonly isChosen: boolean
  readonly drawn: Drawn
}

/** What the map shows, and from what it was drawn. */
export interface Shown {
  readonly picture: Picture | null
  readonly chosen: Chosen
  readonly features: Readonly<Record<Followed, ById>>
  readonly units: ReadonlyMap<string, UnitDrawn>
}

const none: ById = new Map()
export const nothingShown: Shown = {
  picture: null,
  chosen: { thing: null, unit: null },
  features: { areas: none, stations: none, links: none, things: none, units: none },
  units: new Map(),
}

/**
 * Draws what is known now over what was shown before: what came of it, and what must be changed on the map. Pure; what did not
 * change is not drawn again, and what did not move is not even looked at.
 */
export const show = (
  before: Shown,
  picture: Picture,
  chosen: Chosen,
): { readonly shown: Shown; readonly changes: Change[] } => {
  const was = before.picture
  const isSame = (...parts: (keyof Picture)[]) => was !== null && parts.every((part) => was[part] === picture[part])
  const isChosenSame = before.chosen.thing === chosen.thing && before.chosen.unit === chosen.unit
  const units = isChosenSame && isSame('units', 'sightings') ? before.units : unitsOf(before.units, picture, chosen)
  const kept = before.features
  const features: Shown['features'] = {
    areas: isSame('stations') ? kept.areas : byId(drawAreas(picture)),
    stations: isSame('stations') ? kept.stations : byId(drawStations(picture)),
    links: isChosenSame && isSame('units', 'sightings', 'incidents') ? kept.links : byId(drawLinks(picture, chosen)),
    things: isChosenSame && isSame('alarms', 'incidents') ? kept.things : byId(drawThings(picture, chosen)),
    units: units === before.units ? kept.units : new Map(Array.from(units, ([id, { drawn }]) => [id, drawn])),
  }
  const changes = followed.flatMap((source) => {
    const diff = kept[source] === features[source] ? null : diffOf(kept[source], features[source])
    return diff ? [{ source, diff }] : []
  })
  return { shown: { picture, chosen, features, units }, changes }
}

const unitsOf = (before: Shown['units'], { units, sightings }: Picture, chosen: Chosen): Shown['units'] => {
  const after = new Map<string, UnitDrawn>()
  for (const [id, unit] of units) {
    const sighted = sightings.get(id)
    if (!sighted) continue
    const known = before.get(id)
    const isChosen = chosen.unit === id
    const isKnown = known && known.unit === unit && known.sighted === sighted && known.isChosen === isChosen
    after.set(id, isKnown ? known : { unit, sighted, isChosen, drawn: drawUnit(unit, sighted, chosen) })
  }
  return after
}
