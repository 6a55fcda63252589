import type { Priority } from '../platform/words.ts'
import type { SignalClass } from '../signals/signal.ts'

/** What each class of signal means for the queue. `null`: it opens no alarm by itself, and joins one that is open. */
interface Handling {
  readonly priority: Priority | null
  /** Seconds within which an alarm of this class is usually to be in hand (EN 50518). */
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

/** Targets of a duty centre that has its own, in seconds. */
export interface Targets {
  /** For alarms that call for help: hold-up, panic, fire, medical, gas. */
  readonly urgent: number
  readonly other: number
}

/** The target of a class, where it is not the usual one: what is usual is not written down with every alarm. */
export const ownTarget = (of: SignalClass, targets: Targets | undefined): { target?: number } => {
  const { life, target: usual } = handlingOf[of]
  const target = targets && (life ? targets.urgent : targets.other)
  return target === undefined || target === usual ? {} : { target }
}

/** When an alarm is to be in hand at the latest, in milliseconds. */
export const dueBy = (alarm: { class: SignalClass; raisedAt: number; target?: number | undefined }): number =>
  alarm.raisedAt + (alarm.target ?? handlingOf[alarm.class].target) * 1000
