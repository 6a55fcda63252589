import type { LiveState } from '../../api/live/state.ts'
import type { Incident } from '../../api/words.ts'

/** The first five minutes, in their order; `done` when all of them have been gone. */
export const guideSteps = ['take', 'incident', 'send', 'watch', 'replay', 'done'] as const
export type GuideStep = (typeof guideSteps)[number]

type Known = Pick<LiveState, 'me' | 'alarms' | 'incidents' | 'closedIncidents'>

/** The incidents that I made, or whose alarm I have in hand, the latest first. */
export const myIncidents = ({ me, alarms, incidents, closedIncidents }: Known): readonly Incident[] =>
  [...incidents.values(), ...closedIncidents.values()]
    .filter(
      ({ openedBy, alarms: of }) => openedBy.id === me?.id || of.some((id) => alarms.get(id)?.inHandOf?.id === me?.id),
    )
    .toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))

/** What is to be done next, by what has really happened; `replayed` is known only to this browser. */
export const stepOf = (state: Known, replayed: boolean): GuideStep => {
  if (replayed) return 'done'
  const mine = myIncidents(state)
  const sent = mine.flatMap(({ assignments }) => assignments)
  if (sent.some(({ onSceneAt, clearedAt }) => onSceneAt ?? clearedAt)) return 'replay'
  if (sent.length) return 'watch'
  if (mine.length) return 'send'
  return [...state.alarms.values()].some(({ inHandOf }) => inHandOf && inHandOf.id === state.me?.id)
    ? 'incident'
    : 'take'
}

/** Nobody is led back: a step that was gone stays gone, also when its alarm was closed meanwhile. */
export const furthest = (a: GuideStep, b: GuideStep): GuideStep =>
  guideSteps.indexOf(a) > guideSteps.indexOf(b) ? a : b
