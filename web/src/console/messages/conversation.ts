import type { LiveState } from '../../api/live/state.ts'
import type { TextMessage } from '../../api/words.ts'

/** To whom the desk writes: one unit, or everybody of a kind. Written as one word, for lists and drafts. */
export type Recipient = `unit:${string}` | 'crews' | 'desk' | 'all'

export const recipientOf = (to: TextMessage['to']): Recipient => ('unit' in to ? `unit:${to.unit}` : to.everybody)

export const addressOf = (recipient: Recipient): TextMessage['to'] =>
  recipient.startsWith('unit:')
    ? { unit: recipient.slice('unit:'.length) }
    : { everybody: recipient as 'crews' | 'desk' | 'all' }

/** All that is on the screens, the oldest first. */
export const conversationOf = ({ messages }: Pick<LiveState, 'messages'>): readonly TextMessage[] =>
  [...messages.values()].sort((a, b) => a.at.localeCompare(b.at))

/** What others wrote to the desk and I have not seen. */
export const unreadOf = ({ messages, me }: Pick<LiveState, 'messages' | 'me'>): readonly TextMessage[] =>
  conversationOf({ messages }).filter(
    ({ from, to, read }) =>
      from.id !== me?.id && 'everybody' in to && to.everybody !== 'crews' && !read.some(({ by }) => by.id === me?.id),
  )
