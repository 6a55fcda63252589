import type { Priority } from '../platform/words.ts'
import type { SignalClass } from '../signals/signal.ts'

/** What each class of signal means for the queue. `null`: it opens no alarm by itself, and joins one that is open. */
interface Handling {
  readonly priority: Priority | null
  /** Seconds within which an alarm of this class is to be in hand (EN 50518, settable). */
  readonly target: number
  /** Technical signals never share an alarm with those that call for help. */
  readonly sort: 'protective' | 'technical'
  /** Never hidden by a test: somebody may really be in danger. */
  readonly life: boolean
}

export const handlingOf = {
  'hold-up': { priority: 1, target: 30, sort: 'protective', life: true },
  panic: { priority: 1, target: 30, sort: 'protective', life: true },
  fire: { priority: 2, target: 30, sort: 'protective', life: true },
  medical: { priority: 2, target: 30, sort: 'protective', life: true },
  gas: { priority: 2, target: 30, sort: 'protective', life: true },
  intrusion: { priority: 3, target: 90, sort: 'protective', life: false },
  tamper: { priority: 3, target: 90, sort: 'protective', life: false },
  unknown: { priority: 4, target: 90, sort: 'protective', life: false },
  technical: { priority: 4, target: 90, sort: 'technical', life: false },
  fault: { priority: 4, target: 90, sort: 'technical', life: false },
  supervision: { priority: 5, target: 90, sort: 'technical', life: false },
  bypass: { priority: null, target: 90, sort: 'technical', life: false },
  cancel: { priority: null, target: 90, sort: 'protective', life: false },
  'open-close': { priority: null, target: 90, sort: 'protective', life: false },
  access: { priority: null, target: 90, sort: 'protective', life: false },
  test: { priority: null, target: 90, sort: 'technical', life: false },
  information: { priority: null, target: 90, sort: 'technical', life: false },
  restore: { priority: null, target: 90, sort: 'protective', life: false },
} as const satisfies Record<SignalClass, Handling>

/** When an alarm is to be in hand at the latest, in milliseconds. */
export const dueBy = (alarm: { class: SignalClass; raisedAt: number }): number =>
  alarm.raisedAt + handlingOf[alarm.class].target * 1000
