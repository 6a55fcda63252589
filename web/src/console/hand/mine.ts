import { derived } from '../../api/live/derived.ts'
import { alarmThing, incidentThing, type Row } from '../thing.ts'

/**
 * What I have in hand, the crews whose call for help I answer among it, in the order in which I took it: a number on the keyboard stays with its thing. Parked alarms are
 * out of hand until they come back.
 */
export const mineOf = derived(
  ['alarms', 'incidents', 'units', 'me'],
  ({ alarms, incidents, units, me }): readonly Row[] => {
    const taken = [...alarms.values()].flatMap(({ id, inHandOf, inHandSince, parkedUntil, openedAt }) =>
      inHandOf && inHandOf.id === me?.id && !parkedUntil
        ? [{ row: alarmThing(id), since: inHandSince ?? openedAt }]
        : [],
    )
    const opened = [...incidents.values()].flatMap((incident) =>
      incident.openedBy.id === me?.id && !incident.alarms.some((alarm) => alarms.has(alarm))
        ? [{ row: incidentThing(incident.id), since: incident.openedAt }]
        : [],
    )
    const calls = [...units.values()].flatMap(({ distress }) =>
      distress?.incident && distress.takenBy?.id === me?.id && incidents.has(distress.incident)
        ? [{ row: incidentThing(distress.incident), since: distress.since }]
        : [],
    )
    const mine: readonly { readonly row: Row; readonly since: string }[] = [...taken, ...opened, ...calls]
    return mine.toSorted((a, b) => a.since.localeCompare(b.since)).map(({ row }) => row)
  },
)
