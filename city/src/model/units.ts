import { families, givenNames } from './names.ts'
import { metresBetween, type Point } from './plane.ts'
import { createRandom, hash, type Random } from './random.ts'
import { type Rota, type Shift, shiftAt } from './rota.ts'
import type { Station } from './stations.ts'
import type { CityTime } from './week.ts'

export type Capability = 'patrol' | 'armed' | 'fire' | 'medical' | 'rescue' | 'dog' | 'technical'

/** A team's car, with the people who take turns on it. */
export type Unit = {
  readonly id: string
  readonly capabilities: readonly Capability[]
  /** How many ride in it. */
  readonly seats: number
  /** The id of its station. */
  readonly station: string
  /** Where it stands when nobody needs it. */
  readonly at: Point
  readonly rota: Rota
  /** Minutes by which this team is early or late for each change of shift. */
  readonly tardiness: number
}

/** Who is there: of which sort how many teams, and how many of them work when. */
const musters: readonly {
  readonly people: number
  readonly capabilities: readonly Capability[]
  readonly teams: Readonly<Record<Rota, number>>
}[] = [
  { people: 2, capabilities: ['patrol'], teams: { 'round-the-clock': 4, 'two-shifts': 4, evenings: 2, nights: 3 } },
  {
    people: 3,
    capabilities: ['patrol', 'armed'],
    teams: { 'round-the-clock': 3, 'two-shifts': 2, evenings: 1, nights: 1 },
  },
  {
    people: 2,
    capabilities: ['patrol', 'dog'],
    teams: { 'round-the-clock': 1, 'two-shifts': 0, evenings: 1, nights: 0 },
  },
  {
    people: 4,
    capabilities: ['fire', 'rescue'],
    teams: { 'round-the-clock': 6, 'two-shifts': 1, evenings: 0, nights: 0 },
  },
  { people: 2, capabilities: ['medical'], teams: { 'round-the-clock': 4, 'two-shifts': 2, evenings: 0, nights: 1 } },
  { people: 2, capabilities: ['technical'], teams: { 'round-the-clock': 2, 'two-shifts': 1, evenings: 0, nights: 1 } },
]

/** T-01, T-02, …: the sorts mixed, and spread over the stations, so that none has only one sort. */
export function musterUnits(stations: readonly Station[], random: Random): Unit[] {
  const teams = musters.flatMap(({ people, capabilities, teams: byRota }) =>
    random
      .shuffled((Object.entries(byRota) as [Rota, number][]).flatMap(([rota, count]) => Array<Rota>(count).fill(rota)))
      .map((rota) => ({ people, capabilities, rota })),
  )
  // Dealt like cards: a sort goes round the stations before one of them gets a second team of it.
  const order = random.shuffled(stations)
  const dealt = teams.map((team, index) => ({ ...team, station: order[index % order.length]! }))
  return random.shuffled(dealt).map(({ people, capabilities, rota, station }, index) => ({
    id: `T-${String(index + 1).padStart(2, '0')}`,
    capabilities,
    seats: people,
    station: station.id,
    at: station.at,
    rota,
    tardiness: random.whole(-9, 11),
  }))
}

/** Who rides on a shift: the same people for the same shift of the same weekday, as rotas have it. */
export function crewOf(unit: Unit, seed: number, { begins }: Shift): string[] {
  const random = createRandom(hash(`${unit.id} ${Math.round(begins / 3_600_000) % 168}`, seed))
  const names = new Set<string>()
  while (names.size < unit.seats) names.add(`${random.pick(givenNames)} ${random.pick(families)}`)
  return [...names]
}

/** The patrol that is on duty and nearest to a place. */
export const nearestPatrol = (units: readonly Unit[], to: Point, time: CityTime): Unit | undefined =>
  units
    .filter((unit) => unit.capabilities.includes('patrol') && shiftAt(unit, time))
    .toSorted((a, b) => metresBetween(a.at, to) - metresBetween(b.at, to))[0]
