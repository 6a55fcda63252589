import type { Sealed } from '@yordam/journal'
import { instant } from '../platform/words.ts'
import { unitOf } from './audience.ts'
import type { Message, MessageView } from './message.ts'

/** A message as screens see it; a crew is not told which other crews have read it. */
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
      .filter(({ unit }) => crew === null || unit === null || unit === crew)
      .map(({ by, at }) => ({ by, at: instant(at) })),
  })
