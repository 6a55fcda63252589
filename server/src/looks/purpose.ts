import type { Actor } from '../platform/words.ts'
import type { Purpose } from './look.ts'

/** What is known of a thing that somebody asks to see. */
export interface Concern {
  /** The name under which a reason for it is remembered: an account is looked at with its premises. */
  readonly thing: string
  /** Whom it says something of. */
  readonly subjects: readonly string[]
  /** The thing is one of these itself, or they are why it is of interest. */
  readonly alarms: readonly AlarmAtHand[]
  readonly incidents: readonly IncidentAtHand[]
}

export interface AlarmAtHand {
  readonly id: string
  readonly status: 'waiting' | 'in-hand' | 'closed'
  readonly inHandOf: Actor | null
  readonly closedAt: number | null
}

export interface IncidentAtHand {
  readonly id: string
  readonly openedBy: Actor
  readonly closedAt: number | null
  /** Who is sent there. */
  readonly units: readonly string[]
}

/** Who asks, as far as a purpose hangs on it. */
export interface Looker {
  readonly id: string
  /** Works on alarms and incidents. */
  readonly isAtDesk: boolean
  /** Of a crew. */
  readonly unit: string | null
}

/** Whoever closed a thing may go back to it for so long, ms: the record is still being written. */
export const stillInHand = 3_600_000

/**
 * What is in hand and is the reason for a look, so that nobody is asked for one; undefined where nothing is. What waits is
 * opened to be taken, and is a reason of its own; what somebody else has in hand is none. Incidents are the room's: whoever works
 * at the desk works on all of them, a crew on those that it is sent to.
 */
export const purposeInHand = (
  { thing, alarms, incidents }: Concern,
  looker: Looker,
  now: number,
): Purpose | undefined => {
  const recently = (closedAt: number | null): boolean => closedAt !== null && now - closedAt <= stillInHand
  const mine = alarms.find(
    ({ inHandOf, status, closedAt }) => inHandOf?.id === looker.id && (status === 'in-hand' || recently(closedAt)),
  )
  const open = incidents.filter(({ closedAt }) => closedAt === null)
  if (!looker.isAtDesk) {
    const sentTo = incidents.find(({ units }) => looker.unit !== null && units.includes(looker.unit))
    return sentTo && { for: 'incident', id: sentTo.id }
  }
  const incident =
    open[0] ?? incidents.find(({ openedBy, closedAt }) => recently(closedAt) && (openedBy.id === looker.id || mine))
  if (incident) return { for: 'incident', id: incident.id }
  // What the alarm itself says stands on every screen of the room as long as it is open.
  const itself = alarms.find(({ id, status }) => `alarm:${id}` === thing && status !== 'closed')
  const alarm = mine ?? itself ?? alarms.find(({ status }) => status === 'waiting')
  return alarm && { for: 'alarm', id: alarm.id }
}
