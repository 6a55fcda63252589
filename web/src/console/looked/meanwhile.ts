import type { LiveState } from '../../api/live/state.ts'

/** What happened while nobody looked, in numbers. */
export interface Meanwhile {
  readonly opened: number
  readonly late: number
  readonly raised: number
  readonly closed: number
  readonly incidents: number
  readonly reported: number
}

type Known = Pick<LiveState, 'alarms' | 'incidents' | 'units'>

export const meanwhileOf = (before: Known, after: Known): Meanwhile => {
  const alarms = [...after.alarms.values()]
  const was = (id: string) => before.alarms.get(id)
  return {
    opened: alarms.filter(({ id }) => !was(id)).length,
    late: alarms.filter(({ id, overdue }) => overdue && !was(id)?.overdue).length,
    raised: alarms.filter(({ id, priority }) => priority < (was(id)?.priority ?? 0)).length,
    closed: [...before.alarms.keys()].filter((id) => !after.alarms.has(id)).length,
    incidents: [...after.incidents.keys()].filter((id) => !before.incidents.has(id)).length,
    reported: [...after.units.values()].filter(({ id, status }) => {
      const known = before.units.get(id)
      return known && known.status !== status
    }).length,
  }
}

export const isQuiet = (meanwhile: Meanwhile): boolean => Object.values(meanwhile).every((count) => count === 0)
