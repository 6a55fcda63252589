import type { Ahead, Arrival, ClosureAhead } from '../../api/live/messages.ts'

/** What is closed before a crew on this assignment, as far as the phone knows; what has ended since is not, network or none. */
export const closuresBefore = (ahead: Ahead | null, assignment: string, now: number): readonly ClosureAhead[] =>
  ahead?.assignment === assignment
    ? ahead.closures.filter(({ endsAt }) => endsAt === null || now < Date.parse(endsAt))
    : []

/** When a crew will be there, as it was told at `now`, ms: for who has not set out no time runs down. */
export const arrivesAt = ({ at, seconds, drive }: Pick<Arrival, 'at' | 'seconds' | 'drive'>, now: number): number =>
  drive === 'driving' ? at : now + seconds * 1_000
