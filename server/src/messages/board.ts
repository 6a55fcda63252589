import type { Sealed } from '@yordam/journal'
import { instant } from '../platform/words.ts'
import { isToAllCrews, unitOf } from './audience.ts'
import type { Message, MessageView } from './message.ts'

/** A message as screens see it. A crew is told who has read what goes between the desk and itself; of what is to all crews, only of itself. */
export const viewMessage =
  (open: (sealed: Sealed) => unknown) =>
  (message: Message, crew: string | null): MessageView => ({
    id: message.id,
    status: message.closed ? 'closed' : 'open',
    from: message.from,
    unit: unitOf(message),
    to: message.to,
    text: (open(message.text) as string | undefined) ?? null,
    at: instant(message.at),
    read: message.read
      .filter(({ unit }) => crew === null || unit === crew || (unit === null && !isToAllCrews(message)))
      .map(({ by, at }) => ({ by, at: instant(at) })),
  })
