import type { LiveState } from '../../api/live/state.ts'
import type { Alarm, Priority } from '../../api/words.ts'

/** What is to be heard: an alarm came, became more urgent, passed its target, or comes back from where I parked it. */
export interface Cue {
  readonly kind: 'new' | 'raised' | 'late' | 'reminded'
  readonly priority: Priority
  readonly alarm: string
}

/** The alarms that call for attention after a change, the most urgent first. Nothing at the first look: that is no news. */
export const cuesOf = (before: LiveState, after: LiveState): readonly Cue[] => {
  if (before.seq < 0 || before.alarms === after.alarms) return []
  return [...after.alarms.values()]
    .flatMap((alarm) => cueOf(before.alarms.get(alarm.id), alarm, after.me?.id))
    .sort((a, b) => a.priority - b.priority)
}

const cueOf = (was: Alarm | undefined, is: Alarm, me: string | undefined): Cue[] => {
  if (was === is) return []
  const cue = (kind: Cue['kind']): Cue[] => [{ kind, priority: is.priority as Priority, alarm: is.id }]
  if (is.status === 'waiting' && !is.parkedUntil && was?.status !== 'waiting') return cue('new')
  if (was && is.raisedAt !== was.raisedAt) return cue('raised')
  if (was && is.overdue && !was.overdue) return cue('late')
  const comesBack = was?.parkedUntil && !is.parkedUntil && !is.incident && is.inHandOf?.id === me
  return comesBack ? cue('reminded') : []
}
