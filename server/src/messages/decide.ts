import { decideBy } from '../platform/decision.ts'
import { closesAt } from './evolve.ts'
import type { Message, MessageCommand, MessageEvent } from './message.ts'

/** What may be done with a message that was sent. */
export const decide = decideBy<Message, MessageCommand, MessageEvent>({
  /** Who wrote it has read it, and whoever has read it has. */
  read(message, { by, unit, at }) {
    if (message.closed || by.id === message.from.id || message.read.some((one) => one.by.id === by.id)) return []
    return [{ type: 'message-read', unit, by, ...(at !== undefined && { pressedAt: at }) }]
  },

  'close-on-time'(message, _command, now) {
    return message.closed || closesAt(message) > now ? [] : [{ type: 'message-closed' }]
  },
})
