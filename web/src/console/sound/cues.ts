import type { LiveState } from '../../api/live/state.ts'
import type { Alarm, Incident, Priority } from '../../api/words.ts'

/** What is to be heard, and of what: the id of an alarm, an incident, a unit or a message. */
export interface Cue {
  readonly kind: CueKind
  readonly priority: Priority
  readonly about: string
}

/**
 * An alarm came, became more urgent, passed its target, or comes back from where I parked it; something happened to what I
 * have in hand; a crew calls for help; a crew wrote.
 */
export type CueKind = 'new' | 'raised' | 'late' | 'reminded' | 'mine' | 'distress' | 'message'

/** What calls for attention after a change, the most urgent first. Nothing at the first look: that is no news. */
export const cuesOf = (before: LiveState, after: LiveState): readonly Cue[] => {
  if (before.seq < 0 || after.seq < 0) return []
  return [
    ...distressCues(before, after),
    ...[
      ...changedIn(before.alarms, after.alarms).flatMap(([was, is]) => alarmCue(was, is, after.me?.id)),
      ...changedIn(before.incidents, after.incidents).flatMap(([was, is]) => incidentCue(was, is, after)),
    ].sort((a, b) => a.priority - b.priority),
    ...messageCues(before, after),
  ]
}

const changedIn = <Thing extends { readonly id: string }>(
  before: ReadonlyMap<string, Thing>,
  after: ReadonlyMap<string, Thing>,
): [was: Thing | undefined, is: Thing][] => {
  if (before === after) return []
  return [...after.values()].flatMap((is) => {
    const was = before.get(is.id)
    return was === is ? [] : [[was, is]]
  })
}

const alarmCue = (was: Alarm | undefined, is: Alarm, me: string | undefined): Cue[] => {
  const cue = (kind: CueKind): Cue[] => [{ kind, priority: is.priority as Priority, about: is.id }]
  const isMine = is.inHandOf?.id === me
  if (is.status === 'waiting' && !is.parkedUntil && was?.status !== 'waiting') return cue('new')
  if (was && is.raisedAt !== was.raisedAt) return cue('raised')
  if (was && is.overdue && !was.overdue) return cue('late')
  if (was?.parkedUntil && !is.parkedUntil && !is.incident && isMine) return cue('reminded')
  return was && isMine && (is.signals ?? 0) > (was.signals ?? 0) ? cue('mine') : []
}

/** Of an incident that I lead: a crew does not answer, has arrived, or asks for more. */
const incidentCue = (was: Incident | undefined, is: Incident, { alarms, me }: LiveState): Cue[] => {
  const isMine = is.openedBy.id === me?.id || is.alarms.some((id) => alarms.get(id)?.inHandOf?.id === me?.id)
  if (!was || !isMine) return []
  const asks = is.backUpWanted !== null && was.backUpWanted === null
  const calls = is.assignments.some(({ id, unacknowledged, status }) => {
    const before = was.assignments.find((one) => one.id === id)
    return (unacknowledged && !before?.unacknowledged) || (status === 'on-scene' && before?.status !== 'on-scene')
  })
  return asks || calls ? [{ kind: 'mine', priority: is.priority as Priority, about: is.id }] : []
}

const distressCues = (before: LiveState, after: LiveState): Cue[] =>
  changedIn(before.units, after.units).flatMap(([was, is]) =>
    is.distress && !was?.distress ? [{ kind: 'distress', priority: 1, about: is.id }] : [],
  )

/** Crews' messages to the desk, and what others write to all. */
const messageCues = (before: LiveState, after: LiveState): Cue[] =>
  changedIn(before.messages, after.messages).flatMap(([was, is]) =>
    was || is.from.id === after.me?.id || 'unit' in is.to ? [] : [{ kind: 'message', priority: 5, about: is.id }],
  )
