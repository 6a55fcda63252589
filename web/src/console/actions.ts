import type {
  Assignment,
  ConsideredUnit,
  IncidentType,
  Order,
  Person,
  Recommendation,
  SignalClass,
} from '../api/words.ts'
import { leads } from '../ui/pages.ts'
import type { KeyName } from './keys.ts'
import { mostShown } from './teams.ts'
import type { Hand } from './thing.ts'

/** What can be done with the thing in hand, as far as a screen can tell; the server remains the judge. */
export type ActionName =
  | Extract<
      KeyName,
      | 'take'
      | 'note'
      | 'park'
      | 'escalate'
      | 'close'
      | 'takeOver'
      | 'giveBack'
      | 'dispatch'
      | 'status'
      | 'backUp'
      | 'nextAlarm'
      | 'explain'
      | 'change'
      | 'transfer'
      | 'reopen'
    >
  | 'acknowledge'
  | 'resolve'
  | 'closeIncident'
  | 'correctReason'

/** What still has to be asked before it can be sent. */
export type PromptName =
  | 'note'
  | 'park'
  | 'close'
  | 'takeOver'
  | 'giveBack'
  | 'backUp'
  | 'nextAlarm'
  | 'explain'
  | 'transfer'
  | 'transferSite'
  | 'resolve'
  | 'reopen'
  | 'status'
  | 'place'
  | 'change'

export interface Action {
  readonly name: ActionName
  /** The key on its button, when it is not the primary one. */
  readonly key: KeyName | null
  readonly does: { readonly order: Order } | { readonly prompt: PromptName }
  /** The unit that it is about, or all of them. */
  readonly unit?: string
}

/** How far those who were sent have come: the one who is furthest counts. */
type Help = 'sent' | 'under-way' | 'there' | 'all-clear'

/** Why there is nothing to do next, or what is waited for. The screen says it in place of the button, or above it. */
export type Rest =
  | 'nothing'
  | 'alarm-closed'
  | 'incident-closed'
  | 'with-another'
  | 'looking'
  | 'no-unit'
  | Help
  | 'crew-there'
  | 'crew-calls'
  | 'unit-gone'

export interface Offer {
  readonly primary: Action | null
  readonly rest: Rest
  /** All that can be done, in the order of the buttons; the primary one among them. */
  readonly actions: readonly Action[]
}

interface Situation extends Hand {
  /** The crew for which the incident was opened still calls for help. */
  readonly calling: boolean
  readonly me: Me
  /** What the server recommends; undefined while it is being asked. */
  readonly recommendation: Recommendation | undefined
  /** Those whom the button names: who is recommended, or was chosen instead. */
  readonly going: readonly ConsideredUnit[]
  /** The recommendation by which they are named. */
  readonly by?: string | undefined
}

/** Who sits here; null while nobody knows. */
export type Me = Pick<Person, 'id' | 'role'> | null

export const offerOf = (situation: Situation): Offer => {
  const { alarm, incident } = situation
  if (incident) return incidentOffer(situation, incident)
  if (alarm) return alarmOffer(situation, alarm)
  return { primary: null, rest: 'nothing', actions: [] }
}

const order = (wanted: Order): Action['does'] => ({ order: wanted })
const prompt = (name: PromptName): Action['does'] => ({ prompt: name })

/** Technical classes usually end with a word to the installer; the others with a team. Everything else stays one key away. */
const endsWithoutTeam: ReadonlySet<SignalClass> = new Set<SignalClass>([
  'technical',
  'fault',
  'supervision',
  'bypass',
  'cancel',
  'open-close',
  'access',
  'test',
  'information',
  'restore',
])

const alarmOffer = ({ me }: Situation, alarm: NonNullable<Hand['alarm']>): Offer => {
  const { id } = alarm
  const note: Action = { name: 'note', key: 'note', does: prompt('note') }
  const escalate: Action = {
    name: 'escalate',
    key: 'escalate',
    // The server takes type, priority and place from the alarm; premises that nobody registered have no place to take.
    does: alarm.premises ? order({ path: '/api/alarms/{id}/escalate', id, body: {} }) : prompt('place'),
  }
  if (alarm.status === 'closed') return { primary: null, rest: 'alarm-closed', actions: [] }
  if (alarm.status === 'waiting') {
    const take: Action = { name: 'take', key: 'take', does: order({ path: '/api/alarms/{id}/accept', id, body: {} }) }
    return { primary: take, rest: 'nothing', actions: [take, escalate, note] }
  }
  if (alarm.inHandOf?.id !== me?.id) {
    const takeOver: Action = { name: 'takeOver', key: 'takeOver', does: prompt('takeOver') }
    return { primary: null, rest: 'with-another', actions: [takeOver, note] }
  }
  const close: Action = { name: 'close', key: 'close', does: prompt('close') }
  const park: Action = { name: 'park', key: 'park', does: prompt('park') }
  const giveBack: Action = { name: 'giveBack', key: 'giveBack', does: prompt('giveBack') }
  const quiet = endsWithoutTeam.has(alarm.class)
  return {
    primary: quiet ? close : escalate,
    rest: 'nothing',
    actions: quiet ? [close, escalate, note, park, giveBack] : [escalate, note, park, close, giveBack],
  }
}

/** What {@link whyNot} may say. */
export type WhyNot = Exclude<Rest, 'nothing'> | 'nothing-chosen' | 'still-waiting'

/** Why a key that means something does nothing now; null where something else is simply to be done with the thing in hand. */
export const whyNot = ({ primary, rest }: Offer, { alarm, incident }: Hand): WhyNot | null => {
  if (!alarm && !incident) return 'nothing-chosen'
  if (primary) return primary.name === 'take' ? 'still-waiting' : null
  return rest === 'nothing' ? null : rest
}

const ended: ReadonlySet<Assignment['status']> = new Set<Assignment['status']>(['cleared', 'recalled'])

/** Sent, and not there yet. */
export const isUnderWay: ReadonlySet<Assignment['status']> = new Set(['assigned', 'acknowledged', 'en-route'])

/** Those who are still on the job. */
export const activeOf = (assignments: readonly Assignment[]): readonly Assignment[] =>
  assignments.filter((assignment) => !ended.has(assignment.status))

/** Those of the furthest who are still on the job, and how far that is. */
export const furthestOf = (
  assignments: readonly Assignment[],
): { readonly help: Help; readonly those: readonly Assignment[] } => {
  const active = activeOf(assignments)
  const at = (...statuses: readonly Assignment['status'][]) => active.filter(({ status }) => statuses.includes(status))
  const steps = [
    { help: 'there', those: at('on-scene') },
    { help: 'under-way', those: at('en-route') },
    { help: 'sent', those: at('assigned', 'acknowledged') },
  ] as const
  return steps.find(({ those }) => those.length > 0) ?? { help: 'all-clear', those: [] }
}

const incidentOffer = (
  { recommendation, going, by, alarm, me, calling }: Situation,
  incident: NonNullable<Hand['incident']>,
): Offer => {
  const { id } = incident
  const note: Action = { name: 'note', key: 'note', does: prompt('note') }
  const reopen: Action = { name: 'reopen', key: 'reopen', does: prompt('reopen') }
  if (incident.status === 'closed') return { primary: null, rest: 'incident-closed', actions: [reopen] }
  const active = activeOf(incident.assignments)
  const status: Action | null = active.length ? { name: 'status', key: 'status', does: prompt('status') } : null
  const explain = explanationOf(incident, me)
  if (incident.status === 'resolved') {
    const close: Action = {
      name: 'closeIncident',
      key: 'close',
      does: order({ path: '/api/incidents/{id}/close', id, body: {} }),
    }
    // It closes when the last team has left.
    if (status) return { primary: null, rest: 'crew-there', actions: [status, reopen, note, ...explain] }
    return { primary: close, rest: 'nothing', actions: [close, reopen, note, ...explain] }
  }

  const silent = active.find((assignment) => assignment.unacknowledged)
  const units = going.map(({ unit }) => unit)
  const send: Action | null =
    recommendation && going.length > 0 && going.every(({ sendable }) => sendable)
      ? {
          name: 'dispatch',
          key: 'dispatch',
          unit: units.join(', '),
          does: order({
            path: '/api/incidents/{id}/assignments',
            id,
            body: { units, recommendation: by ?? recommendation.id },
          }),
        }
      : null
  const acknowledge: Action | null = silent
    ? {
        name: 'acknowledge',
        key: null,
        unit: silent.unit,
        does: order({ path: '/api/assignments/{id}/acknowledge', id: silent.id, body: {} }),
      }
    : null
  // While the crew calls for help nobody is done with it.
  const resolve: Action | null = calling ? null : { name: 'resolve', key: 'close', does: prompt('resolve') }
  const backUp: Action = { name: 'backUp', key: 'backUp', does: prompt('backUp') }
  const nextAlarm: Action | null =
    recommendation && recommendation.alarms > incident.alarmLevel && incident.assignments.length > 0
      ? {
          name: 'nextAlarm',
          key: 'nextAlarm',
          unit: String(incident.alarmLevel + 1),
          does: prompt('nextAlarm'),
        }
      : null
  const transfer: Action = { name: 'transfer', key: 'transfer', does: prompt('transfer') }
  const change: Action = { name: 'change', key: 'change', does: prompt('change') }
  const takeOver: Action | null =
    alarm?.status === 'in-hand' && alarm.inHandOf?.id !== me?.id
      ? { name: 'takeOver', key: 'takeOver', does: prompt('takeOver') }
      : null

  // Who was called away, or called off, was no help.
  const isWithoutHelp = incident.assignments.every((assignment) => assignment.status === 'recalled')
  const wantsMore = incident.alarmLevel > 1 && recommendation !== undefined && recommendation.chosen.length > 0
  const wantsUnit = isWithoutHelp || incident.backUpWanted !== null || wantsMore
  const done = incident.assignments.length > 0 && active.length === 0
  const primary = acknowledge ?? (wantsUnit ? send : done ? resolve : null)
  const next = primary === send ? [send, status] : [status, send]
  const actions = [
    acknowledge,
    ...next,
    ...explain,
    backUp,
    nextAlarm,
    note,
    resolve,
    transfer,
    change,
    takeOver,
  ].filter((action) => action !== null)
  const { help } = furthestOf(incident.assignments)
  const rest = calling && (help === 'there' || help === 'all-clear') ? 'crew-calls' : help
  return { primary, rest: wantsUnit ? restWithout(send, recommendation, going) : rest, actions }
}

/** Somebody is to be sent: all is well when there is somebody to send. */
const restWithout = (
  send: Action | null,
  recommendation: Situation['recommendation'],
  going: Situation['going'],
): Rest => {
  if (send) return 'nothing'
  if (going.length > 0) return 'unit-gone'
  return recommendation ? 'no-unit' : 'looking'
}

type Sent = NonNullable<Hand['incident']>['choices'][number]

/** The last time that this person sent others than were recommended, and has not said why. */
export const unexplainedBy = ({ choices }: NonNullable<Hand['incident']>, me: Me): Sent | undefined =>
  choices.findLast(({ by, why }) => by.id === me?.id && why === null)

/** What they are to say why of; else the last of which they said it, or which they may correct as they lead the shift. */
export const toExplain = (incident: NonNullable<Hand['incident']>, me: Me): Sent | undefined =>
  unexplainedBy(incident, me) ??
  incident.choices.findLast(
    ({ explainedBy }) => explainedBy && me && (explainedBy.id === me.id || leads.includes(me.role)),
  )

const explanationOf = (incident: NonNullable<Hand['incident']>, me: Me): readonly Action[] => {
  const choice = toExplain(incident, me)
  if (!choice) return []
  return [{ name: choice.why === null ? 'explain' : 'correctReason', key: 'explain', does: prompt('explain') }]
}

const helped: ReadonlySet<Rest> = new Set<Help>(['sent', 'under-way', 'there', 'all-clear'])

/**
 * As many as there are digits to choose them by while somebody is to be sent; afterwards the next few will do. Whoever is on the
 * button is among them, whatever has come before them since: nobody is sent whose time and kind nobody sees.
 */
export const unitsShown = (
  considered: readonly ConsideredUnit[],
  { rest }: Offer,
  going: readonly ConsideredUnit[],
): readonly ConsideredUnit[] => {
  const shown = considered.slice(0, helped.has(rest) ? 3 : mostShown)
  return [...shown, ...going.filter(({ unit }) => !shown.some((one) => one.unit === unit))]
}

/** Incident types in the order in which the form lists them. */
export const incidentTypes = [
  'hold-up',
  'panic',
  'fire',
  'medical',
  'intrusion',
  'disturbance',
  'traffic',
  'technical',
  'other',
] as const satisfies readonly IncidentType[]
