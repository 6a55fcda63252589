import { describe, expect, test } from 'vitest'
import { waitingAlarm as waiting } from '../fixtures/alarm.ts'
import { ruleBook } from '../fixtures/given.ts'
import { anna, boris, hours, lola, now, seconds } from '../fixtures/people.ts'
import { type Alarm, type AlarmCommand, AlarmDisposition, type AlarmEvent, AlarmForms, AlarmStatus } from './alarm.ts'
import { decide } from './decide.ts'

const { given, table } = ruleBook(decide, now)

const past: Alarm = { ...waiting, openedAt: now - seconds(30), raisedAt: now - seconds(30) }
const mine: Alarm = { ...waiting, status: 'in-hand', inHandOf: anna, inHandSince: now - seconds(5) }
const parked: Alarm = { ...mine, parkedUntil: now + hours(1) }
const closed: Alarm = { ...mine, status: 'closed', disposition: 'false-user', closedAt: now - seconds(1) }

const states = {
  waiting,
  'past its target': past,
  overdue: { ...past, overdue: true },
  mine,
  'of another': { ...mine, inHandOf: boris },
  parked,
  'parked until now': { ...parked, parkedUntil: now },
  escalated: { ...mine, incident: '1-3' },
  'escalated by another': { ...mine, inHandOf: boris, incident: '1-3' },
  closed,
} satisfies Record<string, Alarm>

const sealed = (text: string) => ({ subject: 'alarm:1-7', retention: 'record/2026-03', value: text }) as never

/** What Anna, the clock or the incident may ask. */
const commands = {
  accept: { type: 'accept', by: anna },
  'take-over': { type: 'take-over', by: anna, reason: 'end of shift' },
  'hand-over': { type: 'hand-over', by: anna, to: boris, reason: 'he speaks Russian' },
  'hand over as supervisor': { type: 'hand-over', by: lola, to: boris },
  'give-back': { type: 'give-back', by: anna, because: 'asked', reason: 'lunch' },
  'lose its operator': { type: 'give-back', by: anna, because: 'operator-lost' },
  park: { type: 'park', by: anna, until: now + hours(2), reason: 'electrician comes' },
  note: { type: 'note', by: anna, text: 'called the owner' },
  close: { type: 'close', by: anna, disposition: 'real', note: 'guard confirmed' },
  'close with its incident': { type: 'close', by: anna, disposition: 'incident' },
  escalate: { type: 'escalate', by: anna, incident: '1-9' },
  'wake-on-time': { type: 'wake-on-time', by: anna },
} as const satisfies Record<string, AlarmCommand>

const accepted: AlarmEvent = { type: 'alarm-accepted', by: anna }
const takenOver: AlarmEvent = {
  type: 'alarm-taken-over',
  from: boris,
  by: anna,
  private: { reason: sealed('end of shift') },
}
const handedOver: AlarmEvent = {
  type: 'alarm-handed-over',
  from: anna,
  to: boris,
  by: anna,
  private: { reason: sealed('he speaks Russian') },
}
const handedOverBy = (from: typeof anna | null): AlarmEvent => ({
  type: 'alarm-handed-over',
  from,
  to: boris,
  by: lola,
})
const givenBack: AlarmEvent = {
  type: 'alarm-given-back',
  from: anna,
  because: 'asked',
  by: anna,
  private: { reason: sealed('lunch') },
}
const lostOf = (from: typeof anna): AlarmEvent => ({
  type: 'alarm-given-back',
  from,
  because: 'operator-lost',
  by: anna,
})
const setAside: AlarmEvent = {
  type: 'alarm-parked',
  until: now + hours(2),
  by: anna,
  private: { reason: sealed('electrician comes') },
}
const noted: AlarmEvent = { type: 'alarm-noted', by: anna, private: { text: sealed('called the owner') } }
const ended: AlarmEvent = {
  type: 'alarm-closed',
  disposition: 'real',
  by: anna,
  private: { note: sealed('guard confirmed') },
}
const endedByIncident: AlarmEvent = { type: 'alarm-closed', disposition: 'incident', by: anna }
const escalated: AlarmEvent = { type: 'alarm-escalated', incident: '1-9', by: anna }
const overdue: AlarmEvent = { type: 'alarm-overdue' }
const reminded: AlarmEvent = { type: 'alarm-reminded' }

const inQueue = {
  accept: [accepted],
  'take-over': 'alarm-not-in-hand',
  'hand-over': 'alarm-not-in-hand',
  'hand over as supervisor': [handedOverBy(null)],
  'give-back': [],
  'lose its operator': [],
  park: 'alarm-not-in-hand',
  note: [noted],
  close: 'alarm-not-in-hand',
  'close with its incident': [endedByIncident],
  escalate: [accepted, escalated],
} as const
const inMyHand = {
  accept: [],
  'take-over': [],
  'hand-over': [handedOver],
  'hand over as supervisor': [handedOverBy(anna)],
  'give-back': [givenBack],
  'lose its operator': [lostOf(anna)],
  park: [setAside],
  note: [noted],
  close: [ended],
  'close with its incident': [endedByIncident],
  escalate: [escalated],
  'wake-on-time': [],
} as const
const inHandOfBoris = {
  accept: 'alarm-in-hand',
  'take-over': [takenOver],
  'hand-over': [],
  'hand over as supervisor': [],
  'give-back': 'alarm-not-in-your-hand',
  'lose its operator': [lostOf(boris)],
  park: 'alarm-not-in-your-hand',
  note: [noted],
  close: 'alarm-not-in-your-hand',
  'close with its incident': [endedByIncident],
  escalate: 'alarm-in-hand',
  'wake-on-time': [],
} as const
const linked = {
  'give-back': 'alarm-has-incident',
  'lose its operator': 'alarm-has-incident',
  escalate: 'alarm-has-incident',
} as const

describe('every command in every state of an alarm', () => {
  table(states, commands, {
    waiting: { ...inQueue, 'wake-on-time': [] },
    'past its target': { ...inQueue, 'wake-on-time': [overdue] },
    overdue: { ...inQueue, 'wake-on-time': [] },
    mine: inMyHand,
    'of another': inHandOfBoris,
    parked: inMyHand,
    'parked until now': { ...inMyHand, 'wake-on-time': [reminded] },
    escalated: { ...inMyHand, ...linked, park: 'alarm-has-incident', close: 'alarm-has-incident' },
    'escalated by another': { ...inHandOfBoris, ...linked, 'give-back': 'alarm-not-in-your-hand' },
    closed: {
      accept: 'alarm-closed',
      'take-over': 'alarm-closed',
      'hand-over': 'alarm-closed',
      'hand over as supervisor': 'alarm-closed',
      'give-back': 'alarm-closed',
      'lose its operator': 'alarm-closed',
      park: 'alarm-closed',
      note: 'alarm-closed',
      close: 'alarm-closed',
      'close with its incident': 'alarm-closed',
      escalate: 'alarm-closed',
      'wake-on-time': [],
    },
  })

  test('the table has a row for every status', () => {
    expect(new Set(Object.values(states).map(({ status }) => status))).toEqual(new Set(AlarmStatus.options))
  })

  test('the table has a column for everything that the API lets people ask', () => {
    expect(Object.keys(commands)).toEqual(expect.arrayContaining([...Object.keys(AlarmForms), 'escalate']))
  })
})

describe('who has it is said to who may not', () => {
  const detail = { inHandOf: { id: boris.id, name: boris.name } }
  given(states['of another']).when({ type: 'hand-over', by: anna, to: lola }).refused('alarm-not-in-your-hand', detail)
  given(states['of another']).when(commands.accept).refused('alarm-in-hand', detail)
  given(states['of another']).when(commands.escalate).refused('alarm-in-hand', detail)
  given(states['of another']).when(commands.close).refused('alarm-not-in-your-hand', detail)
})

describe('an alarm is parked for at most a day', () => {
  given(mine).when({ type: 'park', by: anna, until: now }).refused('park-ends-in-the-past')
  given(mine)
    .when({ type: 'park', by: anna, until: now + 1 })
    .then({ type: 'alarm-parked', until: now + 1, by: anna })
  given(mine)
    .when({ type: 'park', by: anna, until: now + hours(24) })
    .then({ type: 'alarm-parked', until: now + hours(24), by: anna })
  given(mine)
    .when({ type: 'park', by: anna, until: now + hours(24) + 1 })
    .refused('park-too-long', { longestHours: 24 })
})

describe('the target counts from when the alarm was last raised', () => {
  const wake = { type: 'wake-on-time', by: anna } as const
  given({ ...waiting, openedAt: 0, raisedAt: now - seconds(30) + 1 }, 'hold-up, 29.999 s')
    .when(wake)
    .thenNothing()
  given({ ...waiting, openedAt: 0, raisedAt: now - seconds(30) }, 'hold-up, 30 s')
    .when(wake)
    .then(overdue)
  given({ ...waiting, class: 'intrusion', raisedAt: now - seconds(89) }, 'intrusion, 89 s')
    .when(wake)
    .thenNothing()
  given({ ...waiting, class: 'intrusion', raisedAt: now - seconds(90) }, 'intrusion, 90 s')
    .when(wake)
    .then(overdue)
})

test('nobody but its incident closes an alarm as “incident”', () => {
  expect(AlarmForms.close.safeParse({ disposition: 'incident' }).success).toBe(false)
  for (const disposition of AlarmDisposition.options.filter((one) => one !== 'incident'))
    expect(AlarmForms.close.safeParse({ disposition }).success).toBe(true)
})
