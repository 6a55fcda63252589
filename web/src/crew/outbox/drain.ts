import { notSent } from '../../api/problem.ts'
import type { Lane } from './deeds.ts'
import type { Entry, Outbox } from './entry.ts'
import { type Answer, fateOf } from './fate.ts'

/** How sending ended: all is sent, the rest must wait, or somebody must sign in first. */
export type Ending = 'empty' | 'later' | 'signed-out'

/** What sending needs of the world; tests bring their own. */
export interface Post {
  /** Who the server says is signed in here; null for nobody, undefined when it does not answer as soon as the lane needs it. */
  readonly whoIsHere: (lane: Lane) => Promise<{ readonly id: string } | null | undefined>
  /** One attempt. Never throws. */
  readonly send: (entry: Entry) => Promise<Answer>
  readonly now: () => number
}

/** Sends a lane in the order of pressing until it is empty or must wait. What is refused is put aside and blocks nothing. */
export const drain = async (lane: Lane, outbox: Outbox, post: Post): Promise<Ending> => {
  // Who has nothing to send asks nothing: in a tunnel that would be a question after another, for hours.
  if (!(await outbox.first(lane))) return 'empty'
  const person = await post.whoIsHere(lane)
  if (person === undefined) return 'later'
  if (person === null) return 'signed-out'
  for (;;) {
    const entry = await outbox.first(lane, person.id)
    if (!entry) return 'empty'
    const answer = await post.send(entry)
    const fate = fateOf(answer, entry.broke)
    if (fate === 'later' || fate === 'signed-out') return fate
    if (fate === 'broke') {
      await outbox.broke(entry)
      return 'later'
    }
    if (fate === 'sent') await outbox.sent(entry, post.now())
    else await outbox.refuse(entry, answer?.problem ?? notSent)
  }
}
