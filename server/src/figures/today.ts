import type { Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import { startOfDay } from '../platform/day.ts'
import { instant, type Priority } from '../platform/words.ts'
import type { AlarmsKept, OnScene, Targets, TodayFigures } from './figure.ts'

/** Alarms of one sort: with one priority, of one premises. */
export interface AlarmsOf extends AlarmsKept {
  readonly priority: Priority
  readonly area: string | null
}

/** One incident, and after how many seconds the first unit was on scene: null when none has been yet. */
export interface Reached {
  readonly priority: Priority
  readonly area: string | null
  readonly seconds: number | null
}

const alarmsSince = `
  select (state ->> 'priority')::int as priority, state ->> 'premises' as premises, count(*)::int as opened,
    count(*) filter (where taken_at is not null and late_at is null)::int as "inTime",
    count(*) filter (where late_at is not null)::int as late
  from board.alarm where opened_at >= $1 and opened_at <= $2 group by 1, 2`

const incidentsSince = `
  select (state ->> 'priority')::int as priority, state -> 'place' as place,
    case when on_scene_at <= $2 then (greatest(on_scene_at - opened_at, 0) / 1000)::int end as seconds
  from board.incident where opened_at >= $1 and opened_at <= $2`

/** Where things are, for who reads rows: places are sealed in them, areas follow from places. */
export interface Areas {
  ofPremises(premises: string): string | null
  ofPlace(place: Sealed): string | null
}

/** The figures of the day that `now` is in. */
export const today = async (
  pool: Pool,
  areas: Areas,
  { timeZone, targets, now }: { timeZone: string; targets: Targets; now: number },
): Promise<TodayFigures> => {
  const since = startOfDay(now, timeZone)
  const [alarms, incidents] = await Promise.all([
    pool.query<AlarmsKept & { priority: Priority; premises: string | null }>(alarmsSince, [since, now]),
    pool.query<{ priority: Priority; place: Sealed; seconds: number | null }>(incidentsSince, [since, now]),
  ])
  return {
    since: instant(since),
    until: instant(now),
    targets,
    ...groupsOf(
      alarms.rows.map(({ premises, ...kept }) => ({ ...kept, area: premises && areas.ofPremises(premises) })),
      incidents.rows.map(({ place, ...reached }) => ({ ...reached, area: areas.ofPlace(place) })),
      targets,
    ),
  }
}

/** The same figures for all, for each priority and for each area; the most urgent and the busiest first. */
export const groupsOf = (
  alarms: readonly AlarmsOf[],
  incidents: readonly Reached[],
  targets: Targets,
): Pick<TodayFigures, 'alarms' | 'onScene' | 'byPriority' | 'byArea'> => {
  const sides = (mine: (one: AlarmsOf | Reached) => boolean) => ({
    alarms: keptOf(alarms.filter(mine)),
    onScene: onSceneOf(incidents.filter(mine), targets.onScene),
  })
  const all = [...alarms, ...incidents]
  const priorities = [...new Set(all.map(({ priority }) => priority))].sort()
  const areas = [...new Set(all.map(({ area }) => area))]
  return {
    ...sides(() => true),
    byPriority: priorities.map((priority) => ({ priority, ...sides((one) => one.priority === priority) })),
    byArea: areas
      .map((area) => ({ area, ...sides((one) => one.area === area) }))
      .sort((a, b) => b.alarms.opened - a.alarms.opened || String(a.area).localeCompare(String(b.area))),
  }
}

const keptOf = (alarms: readonly AlarmsKept[]): AlarmsKept => {
  const sum = (of: keyof AlarmsKept): number => alarms.reduce((total, one) => total + one[of], 0)
  return { opened: sum('opened'), inTime: sum('inTime'), late: sum('late') }
}

const onSceneOf = (incidents: readonly Reached[], target: number): OnScene => {
  const seconds = incidents.flatMap((one) => one.seconds ?? []).sort((a, b) => a - b)
  return {
    incidents: incidents.length,
    reached: seconds.length,
    inTime: seconds.filter((took) => took <= target).length,
    median: quantile(seconds, 0.5),
    p90: quantile(seconds, 0.9),
  }
}

/** The smallest value that at least this part of all does not exceed (nearest rank); null of nothing. */
const quantile = (sorted: readonly number[], part: number): number | null =>
  sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null
