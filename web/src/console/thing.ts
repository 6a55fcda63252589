import type { LiveState } from '../api/live/state.ts'
import type { Alarm, Incident } from '../api/words.ts'

/** What a row of the queue stands for. One string, so that lists of them compare cheaply. */
export type Row = `alarm:${string}` | `incident:${string}`

/** What can be chosen: a row of the queue, or premises that were looked up. */
export type Thing = Row | `premises:${string}`

export const alarmThing = (id: string): Row => `alarm:${id}`
export const incidentThing = (id: string): Row => `incident:${id}`

export const premisesThing = (id: string): Thing => `premises:${id}`

/** What another page asks to be laid before whoever comes: `/console#alarm:1-7`. */
export const thingInAddress = (hash: string): Thing | null =>
  (/^#((?:alarm|incident|premises):[\w.:-]+)$/.exec(decodeURIComponent(hash))?.[1] as Thing | undefined) ?? null

type KindOf<Of extends Thing> = Of extends `${infer Kind}:${string}` ? Kind : never

export const split = <Of extends Thing>(thing: Of): { readonly kind: KindOf<Of>; readonly id: string } => {
  const colon = thing.indexOf(':')
  return { kind: thing.slice(0, colon) as KindOf<Of>, id: thing.slice(colon + 1) }
}

/** The thing in hand: an alarm, the incident that it became, or both. */
export interface Hand {
  readonly alarm: Alarm | null
  readonly incident: Incident | null
}

export const emptyHand: Hand = { alarm: null, incident: null }

/** What is known of a thing, open or lately closed. An alarm brings its incident along, an incident its first alarm. */
export const handOf = (state: LiveState, thing: Thing | null): Hand => {
  if (!thing) return emptyHand
  const { kind, id } = split(thing)
  if (kind === 'premises') return emptyHand
  if (kind === 'alarm') {
    const alarm = alarmOf(state, id)
    return { alarm, incident: alarm?.incident ? incidentOf(state, alarm.incident) : null }
  }
  const incident = incidentOf(state, id)
  const alarm = incident?.alarms.map((linked) => alarmOf(state, linked)).find((known) => known !== null)
  return { incident, alarm: alarm ?? null }
}

/** Where the thing in hand is, as far as anybody knows. */
export const positionOf = ({ alarm, incident }: Hand): readonly number[] | undefined =>
  incident?.place?.position ?? alarm?.premises?.position

const alarmOf = ({ alarms, closedAlarms }: LiveState, id: string) => alarms.get(id) ?? closedAlarms.get(id) ?? null

const incidentOf = ({ incidents, closedIncidents }: LiveState, id: string) =>
  incidents.get(id) ?? closedIncidents.get(id) ?? null

/** The row under which an incident stands in the queue: that of its open alarm, else its own. */
export const rowOfIncident = (state: LiveState, incident: Incident): Row => {
  const open = incident.alarms.find((alarm) => state.alarms.has(alarm))
  return open === undefined ? incidentThing(incident.id) : alarmThing(open)
}
