import { describe, expect, test } from 'vitest'
import type { ChoiceDifference, ChoiceReason } from '../dispatch/choice.ts'
import { ruleBook } from '../fixtures/given.ts'
import { anna, boris, lola, now, seconds } from '../fixtures/people.ts'
import { decide } from './decide.ts'
import {
  type Assignment,
  AssignmentForms,
  AssignmentStatus,
  type Estimate,
  type Incident,
  type IncidentCommand,
  type IncidentEvent,
  IncidentForms,
  IncidentStatus,
  type Step,
} from './incident.ts'

const { given, table } = ruleBook(decide, now)

const open: Incident = {
  id: '1-4',
  number: 4,
  status: 'open',
  type: 'panic',
  priority: 2,
  place: 'sealed place' as never,
  narrative: null,
  alarms: ['1-7'],
  assignments: [],
  backUpWanted: null,
  alarmLevel: 1,
  choices: [],
  transfers: [],
  distress: null,
  photos: [],
  notes: [],
  openedAt: now - seconds(300),
  openedBy: anna,
  resolvedAt: null,
  resolvedBy: null,
  disposition: null,
  closedAt: null,
}
const sent = (status: AssignmentStatus, more: Partial<Assignment> = {}): Assignment => ({
  id: '1-4.1',
  unit: 'T-11',
  status,
  times: { assigned: now - seconds(60) },
  unacknowledged: false,
  estimate: null,
  isFilledIn: false,
  ...more,
})
const withUnit = (status: Incident['status'], assignment: Assignment): Incident => ({
  ...open,
  status,
  assignments: [assignment],
})
const resolved: Incident = { ...open, status: 'resolved', disposition: 'handled', resolvedAt: now - seconds(5) }

const estimate: Estimate = { method: 'road', seconds: 240, byClass: { primary: 180, residential: 60 } }

const states = {
  open,
  'open, its unit recalled': withUnit('open', sent('recalled')),
  'dispatched, just sent': withUnit('dispatched', sent('assigned', { times: { assigned: now - seconds(59) } })),
  'dispatched, silent': withUnit('dispatched', sent('assigned')),
  'dispatched, silence noticed': withUnit('dispatched', sent('assigned', { unacknowledged: true })),
  'dispatched, acknowledged': withUnit('dispatched', sent('acknowledged')),
  'dispatched, en route': withUnit('dispatched', sent('en-route')),
  'dispatched, en route, estimated': withUnit('dispatched', sent('en-route', { estimate })),
  'on scene': withUnit('on-scene', sent('on-scene')),
  'resolved, unit still there': { ...resolved, assignments: [sent('on-scene')] },
  'resolved, unit gone': { ...resolved, assignments: [sent('cleared')] },
  closed: { ...resolved, assignments: [sent('cleared')], status: 'closed', closedAt: now - seconds(1) },
} satisfies Record<string, Incident>

const report = (step: Step): IncidentCommand & { type: 'report' } => ({
  type: 'report',
  by: anna,
  assignment: '1-4.1',
  step,
  via: 'radio',
})
const difference: ChoiceDifference = {
  withheld: ['T-11'],
  instead: [{ unit: 'T-12', why: 'farther', seconds: 90 }],
  later: 30,
}
const commands = {
  change: { type: 'change', by: anna, change: { priority: 1 } },
  note: { type: 'note', by: anna, text: 'gate is open' },
  assign: { type: 'assign', by: anna, unit: 'T-12' },
  'assign the same unit': { type: 'assign', by: anna, unit: 'T-11' },
  acknowledge: report('acknowledged'),
  'en-route': report('en-route'),
  'on-scene': report('on-scene'),
  clear: report('cleared'),
  'estimate-arrival': { type: 'estimate-arrival', by: anna, assignment: '1-4.1', estimate },
  recall: { type: 'recall', by: anna, assignment: '1-4.1', reason: 'wrong address' },
  'free for what is as urgent': { type: 'free', by: anna, unit: 'T-11', for: { id: '1-9', type: 'fire', priority: 2 } },
  'free for what is more urgent': {
    type: 'free',
    by: anna,
    unit: 'T-11',
    for: { id: '1-9', type: 'fire', priority: 1 },
  },
  'free for a crew that calls': {
    type: 'free',
    by: anna,
    unit: 'T-11',
    for: { id: '1-9', type: 'distress', priority: 2 },
  },
  differ: { type: 'differ', by: anna, sent: ['T-12'], difference, comparedWith: 'seen' },
  'explain-choice': { type: 'explain-choice', by: anna, choice: 1, why: 'fitter', text: 'they know the house' },
  'correct-choice': { type: 'correct-choice', by: lola, choice: 1, why: 'fitter' },
  'next-alarm': { type: 'next-alarm', by: anna, level: 2, reason: 'the roof burns' },
  'back-up': { type: 'back-up', by: anna, capability: 'armed', reason: 'two men' },
  'add-photo': { type: 'add-photo', by: anna, photo: 'p-1', bytes: 1000, width: 64, height: 40, unit: 'T-11' },
  transfer: { type: 'transfer', by: anna, to: '103', reason: 'hurt' },
  'transfer to a site': { type: 'transfer', by: anna, to: 'site', site: 7 },
  resolve: { type: 'resolve', by: anna, disposition: 'handled', note: 'handed to the guard' },
  'resolve otherwise': { type: 'resolve', by: anna, disposition: 'nothing-found' },
  close: { type: 'close', by: anna },
  reopen: { type: 'reopen', by: anna, reason: 'they came back' },
  'call again': { type: 'call-again', by: anna, unit: 'T-11' },
  'notice-silence': { type: 'notice-silence', by: anna },
} as const satisfies Record<string, IncidentCommand>

const sealed = (text: string) => ({ subject: 'incident:1-4', retention: 'record/2026-03', value: text }) as never
const changed: IncidentEvent = { type: 'incident-changed', priority: 1, by: anna, private: {} }
const noted: IncidentEvent = { type: 'incident-noted', by: anna, private: { text: sealed('gate is open') } }
const assigned = (unit: string, assignment: string): IncidentEvent => ({
  type: 'unit-assigned',
  assignment,
  unit,
  incident: '1-4',
  by: anna,
})
const reported = (step: Step): IncidentEvent => ({
  type: 'unit-reported',
  assignment: '1-4.1',
  unit: 'T-11',
  step,
  via: 'radio',
  by: anna,
})
const recalled: IncidentEvent = {
  type: 'unit-recalled',
  assignment: '1-4.1',
  unit: 'T-11',
  by: anna,
  private: { reason: sealed('wrong address') },
}
const backUp: IncidentEvent = {
  type: 'back-up-wanted',
  capability: 'armed',
  by: anna,
  private: { reason: sealed('two men') },
}
const transferred: IncidentEvent = {
  type: 'incident-transferred',
  to: '103',
  site: null,
  by: anna,
  private: { reason: sealed('hurt') },
}
const pictured: IncidentEvent = {
  type: 'photo-added',
  photo: 'p-1',
  bytes: 1000,
  width: 64,
  height: 40,
  by: anna,
  unit: 'T-11',
}
const toSite: IncidentEvent = { type: 'incident-transferred', to: 'site', site: 7, by: anna }
const solved: IncidentEvent = {
  type: 'incident-resolved',
  disposition: 'handled',
  by: anna,
  private: { note: sealed('handed to the guard') },
}
const solvedOtherwise: IncidentEvent = { type: 'incident-resolved', disposition: 'nothing-found', by: anna }
const ended: IncidentEvent = { type: 'incident-closed', by: anna }
const reopened: IncidentEvent = { type: 'incident-reopened', by: anna, private: { reason: sealed('they came back') } }
const silent: IncidentEvent = { type: 'assignment-unacknowledged', assignment: '1-4.1', unit: 'T-11' }

const estimated: IncidentEvent = {
  type: 'arrival-estimated',
  assignment: '1-4.1',
  unit: 'T-11',
  ...estimate,
  by: anna,
}
const freed: IncidentEvent = { type: 'unit-recalled', assignment: '1-4.1', unit: 'T-11', freedFor: '1-9', by: anna }
const differed: IncidentEvent = {
  type: 'choice-differed',
  choice: 1,
  sent: ['T-12'],
  difference,
  comparedWith: 'seen',
  by: anna,
}
const struck: IncidentEvent = {
  type: 'next-alarm-struck',
  level: 2,
  by: anna,
  private: { reason: sealed('the roof burns') },
}

/** Nobody is on it who could be called away. */
const nobodyToFree = {
  'free for what is as urgent': [],
  'free for what is more urgent': [],
  'free for a crew that calls': [],
} as const
const nobodySent = {
  ...nobodyToFree,
  acknowledge: 'assignment-not-found',
  'en-route': 'assignment-not-found',
  'on-scene': 'assignment-not-found',
  clear: 'assignment-not-found',
  recall: 'assignment-not-found',
  'notice-silence': [],
} as const
const whileOpen = {
  change: [changed],
  note: [noted],
  'back-up': [backUp],
  differ: [differed],
  'explain-choice': 'choice-not-found',
  'correct-choice': 'choice-not-found',
  'next-alarm': [struck],
  'add-photo': [pictured],
  'estimate-arrival': [],
  transfer: [transferred],
  'transfer to a site': [toSite],
  resolve: [solved],
  'resolve otherwise': [solvedOtherwise],
  close: 'incident-not-resolved',
  reopen: 'incident-not-over',
  'call again': 'incident-not-of-unit',
} as const
/** One unit is on it: that one is sent once, others come second. */
const underWay = {
  ...whileOpen,
  assign: [assigned('T-12', '1-4.2')],
  'assign the same unit': [],
  'free for what is as urgent': 'unit-busy',
  'free for what is more urgent': [freed],
  'free for a crew that calls': [freed],
  recall: [recalled],
  'notice-silence': [],
} as const
const justSent = {
  ...underWay,
  acknowledge: [reported('acknowledged')],
  'en-route': [reported('en-route')],
  'on-scene': [reported('on-scene')],
  clear: [reported('cleared')],
} as const
const acknowledged = { ...justSent, acknowledge: [] } as const
const enRoute = { ...acknowledged, acknowledge: 'step-already-past', 'en-route': [] } as const
const stays = {
  'free for what is more urgent': 'unit-busy',
  'free for a crew that calls': 'unit-busy',
} as const
const onScene = { ...enRoute, ...stays, 'en-route': 'step-already-past', 'on-scene': [] } as const
const over = {
  change: [changed],
  note: [noted],
  assign: 'incident-resolved',
  'assign the same unit': 'incident-resolved',
  'back-up': 'incident-resolved',
  differ: [differed],
  'explain-choice': 'choice-not-found',
  'correct-choice': 'choice-not-found',
  'next-alarm': 'incident-resolved',
  'add-photo': [pictured],
  'estimate-arrival': [],
  transfer: 'incident-resolved',
  'transfer to a site': 'incident-resolved',
  resolve: [],
  'resolve otherwise': 'incident-resolved',
  reopen: [reopened],
  'call again': 'incident-not-of-unit',
} as const
const unitGone = {
  ...nobodyToFree,
  acknowledge: 'assignment-cleared',
  'en-route': 'assignment-cleared',
  'on-scene': 'assignment-cleared',
  clear: [],
  recall: 'assignment-cleared',
  'notice-silence': [],
} as const

describe('every command in every state of an incident', () => {
  table(states, commands, {
    open: {
      ...whileOpen,
      ...nobodySent,
      assign: [assigned('T-12', '1-4.1')],
      'assign the same unit': [assigned('T-11', '1-4.1')],
    },
    'open, its unit recalled': {
      ...whileOpen,
      ...nobodyToFree,
      assign: [assigned('T-12', '1-4.2')],
      'assign the same unit': [assigned('T-11', '1-4.2')],
      acknowledge: 'assignment-recalled',
      'en-route': 'assignment-recalled',
      'on-scene': 'assignment-recalled',
      clear: 'assignment-recalled',
      recall: [],
      'notice-silence': [],
    },
    'dispatched, just sent': justSent,
    'dispatched, silent': { ...justSent, 'notice-silence': [silent] },
    'dispatched, silence noticed': justSent,
    'dispatched, acknowledged': acknowledged,
    'dispatched, en route': { ...enRoute, 'estimate-arrival': [estimated] },
    'dispatched, en route, estimated': enRoute,
    'on scene': onScene,
    'resolved, unit still there': {
      ...over,
      ...stays,
      'free for what is as urgent': 'unit-busy',
      acknowledge: 'step-already-past',
      'en-route': 'step-already-past',
      'on-scene': [],
      clear: [reported('cleared')],
      recall: [recalled],
      close: 'units-still-assigned',
      'notice-silence': [],
    },
    'resolved, unit gone': { ...over, ...unitGone, close: [ended] },
    closed: {
      ...unitGone,
      change: 'incident-closed',
      note: 'incident-closed',
      assign: 'incident-closed',
      'assign the same unit': 'incident-closed',
      'back-up': 'incident-closed',
      differ: [differed],
      'explain-choice': 'choice-not-found',
      'correct-choice': 'choice-not-found',
      'next-alarm': 'incident-closed',
      'add-photo': 'incident-closed',
      'estimate-arrival': [],
      transfer: 'incident-closed',
      'transfer to a site': 'incident-closed',
      resolve: 'incident-closed',
      'resolve otherwise': 'incident-closed',
      close: [],
      reopen: [reopened],
      'call again': 'incident-not-of-unit',
    },
  })

  test('the table has a row for every status of an incident, and of an assignment', () => {
    const rows = Object.values<Incident>(states)
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(IncidentStatus.options))
    expect(new Set(rows.flatMap(({ assignments }) => assignments.map(({ status }) => status)))).toEqual(
      new Set(AssignmentStatus.options),
    )
  })

  test('the table has a column for everything that the API lets people ask', () => {
    const asked = [...Object.keys(IncidentForms), ...Object.keys(AssignmentForms), 'assign']
    expect(Object.keys(commands)).toEqual(expect.arrayContaining(asked))
  })
})

describe('a choice', () => {
  const why = commands['explain-choice']
  const choice = {
    number: 1,
    at: now,
    by: anna,
    sent: ['T-12'],
    difference,
    comparedWith: 'seen',
    why: null,
    text: null,
    explainedBy: null,
  } as const
  const saidOf = (reason: ChoiceReason, by = anna): IncidentEvent => ({
    type: 'choice-explained',
    choice: 1,
    why: reason,
    by,
    private: { text: sealed('they know the house') },
  })
  given({ ...open, choices: [choice] }, 'with a choice that nobody explained')
    .when(why)
    .then(saidOf('fitter'))
  given({ ...open, status: 'closed', choices: [choice] }, 'with one that nobody explained, and closed')
    .when(why)
    .then(saidOf('fitter'))
  given({ ...open, choices: [choice] }, 'with a choice that nobody explained')
    .when({ type: 'explain-choice', by: anna, choice: 1, why: 'other' })
    .refused('other-without-words')

  const explained = { ...open, choices: [{ ...choice, why: 'fitter', explainedBy: anna }] } as const
  given(explained, 'with one that was explained')
    .when({ type: 'explain-choice', by: boris, choice: 1, why: 'fitter' })
    .thenNothing()
  given(explained, 'with one that was explained')
    .when({ ...why, why: 'not-fit' })
    .then(saidOf('not-fit'))
  given(explained, 'with one that was explained by somebody else')
    .when({ ...why, by: boris, why: 'not-fit' })
    .refused('choice-explained', { explainedBy: anna })
  given(explained, 'with one that was explained by somebody else')
    .when({ ...why, type: 'correct-choice', by: lola, why: 'not-fit' })
    .then(saidOf('not-fit', lola))
  const over = { ...explained, status: 'closed' } as const
  given(over, 'with one that was explained, and closed')
    .when({ ...why, why: 'not-fit' })
    .refused('incident-closed')
  given(over, 'with one that was explained, and closed')
    .when({ ...why, type: 'correct-choice', by: lola })
    .refused('incident-closed')
  given(explained, 'with one already')
    .when(commands.differ)
    .then({ ...differed, choice: 2 } as IncidentEvent)
})

describe('the next alarm', () => {
  given({ ...open, alarmLevel: 2 }, 'second alarm')
    .when(commands['next-alarm'])
    .thenNothing()
  given({ ...open, alarmLevel: 2 }, 'second alarm')
    .when({ type: 'next-alarm', by: anna, level: 1 })
    .refused('alarm-level-past', { level: 2 })
  given({ ...open, alarmLevel: 2 }, 'second alarm')
    .when({ type: 'next-alarm', by: anna, level: 3 })
    .then({ type: 'next-alarm-struck', level: 3, by: anna })
})

describe('back-up', () => {
  const wanted = { ...open, backUpWanted: { capability: 'armed', since: now } } as const
  given(wanted, 'armed back-up is wanted').when(commands['back-up']).thenNothing()
  given(wanted, 'armed back-up is wanted')
    .when({ type: 'back-up', by: anna })
    .then({ type: 'back-up-wanted', capability: null, by: anna })
})

describe('what was pressed before it arrived', () => {
  const late = (step: Step, at: number): IncidentCommand => ({ ...report(step), at })
  const lately = (step: Step, at: number, isPast?: true): IncidentEvent =>
    ({ ...reported(step), pressedAt: at, ...(isPast && { isPast }) }) as IncidentEvent
  const assigned = now - seconds(600)
  const at = (status: AssignmentStatus, ...times: [AssignmentStatus, number][]): Incident =>
    withUnit('dispatched', sent(status, { times: { assigned, ...Object.fromEntries(times) } }))

  given(at('assigned'), 'sent ten minutes ago')
    .when(late('on-scene', now - seconds(60)))
    .then(lately('on-scene', now - seconds(60)))
  given(at('assigned'), 'sent ten minutes ago')
    .when(late('acknowledged', assigned - seconds(5)))
    .then(lately('acknowledged', assigned))
  given(at('assigned'), 'sent ten minutes ago')
    .when(late('acknowledged', assigned - seconds(11)))
    .refused('step-before-assignment')

  const arrived = at('on-scene', ['on-scene', now - seconds(100)])
  given(arrived, 'on scene, as the radio said')
    .when(late('en-route', now - seconds(200)))
    .then(lately('en-route', now - seconds(200), true))
  given(arrived, 'on scene, as the radio said')
    .when(late('en-route', now - seconds(99)))
    .refused('step-already-past', { status: 'on-scene' })
  const recalled = at('recalled', ['recalled', now - seconds(50)])
  given(recalled, 'called off')
    .when(late('on-scene', now - seconds(51)))
    .then(lately('on-scene', now - seconds(51), true))
  given(recalled, 'called off')
    .when(late('cleared', now - seconds(51)))
    .refused('assignment-recalled')
  given(open)
    .when({ ...commands.note, unit: 'T-11', at: now - seconds(60) })
    .then({ ...noted, unit: 'T-11', pressedAt: now - seconds(60) } as IncidentEvent)
  given(open)
    .when({ type: 'back-up', by: anna, unit: 'T-11', at: now - seconds(60) })
    .then({ type: 'back-up-wanted', capability: null, by: anna, unit: 'T-11', pressedAt: now - seconds(60) })
})

describe('the call for help of a crew', () => {
  const help: Incident = { ...open, type: 'distress', priority: 1, alarms: [], distress: 'T-11' }
  const { assign, 'assign the same unit': itself, 'call again': again } = commands
  given(help, 'T-11 in distress').when(itself).refused('unit-called-for-help', { unit: 'T-11' })
  given(help, 'T-11 in distress').when(assign).then(assigned('T-12', '1-4.1'))
  const place = { position: [69.3, 41.2], address: 'T-11' } as const
  const calledAgain = { type: 'distress-called-again', unit: 'T-11', by: anna } as const
  given(help, 'T-11 in distress')
    .when(again)
    .then({ ...calledAgain, private: {} })
  given({ ...help, status: 'resolved', disposition: 'handled', resolvedAt: now }, 'its distress resolved')
    .when({ ...again, place: { ...place, position: [69.3, 41.2] } })
    .then({
      ...calledAgain,
      private: { place: { subject: 'incident:1-4', retention: 'incident', value: { ...place } } },
    } as IncidentEvent)
  given({ ...help, status: 'closed' }, 'its distress closed')
    .when(again)
    .refused('incident-closed')
})

describe('a photograph', () => {
  const photos = Array.from({ length: 200 }, (_, n) => ({ id: `p${n}`, at: now, by: anna, unit: null }))
  given({ ...open, photos }, 'with 200 photographs')
    .when(commands['add-photo'])
    .refused('too-many-photos', { most: 200 })
})

describe('a transfer', () => {
  const at103 = { ...open, transfers: [{ to: '103', site: null, at: now, by: anna }] } as const
  given(at103, 'the ambulance has it').when(commands.transfer).thenNothing()
  given(at103, 'the ambulance has it').when(commands['transfer to a site']).then(toSite)
})

describe('who is still there is said to who closes', () => {
  given(states['resolved, unit still there'])
    .when(commands.close)
    .refused('units-still-assigned', { units: ['T-11'] })
})

describe('a change', () => {
  given(open).when({ type: 'change', by: anna, change: {} }).thenNothing()
  const place = { position: [69.28, 41.31], address: '5 Navoiy' } as const
  given(open)
    .when({ type: 'change', by: anna, change: { place: { ...place, position: [69.28, 41.31] }, narrative: 'two men' } })
    .then({
      type: 'incident-changed',
      by: anna,
      private: {
        place: { subject: 'incident:1-4', retention: 'incident', value: place } as never,
        narrative: {
          subject: 'incident:1-4',
          retention: 'incident',
          value: 'two men',
        } as never,
      },
    })
})
