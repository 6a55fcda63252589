import { derived } from '../../api/live/derived.ts'
import { alarmThing, incidentThing, type Row } from '../thing.ts'

/**
 * What I have in hand, in the order in which I took it: a number on the keyboard stays with its thing. Parked alarms are
 * out of hand until they come back.
 */
export const mineOf = derived(['alarms', 'incidents', 'me'], ({ alarms, incidents, me }): readonly Row[] => {
  const taken = [...alarms.values()].flatMap(({ id, inHandOf, inHandSince, parkedUntil, openedAt }) =>
    inHandOf && inHandOf.id === me?.id && !parkedUntil ? [{ row: alarmThing(id), since: inHandSince ?? openedAt }] : [],
  )
  const opened = [...incidents.values()].flatMap((incident) =>
    incident.openedBy.id === me?.id && !incident.alarms.some((alarm) => alarms.has(alarm))
      ? [{ row: incidentThing(incident.id), since: incident.openedAt }]
      : [],
  )
  const mine: readonly { readonly row: Row; readonly since: string }[] = [...taken, ...opened]
  return mine.toSorted((a, b) => a.since.localeCompare(b.since)).map(({ row }) => row)
})
