import type { Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import type { ResponsePlans } from './dispatch/plan.ts'
import { askedBy, planFor } from './dispatch/plans.ts'
import { abilities } from './dispatch/recommend.ts'
import { byHourFrom, sourcesFrom, type UsualWork, workFrom } from './dispatch/simulation/from-past.ts'
import { knownTimes } from './dispatch/simulation/known-times.ts'
import type { Scenario, Source, Team } from './dispatch/simulation/scenario.ts'
import { straightLineSeconds } from './dispatch/straight-line.ts'
import { incidentKind } from './incidents/evolve.ts'
import type { IncidentType } from './incidents/incident.ts'
import { days, pastCalls } from './past-calls.ts'
import type { KindOf } from './platform/house/kind.ts'
import { kindsMade, loadOpen } from './platform/house/tables.ts'
import { PlainError } from './platform/plain-error.ts'
import type { Position } from './platform/words.ts'
import type { Whereabout } from './roads/question.ts'
import type { RoadTimes } from './roads/road-times.ts'
import { areaOf } from './stations/area.ts'
import { stationKind } from './stations/evolve.ts'
import type { Station } from './stations/station.ts'
import { type Method, Travel } from './travel.ts'
import { unitKind } from './units/evolve.ts'
import type { Unit } from './units/unit.ts'

export interface OwnAreaFrom {
  readonly pool: Pool
  readonly open: (sealed: Sealed) => unknown
  readonly roads: RoadTimes
  readonly plans: ResponsePlans
  /** Seconds within which a call should be reached. */
  readonly target: number
  readonly timeZone: string
  /** How much of the way there is, from 0 to 1: with an atlas, roads are searched for a while. */
  readonly onProgress?: (part: number) => void
}

/** The area of this duty centre, to be played through, and of what it is made. */
export interface OwnArea {
  readonly scenario: Scenario
  readonly stations: number
  /** So many calls, of so many days. */
  readonly calls: number
  readonly days: number
  readonly work: UsualWork
  /** `mixed`: over straight lines where no road is known, or none leads. */
  readonly method: Method | 'mixed'
  /** Units of which nobody says at which station they are: they are left out. */
  readonly homeless: readonly string[]
  /** What share of the calls no unit can answer by the plans, and of which types they are: they are left out. */
  readonly unanswerable: { readonly share: number; readonly types: readonly IncidentType[] }
}

const [hour, day] = [3_600_000, 86_400_000]
/** From so many days on it can be told how calls are spread over the hours. */
const daysForHours = 7

/** Says so where a duty centre was never opened, or not by this version: there is nothing to read then. */
export const expectTables = async (pool: Pool): Promise<void> => {
  const kinds = [unitKind, stationKind, incidentKind]
  const { rows } = await pool.query(`select to_regclass('board.made') is not null as "isThere"`)
  if (!rows[0].isThere || (await kindsMade(pool, kinds)).length < kinds.length)
    throw new PlainError('This duty centre has not been opened by this version yet. Start the server once.')
}

/**
 * The units at their stations, the calls of the last weeks to which somebody was sent, and the times between all of these places.
 * Where a call came from goes into a sum of its cell. All is read beside a working server, and nothing is written.
 */
export const ownArea = async (from: OwnAreaFrom): Promise<OwnArea> => {
  const { pool, plans, target } = from
  const now = Date.now()
  const stations = await all(pool, stationKind)
  const units = await all(pool, unitKind)
  const teams = units.flatMap((unit) => teamOf(unit, stations))
  if (teams.length === 0) throw new PlainError(nobody(units.length))

  const calls = (await pastCalls(from, now)).filter(({ isSentTo }) => isSentTo)
  if (calls.length === 0)
    throw new PlainError(`There is nothing to play: in the last ${days} days nobody was sent to a call.`)
  const observed = await observedUntil(pool, now)
  const sources = sourcesFrom(calls, observed / hour, (point) => areaOf(stations, point))
  const answered = sources.filter((source) => teams.some((team) => canHelp(team, source, plans)))
  if (answered.length === 0)
    throw new PlainError(
      `There is nothing to play: no unit can do what the response plans ask for at any of these calls.`,
    )

  const posts = stations.map(({ position }) => position)
  const work = workFrom(await workedSince(pool, now))
  const { method, ...times } = await timesAmong([...posts, ...new Set(answered.map(({ position }) => position))], from)
  return {
    scenario: {
      teams,
      sources: answered,
      plans,
      posts,
      target,
      work: work.seconds,
      ...times,
      ...(observed >= daysForHours * day && { byHour: byHourFrom(calls) }),
    },
    stations: stations.length,
    calls: calls.length,
    days: Math.round(observed / day),
    work,
    method,
    homeless: units.filter(({ id }) => !teams.some((team) => team.id === id)).map(({ id }) => id),
    unanswerable: unanswerableOf(sources, answered),
  }
}

/** In the order of their ids, so that the same seed gives the same. */
const all = async <State extends object>(pool: Pool, kind: KindOf<State>): Promise<State[]> => {
  const rows = await loadOpen(pool, kind)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ held }) => held.state as State)
}

const teamOf = ({ id, capabilities, station }: Unit, stations: readonly Station[]): Team[] => {
  const home = stations.find((one) => one.id === station)?.position
  return home ? [{ id, capabilities, home }] : []
}

const nobody = (units: number): string =>
  units === 0
    ? 'There is nothing to play: this duty centre has no units. Register them with POST /api/units.'
    : `There is nothing to play: of ${units} units none is at a station that is registered. Say it with PUT /api/units/{id}, and register stations with PUT /api/stations/{id}.`

const canHelp = (team: Team, { type, priority }: Source, plans: ResponsePlans): boolean =>
  abilities(team, askedBy(planFor(plans, type, priority)).needs) !== 0

const unanswerableOf = (sources: readonly Source[], answered: readonly Source[]): OwnArea['unanswerable'] => {
  const left = sources.filter((source) => !answered.includes(source))
  return { share: rateOf(left) / rateOf(sources), types: [...new Set(left.map(({ type }) => type))].sort() }
}

const rateOf = (sources: readonly Source[]): number => sources.reduce((sum, { perHour }) => sum + perHour, 0)

/**
 * For how long calls have been written down, of the days that are looked at, milliseconds. The first day of a duty centre counts as
 * a whole one: by its first minute it would have thousands of calls a day.
 */
const observedUntil = async (pool: Pool, now: number): Promise<number> => {
  const { rows } = await pool.query<{ first: string }>('select min(opened_at) as first from board.incident')
  return Math.min(days * day, Math.max(day, now - Number(rows[0]!.first)))
}

/** How long units were on scenes, seconds; neither the unit nor the incident is asked for. */
const workedSince = async (pool: Pool, now: number): Promise<number[]> => {
  const { rows } = await pool.query<{ seconds: number }>(
    `select ((sent -> 'times' ->> 'cleared')::float8 - (sent -> 'times' ->> 'on-scene')::float8) / 1000 as seconds
     from board.incident, json_array_elements(state -> 'assignments') as sent
     where opened_at > $1 and on_scene_at is not null and sent -> 'times' -> 'cleared' is not null
       and sent -> 'times' -> 'on-scene' is not null`,
    [now - days * day],
  )
  return rows.map(({ seconds }) => seconds)
}

/** The times between all of these places, by one search for each. Where no road leads somebody finds a way: over a straight line. */
const timesAmong = async (
  places: readonly Position[],
  { roads, onProgress }: Pick<OwnAreaFrom, 'roads' | 'onProgress'>,
): Promise<Pick<Scenario, 'seconds' | 'isOfPlaces'> & Pick<OwnArea, 'method'>> => {
  if (!roads.manifest) return { seconds: straightLineSeconds, method: 'straight-line' }
  const starts = places.map((position): Whereabout => ({ position, heading: null }))
  const seconds = new Float64Array(places.length ** 2)
  const methods = new Set<Method>()
  for (const [to, place] of places.entries()) {
    const travel = await Travel.to(place, starts, roads)
    for (const start of starts.keys()) {
      const { seconds: time, method } = travel.anyhow(start)
      seconds[start * places.length + to] = time
      if (start !== to) methods.add(method)
    }
    onProgress?.((to + 1) / places.length)
  }
  const [method = 'straight-line', other] = methods
  return { seconds: knownTimes(places, seconds), isOfPlaces: true, method: other ? 'mixed' : method }
}
