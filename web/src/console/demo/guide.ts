import type { LiveState } from '../../api/live/state.ts'
import type { Incident } from '../../api/words.ts'
import { activeOf } from '../actions.ts'
import { mineOf } from '../hand/mine.ts'
import { type Row, rowOfIncident } from '../thing.ts'

/** The first five minutes, in their order, from an alarm to its end; `done` when all of them have been gone. */
export const guideSteps = ['take', 'incident', 'send', 'watch', 'resolve', 'leave', 'close', 'replay', 'done'] as const
export type GuideStep = (typeof guideSteps)[number]

/** How far a visitor has come. */
export interface Progress {
  readonly step: GuideStep
  /** The incident with which they came so far; null before there is one. */
  readonly incident: string | null
  /** Only what was opened after this counts: who begins anew begins with another alarm. ISO, or empty. */
  readonly since: string
}

export const atTheBeginning: Progress = { step: 'take', incident: null, since: '' }

type Known = Pick<LiveState, 'seq' | 'me' | 'alarms' | 'incidents' | 'closedIncidents'>

const isBefore = (a: GuideStep, b: GuideStep): boolean => guideSteps.indexOf(a) < guideSteps.indexOf(b)

/** The step that comes next for an incident, by what has really happened to it. */
const stepFor = ({ status, assignments }: Incident): GuideStep => {
  if (status === 'closed') return 'replay'
  if (status === 'resolved') return activeOf(assignments).length > 0 ? 'leave' : 'close'
  if (assignments.some(({ onSceneAt, clearedAt }) => onSceneAt ?? clearedAt)) return 'resolve'
  return assignments.length ? 'watch' : 'send'
}

/** The incidents that I made, or whose alarm I have in hand, the latest first. */
const myIncidents = ({ me, alarms, incidents, closedIncidents }: Known, since: string): readonly Incident[] =>
  [...incidents.values(), ...closedIncidents.values()]
    .filter(
      ({ openedBy, openedAt, alarms: of }) =>
        openedAt > since && (openedBy.id === me?.id || of.some((id) => alarms.get(id)?.inHandOf?.id === me?.id)),
    )
    .toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))

/** The one that has come furthest of what is mine. */
const stepOf = (state: Known, since: string): Pick<Progress, 'step' | 'incident'> => {
  const mine = myIncidents(state, since).map((incident) => ({ step: stepFor(incident), incident: incident.id }))
  const [first, ...others] = mine
  if (first) return others.reduce((best, one) => (isBefore(best.step, one.step) ? one : best), first)
  const taken = [...state.alarms.values()].some(({ inHandOf }) => inHandOf && inHandOf.id === state.me?.id)
  return { step: taken ? 'incident' : 'take', incident: null }
}

/**
 * What is to be done next. Nobody is led back, but to take another alarm when the first one became no incident. An incident
 * that is no longer open has ended, also when somebody else ended it while nobody looked.
 */
export const progressAfter = (before: Progress, state: Known): Progress => {
  if (state.seq < 0 || before.step === 'done') return before
  const now = stepOf(state, before.since)
  if (isBefore(before.step, now.step)) return { ...before, ...now }
  if (before.incident !== null && before.step !== 'replay' && !state.incidents.has(before.incident)) {
    return { ...before, step: 'replay' }
  }
  return before.incident === null && now.step !== before.step ? { ...before, ...now } : before
}

/** The steps whose keys act on whatever lies on top. */
const actsOnTop: ReadonlySet<GuideStep> = new Set<GuideStep>(['send', 'resolve', 'leave', 'close'])

/** Where the incident lies that the next step is for, and as the how many-eth of what is mine; 0 when it is not among it. */
export interface WayBack {
  readonly row: Row
  readonly digit: number
}

/** The way back to the incident of the next step, when something else lies on top; else null. */
export const wayBack = (
  state: LiveState,
  { step, incident }: Pick<Progress, 'step' | 'incident'>,
  onTop: string | undefined,
): WayBack | null => {
  const guided = incident === null ? undefined : state.incidents.get(incident)
  if (!guided || guided.id === onTop || !actsOnTop.has(step)) return null
  const row = rowOfIncident(state, guided)
  return { row, digit: mineOf(state).indexOf(row) + 1 }
}

export const sameWay = (a: WayBack | null, b: WayBack | null): boolean => a?.row === b?.row && a?.digit === b?.digit
