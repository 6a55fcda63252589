import { describe, expect, test } from 'vitest'
import { anna, boris, hours, now, seconds } from '../fixtures/people.ts'
import type { Purpose } from './look.ts'
import {
  type AlarmAtHand,
  type Concern,
  type IncidentAtHand,
  type Looker,
  purposeInHand,
  stillInHand,
} from './purpose.ts'

const desk: Looker = { id: anna.id, isAtDesk: true, unit: null }
const auditor: Looker = { id: 'auditor-1', isAtDesk: false, unit: null }
const crew: Looker = { id: 'crew-T-11', isAtDesk: false, unit: 'T-11' }

const waiting: AlarmAtHand = { id: '1-7', status: 'waiting', inHandOf: null, closedAt: null }
const mine: AlarmAtHand = { ...waiting, status: 'in-hand', inHandOf: anna }
const ofBoris: AlarmAtHand = { ...mine, inHandOf: boris }
const closedBy = (alarm: AlarmAtHand, ago: number): AlarmAtHand => ({ ...alarm, status: 'closed', closedAt: now - ago })
const open: IncidentAtHand = { id: '1-3', openedBy: boris, closedAt: null, units: [] }
const closed: IncidentAtHand = { ...open, closedAt: now - hours(30) }

const at = (thing: string, alarms: AlarmAtHand[], incidents: IncidentAtHand[] = []): Concern => ({
  thing,
  subjects: ['premises:1-2'],
  alarms,
  incidents,
})
const door = (...alarms: AlarmAtHand[]) => at('premises:1-2', alarms)
const alarm = { for: 'alarm', id: '1-7' } as const
const incident = { for: 'incident', id: '1-3' } as const

describe('the reason for a look is in hand', () => {
  test.each<[string, Concern, Looker, Purpose | undefined]>([
    ['premises with nothing open', door(), desk, undefined],
    ['premises whose alarm waits', door(waiting), desk, alarm],
    ['premises whose alarm is mine', door(mine), desk, alarm],
    ['premises whose alarm somebody else has', door(ofBoris), desk, undefined],
    ['premises with an open incident', at('premises:1-2', [ofBoris], [open]), desk, incident],
    ['an alarm that waits', at('alarm:1-7', [waiting]), desk, alarm],
    ['an alarm that somebody else has, which all screens show', at('alarm:1-7', [ofBoris]), desk, alarm],
    ['an alarm that I closed just now', at('alarm:1-7', [closedBy(mine, seconds(60))]), desk, alarm],
    ['an alarm that I closed long ago', at('alarm:1-7', [closedBy(mine, stillInHand + 1)]), desk, undefined],
    ['an alarm that somebody else closed just now', at('alarm:1-7', [closedBy(ofBoris, seconds(60))]), desk, undefined],
    ['an open incident', at('incident:1-3', [], [open]), desk, incident],
    ['an incident of the day before', at('incident:1-3', [], [closed]), desk, undefined],
    [
      'an incident that I opened, and that was closed just now',
      at('incident:1-3', [], [{ ...closed, openedBy: anna, closedAt: now - seconds(60) }]),
      desk,
      incident,
    ],
    [
      'one that somebody else opened of my alarm',
      at('incident:1-3', [closedBy(mine, seconds(60))], [{ ...closed, closedAt: now - seconds(60) }]),
      desk,
      incident,
    ],
    ['what waits, for who has nothing to do with it', door(waiting), auditor, undefined],
    ['an open incident, for who has nothing to do with it', at('incident:1-3', [], [open]), auditor, undefined],
    ['an incident, for who is sent there', at('incident:1-3', [], [{ ...open, units: ['T-11'] }]), crew, incident],
    [
      'an incident, for the crew of another unit',
      at('incident:1-3', [], [{ ...open, units: ['T-2'] }]),
      crew,
      undefined,
    ],
  ])('%s', (_name, concern, looker, purpose) => expect(purposeInHand(concern, looker, now)).toEqual(purpose))
})
