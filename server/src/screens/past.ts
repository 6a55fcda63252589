import type { Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import type { Alarm } from '../alarms/alarm.ts'
import { type Places, viewAlarm } from '../alarms/board.ts'
import { alarmKind } from '../alarms/evolve.ts'
import { alarmOfSignal, counted, noSignals, type Tally, talliesAt } from '../alarms/tally.ts'
import { viewIncident } from '../incidents/board.ts'
import { incidentKind } from '../incidents/evolve.ts'
import type { Incident } from '../incidents/incident.ts'
import type { AnyShown, Shown } from '../past/shown.ts'
import { viewClosure } from '../roads/board.ts'
import type { Closure } from '../roads/closure.ts'
import { closureKind } from '../roads/evolve.ts'
import { viewStation } from '../stations/board.ts'
import { stationKind } from '../stations/evolve.ts'
import type { Station } from '../stations/station.ts'
import { viewUnit } from '../units/board.ts'
import { unitKind } from '../units/evolve.ts'
import { ofDuty } from '../units/on-duty.ts'
import type { UnitPositions } from '../units/positions.ts'
import { type Track, trackAt, type UnitTracks } from '../units/tracks.ts'
import type { Unit } from '../units/unit.ts'

/** What the past is shown from, beside the journal. */
interface Sources {
  readonly pool: Pool
  readonly open: (sealed: Sealed) => unknown
  /** The register as it is: what a door is called is not evolved back. */
  readonly premises: Places
  readonly positions: Pick<UnitPositions, 'of'>
  readonly tracks: Pick<UnitTracks, 'between'>
}

/** What the desk sees on the live push (`showings.ts`), by the same views, of any time. */
export const shownOfThePast = ({ pool, open, premises, positions, tracks }: Sources): readonly AnyShown[] => {
  const alarms: Shown<Alarm, Tally> = {
    kind: alarmKind,
    name: 'alarms',
    beside: {
      of: (_ids, states, { seq }) => talliesAt(pool, [...states.values()], seq),
      toldBy: alarmOfSignal,
      told: counted,
    },
    view: (alarm, tally) => viewAlarm({ of: () => tally ?? noSignals(alarm) }, premises)(alarm),
  }
  const incidents: Shown<Incident, undefined> = { kind: incidentKind, name: 'incidents', view: viewIncident(open) }
  const units: Shown<Unit, Track> = {
    kind: unitKind,
    name: 'units',
    beside: { of: (ids, _states, { from, until }) => tracks.between(ids, from, until) },
    view(unit, track, at) {
      const now = positions.of(unit.id)
      // Who has not been heard of since was there then as well, with a track or without.
      const fix = now && now.at <= at ? now : trackAt(track ?? [], at)
      return viewUnit({ of: () => ofDuty(unit, fix) }, open)(unit)
    },
  }
  const stations: Shown<Station, undefined> = { kind: stationKind, name: 'stations', view: viewStation }
  const closures: Shown<Closure, undefined> = { kind: closureKind, name: 'closures', view: viewClosure }
  return [alarms, incidents, units, stations, closures]
}
