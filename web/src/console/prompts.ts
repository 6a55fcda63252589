import type { Assignment, Capability, ChoiceReason, Order, Recommendation } from '../api/words.ts'
import type { Translate } from '../ui/i18n/index.ts'
import { activeOf, type Me, type PromptName, toExplain } from './actions.ts'
import { needWords } from './needWords.ts'
import type { Hand } from './thing.ts'

type AlarmLevel = Recommendation['alarm']

/** What lies in hand, and what the server recommends for it; undefined while it is being asked. */
type Asking = Hand & { readonly recommendation?: Recommendation | undefined }

/** One numbered answer. */
export interface Choice {
  readonly value: string
  readonly label: (words: Translate) => string
  /** The question that this answer raises, in place of a command. */
  readonly asks?: PromptName
  /** It says nothing without a text. */
  readonly needsText?: true
}

/** What is asked before an action is sent: a choice by number, a text, or both. */
interface Prompt {
  readonly text: 'none' | 'optional' | 'required'
  readonly choices: (asking: Asking, me: Me) => readonly Choice[]
  /** The command, from what was chosen (undefined where there is no choice) and typed (undefined when empty); `now` in ms. */
  readonly order: (hand: Hand, answer: Answer, now: number, me: Me) => Order | null
  /** It is over by itself when there is no answer left: what it asks about is no more. */
  readonly ends?: true
}

interface Answer {
  readonly choice?: string
  readonly text?: string
}

/** The actions with a form of their own are not here. */
export type AskedName = Exclude<PromptName, 'place' | 'change'>

const none = () => []

const alarmDispositions = [
  'real',
  'false-user',
  'false-technical',
  'false-unknown',
  'test',
  'fault-reported',
  'restored',
  'duplicate',
] as const
type AlarmDisposition = (typeof alarmDispositions)[number]

const incidentDispositions = [
  'handled',
  'handed-over',
  'false-alarm',
  'nothing-found',
  'cancelled',
  'duplicate',
] as const
type IncidentDisposition = (typeof incidentDispositions)[number]

/** Who else may be given an incident, by the number that people dial. */
const services = ['101', '103', '104'] as const
type Service = (typeof services)[number]

const parkMinutes = [5, 15, 30, 60, 240, 720] as const

const capabilities = [
  'patrol',
  'armed',
  'fire',
  'medical',
  'rescue',
  'dog',
  'technical',
  'drone-piloted',
] as const satisfies readonly Capability[]
const anyCapability = 'any'

type Difference = NonNullable<Hand['incident']>['choices'][number]['difference']

const someInstead = ({ instead }: Difference) => instead.length > 0
const someWithheld = ({ withheld }: Difference) => withheld.length > 0

/** Why other units were sent than were recommended, and of which difference that can be said. */
const choiceReasons: Readonly<Record<ChoiceReason, (difference: Difference) => boolean>> = {
  'really-nearer': someInstead,
  fitter: someInstead,
  'kept-back': someWithheld,
  'not-fit': someWithheld,
  'fewer-do': ({ instead, withheld }) => withheld.length > instead.length,
  'more-needed': ({ instead, withheld }) => instead.length > withheld.length,
  other: () => true,
}
const reasonsFor = (difference: Difference): readonly ChoiceReason[] =>
  (Object.keys(choiceReasons) as ChoiceReason[]).filter((reason) => choiceReasons[reason](difference))

export const prompts: Readonly<Record<AskedName, Prompt>> = {
  note: {
    text: 'required',
    choices: none,
    order: ({ alarm, incident }, { text = '' }) => {
      if (incident) return { path: '/api/incidents/{id}/note', id: incident.id, body: { text } }
      return alarm && { path: '/api/alarms/{id}/note', id: alarm.id, body: { text } }
    },
  },
  park: {
    text: 'optional',
    choices: () =>
      parkMinutes.map((minutes) => ({
        value: String(minutes),
        label: (words) =>
          minutes < 60 ? words('park.minutes', { count: minutes }) : words('park.hours', { count: minutes / 60 }),
      })),
    order: ({ alarm }, { choice, text }, now) =>
      alarm && {
        path: '/api/alarms/{id}/park',
        id: alarm.id,
        body: { until: new Date(now + Number(choice) * 60_000).toISOString(), ...(text && { reason: text }) },
      },
  },
  close: {
    text: 'optional',
    choices: () => alarmDispositions.map((value) => ({ value, label: (words) => words(`alarmDisposition.${value}`) })),
    order: ({ alarm }, { choice, text }) =>
      alarm && {
        path: '/api/alarms/{id}/close',
        id: alarm.id,
        body: { disposition: choice as AlarmDisposition, ...(text && { note: text }) },
      },
  },
  takeOver: {
    text: 'required',
    choices: none,
    order: ({ alarm }, { text = '' }) =>
      alarm && { path: '/api/alarms/{id}/take-over', id: alarm.id, body: { reason: text } },
  },
  giveBack: {
    text: 'optional',
    choices: none,
    order: ({ alarm }, { text }) =>
      alarm && { path: '/api/alarms/{id}/give-back', id: alarm.id, body: text ? { reason: text } : {} },
  },
  backUp: {
    text: 'optional',
    choices: () => [
      { value: anyCapability, label: (words) => words('backUp.any') },
      ...capabilities.map((value) => ({ value, label: (words: Translate) => words(`capability.${value}`) })),
    ],
    order: ({ incident }, { choice, text }) =>
      incident && {
        path: '/api/incidents/{id}/back-up',
        id: incident.id,
        body: {
          ...(choice !== anyCapability && { capability: choice as Capability }),
          ...(text && { reason: text }),
        },
      },
  },
  // Asked, for nobody takes an alarm back: what it brings stands in the answer.
  nextAlarm: {
    text: 'none',
    choices: ({ incident, recommendation }) =>
      incident
        ? [
            {
              value: String(incident.alarmLevel + 1),
              label: (words) =>
                words('nextAlarm.strike', {
                  level: incident.alarmLevel + 1,
                  needs: needWords(recommendation?.next ?? [], words),
                }),
            },
          ]
        : [],
    order: ({ incident }, { choice }) =>
      incident && {
        path: '/api/incidents/{id}/next-alarm',
        id: incident.id,
        body: { level: Number(choice) as AlarmLevel },
      },
  },
  explain: {
    text: 'optional',
    ends: true,
    choices: ({ incident }, me) => {
      const choice = incident?.status === 'closed' ? undefined : incident && toExplain(incident, me)
      return (choice ? reasonsFor(choice.difference) : []).map((value) => ({
        value,
        label: (words) => words(`choiceReason.${value}`),
        ...(value === 'other' && { needsText: true }),
      }))
    },
    order: ({ incident }, { choice: why, text }, _now, me) => {
      const choice = incident && toExplain(incident, me)
      if (!choice) return null
      const body = { choice: choice.number, why: why as ChoiceReason, ...(text && { text }) }
      const isOfAnother = choice.explainedBy !== null && choice.explainedBy.id !== me?.id
      const path = isOfAnother ? '/api/incidents/{id}/correct-choice' : '/api/incidents/{id}/explain-choice'
      return { path, id: incident.id, body }
    },
  },
  transfer: {
    text: 'optional',
    choices: () => [
      ...services.map((value) => ({ value, label: (words: Translate) => words(`service.${value}`) })),
      { value: 'site', label: (words) => words('service.site'), asks: 'transferSite' },
    ],
    order: ({ incident }, { choice, text }) =>
      incident && {
        path: '/api/incidents/{id}/transfer',
        id: incident.id,
        body: { to: choice as Service, ...(text && { reason: text }) },
      },
  },
  transferSite: {
    text: 'required',
    choices: none,
    order: ({ incident }, { text = '' }) => {
      const [, site, reason] = /^(\d{1,3})\b[\s,.:;-]*(.*)$/s.exec(text) ?? []
      if (!incident || !Number(site)) return null
      const body = { to: 'site', site: Number(site), ...(reason && { reason }) } as const
      return { path: '/api/incidents/{id}/transfer', id: incident.id, body }
    },
  },
  resolve: {
    text: 'optional',
    choices: () =>
      incidentDispositions.map((value) => ({ value, label: (words) => words(`incidentDisposition.${value}`) })),
    order: ({ incident }, { choice, text }) =>
      incident && {
        path: '/api/incidents/{id}/resolve',
        id: incident.id,
        body: { disposition: choice as IncidentDisposition, ...(text && { note: text }) },
      },
  },
  reopen: {
    text: 'required',
    choices: none,
    order: ({ incident }, { text = '' }) =>
      incident && { path: '/api/incidents/{id}/reopen', id: incident.id, body: { reason: text } },
  },
  status: {
    text: 'none',
    ends: true,
    choices: ({ incident }) =>
      activeOf(incident?.assignments ?? [])
        .flatMap(stepsOf)
        .slice(0, 9),
    order: (_hand, { choice = '' }) => {
      const [step, id] = choice.split(' ') as [AssignmentStep, string]
      return { path: `/api/assignments/{id}/${step}`, id, body: {} }
    },
  },
}

/** What a crew says over the radio, in the order in which it happens; `recall` is ours to say. */
const assignmentSteps = ['acknowledge', 'en-route', 'on-scene', 'clear', 'recall'] as const
type AssignmentStep = (typeof assignmentSteps)[number]

/** The first step that is still ahead. */
const ahead: Readonly<Record<Assignment['status'], number>> = {
  assigned: 0,
  acknowledged: 1,
  'en-route': 2,
  'on-scene': 3,
  cleared: assignmentSteps.length,
  recalled: assignmentSteps.length,
}

const stepsOf = ({ id, unit, status }: Assignment): readonly Choice[] =>
  assignmentSteps.slice(ahead[status]).map((step) => ({
    value: `${step} ${id}`,
    label: (words) => words(`radio.${step}`, { unit }),
  }))
