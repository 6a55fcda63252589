import type { Ahead, ClosureAhead } from '../../api/live/messages.ts'

/** What is closed before a crew on this assignment, as far as the phone knows; what has ended since is not, network or none. */
export const closuresBefore = (ahead: Ahead | null, assignment: string, now: number): readonly ClosureAhead[] =>
  ahead?.assignment === assignment
    ? ahead.closures.filter(({ endsAt }) => endsAt === null || now < Date.parse(endsAt))
    : []
