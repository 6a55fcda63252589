import type { Sealed } from '@yordam/journal'
import { incidentKind, isUnderWay } from './incidents/evolve.ts'
import type { Incident, Place } from './incidents/incident.ts'
import { again } from './platform/again.ts'
import type { House } from './platform/house/house.ts'
import { find } from './platform/http/find.ts'
import { inPieces } from './platform/turns.ts'
import type { Position } from './platform/words.ts'
import { aheadOf } from './roads/ahead.ts'
import { viewClosureForCrew } from './roads/board.ts'
import type { AheadView, Closure, ClosureForCrew } from './roads/closure.ts'
import { closureKind } from './roads/evolve.ts'
import { inForceAt } from './roads/in-force.ts'
import type { RoadTimes } from './roads/road-times.ts'
import type { UnitPositions } from './units/positions.ts'

/** So often crews are told, ms: nobody is told later what they missed. */
const toldEvery = 2_000
/** Where nothing has changed but where they are, it is reckoned anew only so often, ms: it is a search through every road. */
const reckonedEvery = 15_000

interface HinderingBy {
  readonly house: House
  readonly positions: Pick<UnitPositions, 'of'>
  readonly roads: Pick<RoadTimes, 'hindered'>
  readonly open: (sealed: Sealed) => unknown
  readonly timeZone: string
  /** Tells the crew of a unit what is closed where it is wanted, and on the way that it would take. */
  readonly tell: (unit: string, ahead: { assignment: string; closures: readonly ClosureForCrew[] }) => void
  readonly onError: (error: unknown) => void
}

/** What was reckoned of an incident, of what, and when. */
interface Reckoned {
  readonly at: number
  readonly closures: readonly Closure[]
  readonly about: string
  readonly ahead: AheadView
}

/** What closures do to those who are sent: asked of an incident by the desk before they are, and told to crews as they drive. */
export const openHindering = ({ house, positions, roads, open, timeZone, tell, onError }: HinderingBy) => {
  let reckoned: ReadonlyMap<string, Reckoned> = new Map()

  const placeOf = (incident: Incident): Position | undefined => (open(incident.place) as Place | undefined)?.position
  const inForce = () => inForceAt(house.list(closureKind), Date.now(), timeZone)

  const reckon = async (
    closures: readonly Closure[],
    place: Position,
    units: readonly string[],
  ): Promise<AheadView> => {
    if (closures.length === 0) return []
    const located = units.flatMap((unit) => {
      const fix = positions.of(unit)
      return fix ? [{ unit, fix }] : []
    })
    const hindered = await roads.hindered(
      place,
      located.map(({ fix }) => fix),
    )
    return aheadOf(
      closures,
      place,
      located.map(({ unit }) => unit),
      hindered,
    )
  }

  /** Of one incident after the other, so that whoever is to be sent meanwhile does not wait for all of them. */
  const tellCrews = async (): Promise<void> => {
    const after = new Map<string, Reckoned>()
    const closures = inForce()
    for await (const incident of inPieces([...house.list(incidentKind)], 20)) {
      const underWay = incident.assignments.filter(isUnderWay)
      const place = underWay.length > 0 ? placeOf(incident) : undefined
      if (!place) continue
      const about = [place, ...underWay.map(({ id }) => id)].join()
      const before = reckoned.get(incident.id)
      const isSo = before && before.about === about && areSame(before.closures, closures)
      const known =
        isSo && Date.now() - before.at < reckonedEvery
          ? before
          : {
              at: Date.now(),
              closures,
              about,
              ahead: await reckon(
                closures,
                place,
                underWay.map(({ unit }) => unit),
              ),
            }
      after.set(incident.id, known)
      for (const { id, unit } of underWay) tell(unit, { assignment: id, closures: closuresFor(unit, known) })
    }
    reckoned = after
  }

  const stop = again(toldEvery, tellCrews, onError)

  return {
    async ahead(id: string, units: readonly string[]): Promise<AheadView> {
      const incident = await find(house, incidentKind, id)
      const place = incident.status === 'closed' ? undefined : placeOf(incident)
      return place ? reckon(inForce(), place, units) : []
    },
    close: stop,
  }
}

const closuresFor = (unit: string, { closures, ahead }: Reckoned): ClosureForCrew[] =>
  ahead.flatMap(({ closure: id, here, units }) => {
    const closure = closures.find((one) => one.id === id)
    return closure && (here || units.some((one) => one.unit === unit)) ? [viewClosureForCrew(closure, here)] : []
  })

const areSame = (some: readonly Closure[], others: readonly Closure[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at])
