import { expect, test } from 'vitest'
import { apply, nothingYet } from '../../api/live/state.ts'
import { anAlarm, anIncident, anna, aUnit, boris } from '../examples.ts'
import { mineOf } from './mine.ts'

test('what is mine stands in the order in which I took it, whatever its priority', () => {
  const inHand = { status: 'in-hand', inHandOf: anna } as const
  const state = apply(
    nothingYet,
    {
      type: 'reset',
      body: {
        seq: 1,
        now: '2026-03-01T02:14:00.000Z',
        me: anna,
        alarms: [
          anAlarm({ ...inHand, id: 'second', priority: 1, inHandSince: '2026-03-01T02:14:00.000Z' }),
          anAlarm({ ...inHand, id: 'first', priority: 4, inHandSince: '2026-03-01T02:13:00.000Z', incident: 'linked' }),
          anAlarm({ ...inHand, id: 'parked', parkedUntil: '2026-03-01T03:00:00.000Z' }),
          anAlarm({ ...inHand, id: 'theirs', inHandOf: boris }),
          anAlarm({ id: 'waits' }),
        ],
        incidents: [
          anIncident({ id: 'linked', alarms: ['first'] }),
          anIncident({ id: 'third', alarms: [], openedAt: '2026-03-01T02:15:00.000Z' }),
          anIncident({ id: 'by-boris', alarms: [], openedBy: boris }),
          anIncident({ id: 'help', type: 'distress', distress: 'T-11', alarms: [], openedBy: boris }),
        ],
        units: [
          aUnit({
            id: 'T-11',
            distress: { since: '2026-03-01T02:16:00.000Z', incident: 'help', takenBy: anna, position: null },
          }),
        ],
      },
    },
    0,
  )
  expect(mineOf(state)).toEqual(['alarm:first', 'alarm:second', 'incident:third', 'incident:help'])
})
