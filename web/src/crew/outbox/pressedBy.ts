import type { Unsettled } from './entry.ts'

/** Of what was pressed on a phone that goes from hand to hand, what is this person's: nobody reads or goes on with what is another's. */
export const pressedBy = (person: string, { waiting, sent, refused }: Unsettled): Unsettled => ({
  waiting: waiting.filter((one) => one.person === person),
  sent: sent.filter(({ entry }) => entry.person === person),
  refused: refused.filter((one) => one.person === person),
})
