import { expect, test } from 'vitest'
import type { Alarm } from '../alarms/alarm.ts'
import { anna, hours, now, seconds } from '../fixtures/people.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Account } from '../premises/premises.ts'
import type { Unit } from '../units/unit.ts'
import { figuresOf, sheetOf, type UnderWay } from './sheet.ts'

const alarm = (number: number, more: Partial<Alarm> = {}): Alarm =>
  ({
    id: `1-${number}`,
    number,
    status: 'waiting',
    priority: 3,
    class: 'intrusion',
    premises: 'p',
    openedAt: now,
    overdue: false,
    inHandOf: null,
    parkedUntil: null,
    incident: null,
    ...more,
  }) as Alarm
const mine = { status: 'in-hand', inHandOf: anna } as const

const underWay: UnderWay = {
  alarms: [
    alarm(1),
    alarm(2, { priority: 1, overdue: true }),
    alarm(3, mine),
    alarm(4, { ...mine, parkedUntil: now + hours(2) }),
    alarm(5, { ...mine, parkedUntil: now + hours(1) }),
    alarm(6, { ...mine, incident: '1-1' }),
  ],
  incidents: [
    {
      id: '1-1',
      number: 1,
      type: 'panic',
      priority: 1,
      status: 'on-scene',
      openedAt: now,
      assignments: [
        { id: '1-1.1', unit: 'T-1', status: 'on-scene' },
        { id: '1-1.2', unit: 'T-2', status: 'recalled' },
      ],
    } as unknown as Incident,
  ],
  units: [
    { id: 'T-1', status: 'on-scene', statusSince: now, distress: { since: now - seconds(5) } } as Unit,
    { id: 'T-3', status: 'out-of-service', statusSince: now - seconds(60), distress: null } as Unit,
  ],
  onTest: [{ id: '1234', onTestUntil: now + hours(1) } as Account],
}

const sheet = sheetOf(
  underWay,
  {
    dueBy: () => now,
    areaOfAlarm: () => 'chorsu',
    areaOfIncident: () => null,
    reasons: new Map([['T-3', 'flat tyre']]),
  },
  now,
)
const ids = (lines: readonly { id: string }[]) => lines.map(({ id }) => id)

test('each alarm stands on the sheet once; what became an incident stands there as that', () => {
  expect([ids(sheet.waiting), ids(sheet.inHand), ids(sheet.parked), ids(sheet.incidents)]).toEqual([
    ['1-2', '1-1'],
    ['1-3'],
    ['1-5', '1-4'],
    ['1-1'],
  ])
})

test('with who has it, who is there, and why a unit is not', () => {
  expect(sheet.inHand).toMatchObject([{ inHandOf: 'Anna', area: 'chorsu' }])
  expect(sheet.incidents).toMatchObject([{ area: null, units: [{ unit: 'T-1', status: 'on-scene' }] }])
  expect(sheet.outOfService).toMatchObject([{ unit: 'T-3', reason: 'flat tyre' }])
  expect(sheet.distress).toMatchObject([{ unit: 'T-1' }])
  expect(sheet.onTest).toMatchObject([{ account: '1234' }])
})

test('the figures are what stands on it', () => {
  expect(figuresOf(underWay)).toMatchObject({
    waiting: 2,
    late: 1,
    inHand: 1,
    parked: 2,
    incidents: 1,
    outOfService: 1,
    distress: 1,
    onTest: 1,
  })
})
