import { type Api, createApi } from './api/client.ts'
import { startClock } from './clock.ts'
import { rideAsCrew } from './crews/crew.ts'
import { letIn, type Person } from './house/people.ts'
import type { City } from './model/city.ts'
import { operators } from './model/names.ts'
import { planOf } from './model/plan.ts'
import { createRandom } from './model/random.ts'
import type { Skill } from './operators/desk.ts'
import { workAsOperator } from './operators/operator.ts'
import type { Receiver } from './panels/panel.ts'
import { playDay } from './panels/play.ts'
import { type ScenarioName, scenarios } from './scenarios.ts'

type Life = {
  readonly scenario: ScenarioName
  readonly speed: number
  readonly administrator: Api
  readonly receiver: Receiver
  readonly signal: AbortSignal
}

/** Quick enough that the queue does not drown, slow enough that a visitor finds something in it. */
const skill: Skill = { thinks: [3, 8], waits: 12, leaves: 0.35, leavesFor: 240 }

/** Panels report, crews ride and operators work, until the signal ends it. Rejects when one of them cannot go on. */
export async function bringToLife(
  city: City,
  { scenario, speed, administrator, receiver, signal }: Life,
): Promise<void> {
  const { url } = administrator
  const random = createRandom(city.seed).fork('people')
  const apiOf = async (person: Person) => createApi({ url, token: await letIn(administrator, person), signal })

  const crews = await Promise.all(
    city.units.map(async (unit) => ({
      unit,
      api: await apiOf({ role: 'crew', name: unit.id, unit: unit.id }),
    })),
  )
  const desks = await Promise.all(
    operators.map(async (name) => ({ name, api: await apiOf({ role: 'operator', name }) })),
  )

  const clock = startClock({ from: scenarios[scenario].from, speed, signal })
  await Promise.all([
    playDay(city, planOf(city, scenarios[scenario]), { receiver, clock, signal }),
    ...crews.map(({ unit, api }) =>
      rideAsCrew({ unit, streets: city.streets, api, clock, random: random.fork(unit.id), signal }),
    ),
    ...desks.map(({ name, api }) => workAsOperator({ name, skill, api, clock, random: random.fork(name), signal })),
  ])
}
