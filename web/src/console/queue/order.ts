import { derived } from '../../api/live/derived.ts'
import type { LiveState } from '../../api/live/state.ts'
import type { Alarm, Incident } from '../../api/words.ts'
import { alarmThing, incidentThing, type Row, split, type Thing } from '../thing.ts'

/** The parts of the queue, from top to bottom. */
export const sections = ['distress', 'waiting', 'mine', 'parked', 'incidents', 'others'] as const
export type Section = (typeof sections)[number]
export type Queue = Readonly<Record<Section, readonly Row[]>>

/** What the operator wants to see of the queue. A crew in distress is in all of it. */
export const filters = {
  all: sections,
  waiting: ['distress', 'waiting'],
  mine: ['distress', 'mine'],
  parked: ['distress', 'parked'],
} as const satisfies Record<string, readonly Section[]>
export type Filter = keyof typeof filters
export const filterNames = Object.keys(filters) as readonly Filter[]

interface Placed {
  readonly thing: Row
  readonly section: Section
  readonly priority: number
  /** Nobody knows where it comes from, or whether the panel itself sent it: it must not push a sure one down. */
  readonly doubtful: boolean
  readonly since: number
}

const byUrgency = (a: Placed, b: Placed): number =>
  a.priority - b.priority || Number(a.doubtful) - Number(b.doubtful) || a.since - b.since

/**
 * Everything that is open, each once: by priority, the sure before the doubtful, then the oldest first; what is parked by
 * when it comes back. An incident without an open alarm is in nobody's hand: it is with who opened it, else open to all.
 */
export const queueOf = derived(['alarms', 'incidents', 'me'], ({ alarms, incidents, me }): Queue => {
  const rows: Placed[] = [...alarms.values()].map((alarm) => rowOf(alarm, me?.id))
  for (const incident of incidents.values()) {
    if (incident.alarms.some((alarm) => alarms.has(alarm)) && incident.type !== 'distress') continue
    rows.push({
      thing: incidentThing(incident.id),
      section: sectionOfIncident(incident, me?.id),
      priority: incident.priority,
      doubtful: false,
      since: Date.parse(incident.openedAt),
    })
  }
  rows.sort(byUrgency)
  return bySection((section) => rows.filter((row) => row.section === section).map((row) => row.thing))
})

/** A queue made section by section. */
export const bySection = (of: (section: Section) => readonly Row[]): Queue => ({
  distress: of('distress'),
  waiting: of('waiting'),
  mine: of('mine'),
  parked: of('parked'),
  incidents: of('incidents'),
  others: of('others'),
})

/** The most urgent alarm in my hand that is not parked: what a page that was loaded anew goes on with. */
export const inMyHand = (state: LiveState): Row | null =>
  queueOf(state).mine.find((thing) => split(thing).kind === 'alarm') ?? null

const rowOf = (alarm: Alarm, me: string | undefined): Placed => {
  const thing = alarmThing(alarm.id)
  if (alarm.parkedUntil && alarm.inHandOf?.id === me) {
    return { thing, section: 'parked', priority: 0, doubtful: false, since: Date.parse(alarm.parkedUntil) }
  }
  return {
    thing,
    section: sectionOf(alarm, me),
    priority: alarm.priority,
    doubtful: !(alarm.known && alarm.authenticated),
    since: Date.parse(alarm.openedAt),
  }
}

const sectionOfIncident = ({ type, openedBy }: Incident, me: string | undefined): Section => {
  if (type === 'distress') return 'distress'
  return openedBy.id === me ? 'mine' : 'incidents'
}

const sectionOf = (alarm: Alarm, me: string | undefined): Section => {
  if (alarm.status === 'waiting') return 'waiting'
  return alarm.inHandOf?.id === me ? 'mine' : 'others'
}

/**
 * The order to draw while the pointer moves over the list: what is shown stays where it is, what left goes, what is new
 * waits below until the hand rests. Nobody clicks on what slid under the cursor.
 */
export const held = (shown: readonly Row[], wanted: readonly Row[]): readonly Row[] => {
  const still = new Set(wanted)
  const known = new Set(shown)
  return [...shown.filter((thing) => still.has(thing)), ...wanted.filter((thing) => !known.has(thing))]
}

/** The neighbour of the chosen row: the first or the last when none is chosen, or what was chosen has left the list. */
export const step = (rows: readonly Row[], chosen: Thing | null, by: 1 | -1): Thing | null => {
  const at = chosen ? (rows as readonly Thing[]).indexOf(chosen) : -1
  if (at < 0) return rows.at(by === 1 ? 0 : -1) ?? null
  return rows[at + by] ?? chosen
}

/** Whether two queues draw the same rows in the same order. */
export const sameQueue = (a: Queue, b: Queue): boolean =>
  sections.every(
    (section) => a[section].length === b[section].length && a[section].every((thing, at) => thing === b[section][at]),
  )
