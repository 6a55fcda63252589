import { command as askAlarm } from './alarms/command.ts'
import { alarmKind } from './alarms/evolve.ts'
import { command as askApproval } from './approvals/command.ts'
import { approvalKind } from './approvals/evolve.ts'
import { command as askIncident } from './incidents/command.ts'
import { incidentKind } from './incidents/evolve.ts'
import { command as askMessage } from './messages/command.ts'
import { closesAt, messageKind } from './messages/evolve.ts'
import type { Due } from './platform/clock.ts'
import type { House } from './platform/house/house.ts'
import type { Presence } from './platform/presence.ts'
import { theHouse } from './platform/words.ts'
import { accountKind } from './premises/evolve.ts'
import { test } from './premises/register.ts'
import { command as askClosure } from './roads/command.ts'
import { closureKind } from './roads/evolve.ts'
import { command as askToken } from './tokens/command.ts'
import { tokenKind } from './tokens/evolve.ts'

/** An operator who is gone for so long gives their alarms back to the queue. */
const operatorLostAfter = 60_000

/** Everything that time asks for, computed from what is open now. */
export function* dueNow(house: House, presence: Presence, now: number): Generator<Due> {
  for (const alarm of house.list(alarmKind)) {
    const at = alarmKind.dueAt?.(alarm)
    if (at !== undefined) {
      yield {
        at,
        act: () =>
          house.commit(theHouse, (work) => askAlarm(work, alarm.id, { type: 'wake-on-time', by: theHouse }), { now }),
      }
    }
    const goneSince = alarm.inHandOf && alarm.incident === null ? presence.goneSince(alarm.inHandOf.id) : undefined
    if (goneSince !== undefined) {
      const ask = { type: 'give-back', by: theHouse, because: 'operator-lost' } as const
      yield {
        at: goneSince + operatorLostAfter,
        act: () => house.commit(theHouse, (work) => askAlarm(work, alarm.id, ask), { now }),
      }
    }
  }
  for (const incident of house.list(incidentKind)) {
    const at = incidentKind.dueAt?.(incident)
    if (at !== undefined) {
      const ask = { type: 'notice-silence', by: theHouse } as const
      yield { at, act: () => house.commit(theHouse, (work) => askIncident(work, incident.id, ask), { now }) }
    }
  }
  for (const message of house.list(messageKind)) {
    const ask = { type: 'close-on-time', by: theHouse } as const
    yield {
      at: closesAt(message),
      act: () => house.commit(theHouse, (work) => askMessage(work, message.id, ask), { now }),
    }
  }
  for (const approval of house.list(approvalKind)) {
    const ask = { type: 'end-on-time', by: theHouse } as const
    yield {
      at: approval.endsAt,
      act: () => house.commit(theHouse, (work) => askApproval(work, approval.id, ask), { now }),
    }
  }
  for (const token of house.list(tokenKind)) {
    const ask = { type: 'end-on-time', by: theHouse } as const
    yield {
      at: token.endsAt,
      act: () => house.commit(theHouse, (work) => askToken(work, token.id, ask), { now }),
    }
  }
  for (const closure of house.list(closureKind)) {
    const at = closureKind.dueAt?.(closure)
    const ask = { type: 'end-on-time', by: theHouse } as const
    if (at !== undefined)
      yield { at, act: () => house.commit(theHouse, (work) => askClosure(work, closure.id, ask), { now }) }
  }
  for (const account of house.find(accountKind, 'test', 'on')) {
    yield {
      at: account.onTestUntil!,
      act: () => house.commit(theHouse, (work) => test(work, account.id, null), { now }),
    }
  }
}
