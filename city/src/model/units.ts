import { families, givenNames } from './names.ts'
import type { Point } from './plane.ts'
import type { Random } from './random.ts'
import type { Streets } from './streets.ts'

export type Capability = 'patrol' | 'armed' | 'fire' | 'medical' | 'rescue' | 'dog' | 'technical'

/** A team in its car. */
export type Unit = {
  readonly id: string
  readonly capabilities: readonly Capability[]
  readonly crew: readonly string[]
  readonly station: string
  /** Where it waits when it is not on patrol. */
  readonly at: Point
}

const stations = [
  '1-tayanch punkti (Markaz)',
  '2-tayanch punkti (Shimol)',
  '3-tayanch punkti (Janub)',
  '4-tayanch punkti (Gʻarb)',
]

/** Who is on duty: how many teams of which sort, and how many people ride in one. */
const duty: readonly {
  readonly teams: number
  readonly people: number
  readonly capabilities: readonly Capability[]
}[] = [
  { teams: 8, people: 2, capabilities: ['patrol'] },
  { teams: 4, people: 3, capabilities: ['patrol', 'armed'] },
  { teams: 1, people: 2, capabilities: ['patrol', 'dog'] },
  { teams: 3, people: 4, capabilities: ['fire', 'rescue'] },
  { teams: 3, people: 2, capabilities: ['medical'] },
  { teams: 1, people: 2, capabilities: ['technical'] },
]

/** T-01, T-02, …: the sorts mixed, so that no station has them all. */
export function musterUnits(streets: Streets, random: Random): Unit[] {
  const teams = random.shuffled(duty.flatMap((sort) => Array.from({ length: sort.teams }, () => sort)))
  return teams.map(({ capabilities, people }, index) => {
    const own = random.fork(index)
    return {
      id: `T-${String(index + 1).padStart(2, '0')}`,
      capabilities,
      crew: Array.from({ length: people }, () => `${own.pick(givenNames)} ${own.pick(families)}`),
      station: stations[index % stations.length]!,
      at: own.pick(streets.junctions),
    }
  })
}
