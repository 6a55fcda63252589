import type { LiveState } from '../../api/live/state.ts'
import type { TextMessage } from '../../api/words.ts'
import { isUnderWay, type Step, statusAfter, steps, timeOf } from '../job/steps.ts'
import type { Assignment, CrewIncident, CrewUnit, DistressCall } from '../words.ts'
import type { Deed } from './deeds.ts'
import type { Entry, Unsettled } from './entry.ts'

/** What a crew has on the screen: what the centre said last, and on top of it what was pressed since. All pure. */

/** What was heard so long after something was sent, ms, contains it: the push follows the answer at once. */
const SEEN = 1000

/** Between pressing and taking, ms, when nothing is in between. */
const AT_ONCE = 5000

type Pressing<Kind extends Deed['kind']> = {
  readonly deed: Extract<Deed, { readonly kind: Kind }>
  readonly entry: Entry
  readonly unsent: boolean
}

/** What was pressed and is not yet in what we heard, in the order of pressing. */
export const pressedSince = (unsettled: Pick<Unsettled, 'waiting' | 'sent'>, heardAt: number | null) => {
  const all = [
    ...unsettled.sent.flatMap(({ entry, sentAt }) =>
      heardAt === null || heardAt < sentAt + SEEN ? [{ entry, unsent: false }] : [],
    ),
    ...unsettled.waiting.map((entry) => ({ entry, unsent: true })),
  ]
  return <Kind extends Deed['kind']>(kind: Kind): readonly Pressing<Kind>[] =>
    all.flatMap(({ entry, unsent }) =>
      entry.deed.kind === kind ? [{ deed: entry.deed as Pressing<Kind>['deed'], entry, unsent }] : [],
    )
}
export type PressedSince = ReturnType<typeof pressedSince>

const instant = (ms: number): string => new Date(ms).toISOString()

/** The unit as its crew has just said: on shift or not, in distress or not. */
export const unitAsPressed = (unit: CrewUnit, pressed: PressedSince): CrewUnit => {
  const [start, end] = [pressed('shift-start').at(-1), pressed('shift-end').at(-1)]
  const latest = start && end ? (start.entry.n > end.entry.n ? start : end) : (start ?? end)
  if (!latest) return unit
  const shift =
    latest.deed.kind === 'shift-start'
      ? { since: instant(latest.entry.at), equipment: [...latest.deed.equipment] }
      : null
  return {
    ...unit,
    shift,
    status: shift ? (unit.shift ? unit.status : 'available') : 'out-of-service',
    ...(latest.deed.kind === 'shift-start' && { crew: [...latest.deed.crew] }),
  }
}

export type Distress =
  | { readonly state: 'unsent'; readonly since: number }
  | { readonly state: 'received'; readonly since: number; readonly takenBy: DistressCall['takenBy'] }

/** A call for help, and how far it has come; null when there is none. */
export const distressAsPressed = (unit: CrewUnit, pressed: PressedSince): Distress | null => {
  if (unit.distress) {
    return { state: 'received', since: Date.parse(unit.distress.since), takenBy: unit.distress.takenBy }
  }
  const call = pressed('distress').at(-1)
  if (!call) return null
  const since = call.entry.at
  return call.unsent ? { state: 'unsent', since } : { state: 'received', since, takenBy: null }
}

export interface Job {
  readonly incident: CrewIncident
  readonly assignment: Assignment
  /** The steps that were pressed and that the centre has not got. */
  readonly unsent: ReadonlySet<Step>
}

const made = (assignment: Assignment, step: Step, at: number): Assignment =>
  steps.indexOf(step) < steps.findIndex((one) => statusAfter[one] === assignment.status)
    ? assignment
    : { ...assignment, status: statusAfter[step], [timeOf[step]]: assignment[timeOf[step]] ?? instant(at) }

const jobsOf = (incidents: LiveState['incidents'], unit: string, pressed: PressedSince): Job[] =>
  [...incidents.values()].flatMap((incident) =>
    incident.assignments.flatMap((assignment) => {
      if (assignment.unit !== unit) return []
      const own = pressed('step').filter(({ deed }) => deed.assignment === assignment.id)
      return [
        {
          incident: incident as CrewIncident,
          // Who was called off is called off, whatever was pressed meanwhile.
          assignment: isUnderWay(assignment.status)
            ? own.reduce((after, { deed, entry }) => made(after, deed.step, entry.at), assignment)
            : assignment,
          unsent: new Set(own.flatMap(({ deed, unsent }) => (unsent ? [deed.step] : []))),
        },
      ]
    }),
  )

/** What this unit is on, the latest when there should be several. */
export const jobAsPressed = (incidents: LiveState['incidents'], unit: string, pressed: PressedSince): Job | null =>
  jobsOf(incidents, unit, pressed)
    .filter(({ assignment }) => isUnderWay(assignment.status))
    .sort((a, b) => a.assignment.assignedAt.localeCompare(b.assignment.assignedAt))
    .at(-1) ?? null

/** The jobs from which this unit was called off since then, the latest last. */
export const recallsSince = (incidents: LiveState['incidents'], unit: string, since: string): readonly Job[] =>
  jobsOf(incidents, unit, () => [])
    .filter(({ assignment: { recalledAt } }) => recalledAt !== null && recalledAt >= since)
    .sort((a, b) => (a.assignment.recalledAt ?? '').localeCompare(b.assignment.recalledAt ?? ''))

/** A message, or one that is still to be sent. */
export interface ShownMessage {
  readonly id: string
  readonly text: string
  readonly at: number
  /** Who wrote it; null for this crew. */
  readonly from: string | null
  readonly state: 'unsent' | 'sent' | 'read'
  /** Not yet read by this crew. */
  readonly isNew: boolean
}

/** How long a message stays on the screen, ms: a shift. */
const SHOWN_FOR = 12 * 3_600_000

export const messagesAsPressed = (
  messages: LiveState['messages'],
  me: string,
  pressed: PressedSince,
  now: number,
): readonly ShownMessage[] => {
  const justRead = new Set(pressed('read').map(({ deed }) => deed.message))
  const heard = [...messages.values()].map((message) => shown(message, me, justRead))
  // What was sent at once has the time at which the server took it.
  const arrived = ({ deed, entry }: Pressing<'message'>) =>
    heard.some(({ from, text, at }) => from === null && text === deed.text && Math.abs(at - entry.at) < AT_ONCE)
  const said = pressed('message')
    .filter((one) => !arrived(one))
    .map(({ deed, entry, unsent }) => ({
      id: entry.key,
      text: deed.text,
      at: entry.at,
      from: null,
      state: unsent ? ('unsent' as const) : ('sent' as const),
      isNew: false,
    }))
  return [...heard, ...said].filter(({ at }) => now - at < SHOWN_FOR).sort((a, b) => a.at - b.at)
}

const shown = ({ id, text, at, from, read }: TextMessage, me: string, justRead: ReadonlySet<string>): ShownMessage => {
  const mine = from.id === me
  return {
    id,
    text: text ?? '',
    at: Date.parse(at),
    from: mine ? null : from.name,
    state: mine && read.some(({ by }) => by.id !== me) ? 'read' : 'sent',
    isNew: !mine && !justRead.has(id) && !read.some(({ by }) => by.id === me),
  }
}
