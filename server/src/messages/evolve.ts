import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Message, MessageEvent } from './message.ts'

/** A message leaves the screens after a shift, counted from when it came: nobody here could have read it before. */
const openFor = 12 * 3_600_000

const evolve = evolveBy<Message, Recorded<MessageEvent>>({
  'message-sent': (_none, { id, number, by, fromUnit, to, at, pressedAt = at, private: { text } }) => ({
    id,
    number,
    from: by,
    fromUnit,
    to,
    text,
    at: pressedAt,
    arrivedAt: at,
    read: [],
    closed: false,
  }),
  'message-read': (message, { by, unit, at, pressedAt = at }) => ({
    ...message,
    read: [...message.read, { by, unit, at: pressedAt }],
  }),
  'message-closed': (message) => ({ ...message, closed: true }),
})

/** Only the open ones close, and only they are asked. */
export const closesAt = ({ arrivedAt }: Pick<Message, 'arrivedAt'>): number => arrivedAt + openFor

export const messageKind: Kind<Message, MessageEvent> = {
  name: 'message',
  shape: 3,
  evolve,
  isOpen: ({ closed }) => !closed,
  columns: { number: { sql: 'bigint', of: ({ number }) => number } },
  indexes: {},
}
