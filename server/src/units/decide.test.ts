import { describe, expect, test } from 'vitest'
import { ruleBook } from '../fixtures/given.ts'
import { anna, boris, hours, now } from '../fixtures/people.ts'
import { decide } from './decide.ts'
import { type Unit, type UnitCommand, type UnitEvent, type UnitStatus, UnitStatusForm } from './unit.ts'

const { given, table } = ruleBook(decide, now)

const available: Unit = {
  id: 'T-11',
  capabilities: ['patrol'],
  crew: 'sealed names' as never,
  station: null,
  status: 'available',
  statusSince: now,
  incident: null,
  assignment: null,
  shift: null,
  hasShifts: false,
  distress: null,
}
const busy = { unit: 'T-11', incident: '1-4' }
const onJob = (status: UnitStatus): Unit => ({ ...available, status, incident: '1-4', assignment: '1-4.1' })

const shift = { since: now - hours(8), equipment: 'sealed list' as never }
const calling = { since: now, incident: '1-7', takenBy: null, place: 'sealed place' as never }

const states = {
  available,
  assigned: onJob('assigned'),
  'en-route': onJob('en-route'),
  'on-scene': onJob('on-scene'),
  clearing: onJob('clearing'),
  'out-of-service': { ...available, status: 'out-of-service' },
} satisfies Record<UnitStatus, Unit>

const follow = (status: 'assigned' | 'en-route' | 'on-scene') =>
  ({ type: 'follow-job', by: anna, assignment: '1-4.1', status }) as const
const commands = {
  'say it is available': { type: 'say-status', by: anna, status: 'available' },
  'say it is out of service': { type: 'say-status', by: anna, status: 'out-of-service', reason: 'flat tyre' },
  'take a job': { type: 'take-job', by: anna, incident: '1-9', assignment: '1-9.1' },
  'follow: assigned': follow('assigned'),
  'follow: en route': follow('en-route'),
  'follow: on scene': follow('on-scene'),
  'follow another job': { type: 'follow-job', by: anna, assignment: '1-8.1', status: 'on-scene' },
  'leave its job': { type: 'leave-job', by: anna, assignment: '1-4.1' },
  'leave another job': { type: 'leave-job', by: anna, assignment: '1-8.1' },
  'start a shift': { type: 'start-shift', by: anna, crew: ['Otabek'], equipment: [{ item: 'radio', ok: true }] },
  'end the shift': { type: 'end-shift', by: anna, note: 'car is at the gate' },
  'call for help': { type: 'raise-distress', by: anna, place: { position: [69.28, 41.31], address: 'T-11' } },
  'link the call': { type: 'link-distress', by: anna, incident: '1-7' },
  'let its call end': { type: 'let-end', by: anna, incident: '1-7' },
  'take the call': { type: 'take-distress', by: anna },
  'end the call': { type: 'end-distress', by: anna, reason: 'pressed by mistake' },
} as const satisfies Record<string, UnitCommand>

const sealed = (retention: string, value: unknown) => ({ subject: 'unit:T-11', retention, value }) as never

const becomes = (status: UnitStatus): UnitEvent => ({ type: 'unit-status-changed', status, by: anna })
const outOfService: UnitEvent = {
  ...becomes('out-of-service'),
  private: { reason: sealed('record/2026-03', 'flat tyre') },
} as UnitEvent
const took: UnitEvent = { type: 'unit-took-job', incident: '1-9', assignment: '1-9.1', by: anna }
const left: UnitEvent = { type: 'unit-left-job', incident: '1-4', assignment: '1-4.1', by: anna }

const place = { position: [69.28, 41.31], address: 'T-11' }
const started: UnitEvent = {
  type: 'unit-shift-started',
  by: anna,
  private: {
    crew: sealed('crew/2026-03', ['Otabek']),
    equipment: sealed('crew/2026-03', [{ item: 'radio', ok: true }]),
  },
}
const ended: UnitEvent = {
  type: 'unit-shift-ended',
  by: anna,
  private: { note: sealed('record/2026-03', 'car is at the gate') },
}
const called: UnitEvent = {
  type: 'unit-distress-raised',
  unit: 'T-11',
  by: anna,
  private: { place: sealed('crew/2026-03', place) },
}

/** A call for help is never refused; nobody can answer one that was not made. */
const always = {
  'call for help': [called],
  'link the call': [],
  'let its call end': [],
  'take the call': 'unit-not-in-distress',
  'end the call': 'unit-not-in-distress',
  'start a shift': [started],
  'end the shift': [],
} as const
const withoutJob = {
  ...always,
  'follow: assigned': [],
  'follow: en route': [],
  'follow: on scene': [],
  'follow another job': [],
  'leave its job': [],
  'leave another job': [],
} as const
const withJob = {
  ...always,
  'say it is available': 'unit-busy',
  'say it is out of service': 'unit-busy',
  'take a job': 'unit-busy',
  'follow: assigned': [becomes('assigned')],
  'follow: en route': [becomes('en-route')],
  'follow: on scene': [becomes('on-scene')],
  'follow another job': [],
  'leave its job': [left],
  'leave another job': [],
} as const

describe('every command in every status of a unit', () => {
  table(states, commands, {
    available: {
      ...withoutJob,
      'say it is available': [],
      'say it is out of service': [outOfService],
      'take a job': [took],
    },
    assigned: { ...withJob, 'follow: assigned': [] },
    'en-route': { ...withJob, 'follow: en route': [] },
    'on-scene': { ...withJob, 'follow: on scene': [] },
    clearing: withJob,
    'out-of-service': {
      ...withoutJob,
      'say it is available': [becomes('available')],
      'say it is out of service': [],
      'take a job': 'unit-out-of-service',
    },
  })

  test('the table has a column for everything that a crew may say of itself', () => {
    const said = Object.values<UnitCommand>(commands).flatMap((one) => (one.type === 'say-status' ? one.status : []))
    expect(said).toEqual(UnitStatusForm.shape.status.options)
  })
})

describe('where it is busy is said to who wants it', () => {
  given(states['on-scene']).when(commands['take a job']).refused('unit-busy', { unit: 'T-11', incident: '1-4' })
})

describe('a shift', () => {
  const onShift: Unit = { ...available, shift }
  const { 'start a shift': start, 'end the shift': end } = commands
  given(onShift, 'on shift').when(end).then(ended)
  given(onShift, 'on shift').when(start).then({ type: 'unit-shift-ended', by: anna }, started)
  given({ ...onJob('on-scene'), shift }, 'on shift and on a job')
    .when(end)
    .refused('unit-busy', busy)
  given({ ...onJob('on-scene'), shift }, 'on shift and on a job')
    .when(start)
    .refused('unit-busy', busy)
  given({ ...onShift, distress: calling }, 'calling for help')
    .when(end)
    .refused('unit-in-distress', { unit: 'T-11' })
  given(onShift, 'on shift')
    .when({ type: 'end-shift', by: anna, at: now - hours(1) })
    .then({ type: 'unit-shift-ended', by: anna, pressedAt: now - hours(1) })
  given(onShift, 'on shift')
    .when({ ...start, at: now - hours(9) })
    .then({ type: 'unit-shift-ended', by: anna, pressedAt: shift.since }, {
      ...started,
      pressedAt: shift.since,
    } as UnitEvent)
  given(onShift, 'on shift')
    .when({ type: 'end-shift', by: anna, at: now - hours(9) })
    .then({ type: 'unit-shift-ended', by: anna, pressedAt: shift.since })
})

describe('a call for help', () => {
  const { 'call for help': call, 'take the call': take, 'end the call': end, 'link the call': link } = commands
  const inDistress: Unit = { ...available, distress: calling }
  const nowhere: Unit = { ...available, distress: { ...calling, incident: null, place: null } }
  const about = { unit: 'T-11', by: anna } as const
  given(inDistress, 'calling').when(call).thenNothing()
  given(inDistress, 'calling').when(link).thenNothing()
  given(nowhere, 'calling from nobody knows where').when({ type: 'raise-distress', by: anna }).thenNothing()
  given(nowhere, 'calling from nobody knows where')
    .when(call)
    .then({ type: 'unit-distress-located', ...about, private: { place: sealed('crew/2026-03', place) } })
  given(nowhere, 'calling from nobody knows where')
    .when(link)
    .then({ type: 'unit-distress-linked', ...about, incident: '1-7' })
  given(inDistress, 'calling').when(commands['let its call end']).refused('distress-goes-on', { unit: 'T-11' })
  given(inDistress, 'calling').when({ type: 'let-end', by: anna, incident: '1-8' }).thenNothing()
  given(inDistress, 'calling').when(commands['take a job']).refused('unit-in-distress', { unit: 'T-11' })
  given(available)
    .when({ type: 'raise-distress', by: anna, at: now - hours(2) })
    .then({ type: 'unit-distress-raised', ...about, pressedAt: now - hours(2) })
  given(inDistress, 'calling')
    .when(take)
    .then({ type: 'unit-distress-taken', ...about })
  const taken: Unit = { ...available, distress: { ...calling, takenBy: anna } }
  given(taken, 'calling, Anna has it').when(take).thenNothing()
  given(taken, 'calling, Anna has it')
    .when({ ...take, by: boris })
    .refused('distress-taken', { takenBy: { id: anna.id, name: 'Anna' } })
  given(inDistress, 'calling')
    .when(end)
    .then({
      type: 'unit-distress-ended',
      ...about,
      private: { reason: sealed('record/2026-03', 'pressed by mistake') },
    })
})

describe('what was pressed before it arrived', () => {
  given(states.assigned)
    .when({ ...commands['follow: on scene'], at: now - hours(1) })
    .then({ ...becomes('on-scene'), pressedAt: now - hours(1) } as UnitEvent)
})
