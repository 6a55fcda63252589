import { type Refusal, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import { personal } from '../platform/personal.ts'
import { decide } from './decide.ts'
import { messageKind } from './evolve.ts'
import type { MessageCommand, MessageTo } from './message.ts'

export interface Sending {
  /** Whose crew writes; null: the desk. */
  readonly fromUnit: string | null
  readonly to: MessageTo
  readonly text: string
  readonly at?: number | undefined
}

/** Sends a message. Its text ends with the record of the unit that it is from or to. */
export const send = (work: Work, { fromUnit, to, text, at }: Sending): { message: string } | Refusal => {
  const { id, number } = work.nextNumber(messageKind)
  const unit = fromUnit ?? ('unit' in to ? to.unit : undefined)
  const subject = unit === undefined ? 'messages' : `unit:${unit}`
  return (
    work.decided(messageKind, id, [
      {
        type: 'message-sent',
        id,
        number,
        fromUnit,
        to,
        ...(at !== undefined && { pressedAt: at }),
        by: work.by,
        private: { text: personal('message-text', subject, text, work.now) },
      },
    ]) ?? { message: id }
  )
}

/** Asks something of one message. */
export const command = (work: Work, id: string, asked: MessageCommand): { message: string } | Refusal => {
  const message = work.state(messageKind, id)
  if (!message) return refuse('message-not-found')
  return work.decided(messageKind, id, decide(message, asked, work.now)) ?? { message: id }
}
