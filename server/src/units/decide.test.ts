import { describe, expect, test } from 'vitest'
import { ruleBook } from '../fixtures/given.ts'
import { anna, now } from '../fixtures/people.ts'
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
}
const onJob = (status: UnitStatus): Unit => ({ ...available, status, incident: '1-4', assignment: '1-4.1' })

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
} as const satisfies Record<string, UnitCommand>

const becomes = (status: UnitStatus): UnitEvent => ({ type: 'unit-status-changed', status, by: anna })
const outOfService: UnitEvent = {
  ...becomes('out-of-service'),
  private: { reason: { subject: 'unit:T-11', retention: 'record/2026-03', value: 'flat tyre' } },
} as UnitEvent
const took: UnitEvent = { type: 'unit-took-job', incident: '1-9', assignment: '1-9.1', by: anna }
const left: UnitEvent = { type: 'unit-left-job', incident: '1-4', assignment: '1-4.1', by: anna }

const withoutJob = {
  'follow: assigned': [],
  'follow: en route': [],
  'follow: on scene': [],
  'follow another job': [],
  'leave its job': [],
  'leave another job': [],
} as const
const withJob = {
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
